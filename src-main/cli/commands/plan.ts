/** `pull` and `plan`: what a server has, and what a push would do. Nothing is written on a server. */
import type { Command } from 'commander'
import type { Plan, PullResult } from '../../domain/syncModel.ts'
import { writePrivateFile } from '../../platform/files.ts'
import { type Cli, type ExitCode, serverIdOf } from '../context.ts'
import { refuseStoreFiles } from '../inputFiles.ts'
import { planText } from '../planText.ts'
import { counted, table } from '../table.ts'
import { fileOption, textArgument } from '../usage.ts'

function pullText({ server, services, users, drift, serverOnly }: PullResult): string {
  const seen = `Read ${counted(services, 'service')} and ${counted(users, 'user')} from server "${server}".`
  const rows = drift.map((entry) => [
    entry.key,
    entry.kind,
    entry.field,
    entry.before ?? '(nothing)',
    entry.after ?? '(nothing)',
  ])
  const others = serverOnly.map((entry) => `  ${entry.kind} "${entry.key}"`)
  return [
    seen,
    table(['OBJECT', 'KIND', 'FIELD', 'LAST KNOWN', 'NOW'], rows, 'No drift.'),
    ...(others.length === 0 ? [] : ['Only on the server:', ...others]),
  ].join('\n')
}

async function pull(cli: Cli, name: string): Promise<void> {
  const caller = await cli.openStore()
  const result = await caller.sync.pull({ serverId: await serverIdOf(caller, name) })
  cli.output.result(result, pullText(result))
  if (result.drift.length > 0) cli.exitWith(2)
}

/** A decision comes before pending changes; what is only on the server, or blocked, is nothing to do. */
function planExit({ steps, takeovers, conflicts }: Plan): ExitCode {
  if (conflicts.length > 0) return 4
  return steps.length + takeovers.length > 0 ? 2 : 0
}

async function plan(cli: Cli, name: string, options: { out?: string; deletes: boolean }): Promise<void> {
  const { out, deletes } = options
  if (out !== undefined) refuseStoreFiles(cli.paths, out)
  const caller = await cli.openStore()
  const made = await caller.sync.plan({ serverId: await serverIdOf(caller, name), deletes })
  if (out !== undefined) writePrivateFile(out, `${JSON.stringify(made, null, 2)}\n`, true)
  cli.output.result(made, planText(made))
  cli.exitWith(planExit(made))
}

export function register(program: Command, cli: Cli): void {
  const name = () => textArgument('<name>', 'name of the server in the store')
  program
    .command('pull')
    .description('read the server, record what it has, show drift')
    .addArgument(name())
    .action((server: string) => pull(cli, server))
  program
    .command('plan')
    .description('what a push would do; writes nothing on the server')
    .addArgument(name())
    .addOption(fileOption('--out <file>', 'also write the plan there, for "push --plan"'))
    .option('--deletes', 'plan to delete services that are only on the server', false)
    .action((server: string, options: { out?: string; deletes: boolean }) => plan(cli, server, options))
}
