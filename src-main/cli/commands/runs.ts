/** `runs` and `run show`: the journal of pushes. */
import type { Command } from 'commander'
import type { RunRecord } from '../../store/journal.ts'
import { type Cli, serverIdOf } from '../context.ts'
import { stepsText } from '../planText.ts'
import { table } from '../table.ts'
import { textArgument } from '../usage.ts'

function endOf({ finishedAt, converged, stoppedBy }: RunRecord): string {
  if (finishedAt === null) return 'not finished'
  if (stoppedBy !== null) return `stopped: ${stoppedBy}`
  return converged ? 'store and server agreed' : 'store and server did not agree'
}

function runsText(runs: readonly RunRecord[]): string {
  return table(
    ['RUN', 'STARTED', 'BY', 'END'],
    runs.map((run) => [run.id, run.startedAt, run.person, endOf(run)]),
    'There were no pushes to this server.',
  )
}

async function list(cli: Cli, name: string): Promise<void> {
  const caller = await cli.openStore()
  const runs = await caller.sync.runs({ serverId: await serverIdOf(caller, name) })
  cli.output.result({ runs }, runsText(runs))
}

async function show(cli: Cli, id: string): Promise<void> {
  const caller = await cli.openStore()
  const run = await caller.sync.run({ id })
  const head = `Run ${run.id} on server "${run.serverName}" by ${run.person}, ${run.startedAt}: ${endOf(run)}.`
  cli.output.result(run, `${head}\n\n${stepsText(run.steps)}`)
}

export function register(program: Command, cli: Cli): void {
  program
    .command('runs')
    .description('pushes to a server, newest first')
    .addArgument(textArgument('<name>', 'name of the server in the store'))
    .action((server: string) => list(cli, server))
  program
    .command('run')
    .description('one push')
    .command('show')
    .description('the steps of a push and what became of them')
    .addArgument(textArgument('<id>', 'id of the run'))
    .action((id: string) => show(cli, id))
}
