/** `drift`, `drift accept`, `drift overwrite`: what moved on a server, and whose side wins. */
import { Argument, type Command } from 'commander'
import type { DecidedDrift } from '../../sync/decide/driftDecisions.ts'
import type { ServerDrift } from '../../sync/status.ts'
import { type Cli, serverIdOf } from '../context.ts'
import { table } from '../table.ts'
import { collect, textArgument } from '../usage.ts'

const nothing = '(nothing)'

function driftText({ server, readAt, error, entries }: ServerDrift): string {
  const read =
    readAt === null ? `Server "${server}" was never read.` : `Server "${server}", as read ${readAt}.`
  const rows = entries.map((entry) => [
    entry.key,
    entry.kind,
    entry.field,
    entry.before ?? nothing,
    entry.after ?? nothing,
    entry.firstSeenAt,
    entry.decision === null ? '' : entry.decision === 'mine' ? 'the store wins' : 'the server wins',
  ])
  const head = ['OBJECT', 'KIND', 'FIELD', 'LAST KNOWN', 'NOW', 'FIRST SEEN', 'DECIDED']
  return [
    read,
    ...(error ? [`The last try failed: ${error.message}`] : []),
    table(head, rows, 'No drift.'),
  ].join('\n')
}

async function list(cli: Cli, name: string): Promise<void> {
  const caller = await cli.openStore()
  const [found] = await caller.sync.drift({ serverId: await serverIdOf(caller, name) })
  if (!found) return
  const { serverId: _serverId, isTarget: _isTarget, ...document } = found
  cli.output.result(document, driftText(found))
  if (found.entries.length > 0) cli.exitWith(2)
}

function decidedText(decided: readonly DecidedDrift[], head: string): string {
  const rows = decided.flatMap(({ kind, key, fields }) =>
    fields.length === 0
      ? [[key, kind, '', '', '']]
      : fields.map((field) => [key, kind, field.name, field.before ?? nothing, field.after ?? nothing]),
  )
  return table(['OBJECT', 'KIND', 'FIELD', 'BEFORE', head], rows, 'Nothing was decided.')
}

async function accept(cli: Cli, name: string, keys: readonly string[]): Promise<void> {
  const caller = await cli.openStore()
  const result = await caller.sync.acceptDrift({ serverId: await serverIdOf(caller, name), keys: [...keys] })
  cli.output.result(result, decidedText(result.accepted, 'NOW IN THE STORE'))
}

async function overwrite(cli: Cli, name: string, keys: readonly string[]): Promise<void> {
  const caller = await cli.openStore()
  const serverId = await serverIdOf(caller, name)
  const result = await caller.sync.overwriteDrift({ serverId, keys: [...keys] })
  cli.output.result(result, decidedText(result.overwritten, 'AT THE NEXT PUSH'))
}

export function register(program: Command, cli: Cli): void {
  const name = () => textArgument('<name>', 'name of the server in the store')
  const keys = () => new Argument('<key...>', 'names of services or logon names of users').argParser(collect)
  const drift = program
    .command('drift')
    .description('what moved on the server, as the last read saw it; asks nobody')
    .addArgument(name())
    .action((server: string) => list(cli, server))
  drift
    .command('accept')
    .description('read the server, and take its side into the store; writes nothing on it')
    .addArgument(name())
    .addArgument(keys())
    .action((server: string, chosen: string[]) => accept(cli, server, chosen))
  drift
    .command('overwrite')
    .description("decide that the store's side wins at the next push")
    .addArgument(name())
    .addArgument(keys())
    .action((server: string, chosen: string[]) => overwrite(cli, server, chosen))
}
