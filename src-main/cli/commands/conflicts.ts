/** `conflicts`, `resolve`, `decisions`, `adopt`: decisions between the store and a server. */
import { type Command, Option } from 'commander'
import { type Cli, serverIdOf } from '../context.ts'
import { conflictsText } from '../planText.ts'
import { table } from '../table.ts'
import { notEmpty, textArgument, usage } from '../usage.ts'

async function list(cli: Cli, name: string): Promise<void> {
  const caller = await cli.openStore()
  const found = await caller.sync.conflicts({ serverId: await serverIdOf(caller, name) })
  const conflicts = found.map(({ key, kind, field, base, mine, theirs }) => {
    return { key, kind, field, base, mine, theirs }
  })
  cli.output.result({ conflicts }, conflictsText(conflicts))
  if (conflicts.length > 0) cli.exitWith(4)
}

interface Choice {
  readonly mine?: true
  readonly theirs?: true
  readonly open?: true
  readonly field?: string
}

async function resolve(cli: Cli, name: string, key: string, choice: Choice): Promise<void> {
  if (!choice.mine && !choice.theirs && !choice.open) {
    throw usage(
      'Decide with --mine (the store) or --theirs (the server), or take a decision back with --open.',
    )
  }
  const caller = await cli.openStore()
  const serverId = await serverIdOf(caller, name)
  const meant = { key, ...(choice.field !== undefined && { field: choice.field }) }
  if (choice.open) {
    const reopened = await caller.sync.reopenMany({ serverId, choices: [meant] })
    const text = `Open again: ${namesOf(reopened)}. A push leaves it as it is until it is decided.`
    return cli.output.result({ reopened }, text)
  }
  const side = choice.mine ? 'mine' : 'theirs'
  const resolved = await caller.sync.resolve({ serverId, side, ...meant })
  const winner = side === 'mine' ? 'the store' : `server "${name}"`
  cli.output.result(
    { resolved, side },
    `Decided for ${winner}: ${namesOf(resolved)}. The next push applies it.`,
  )
}

function namesOf(entries: readonly { readonly key: string; readonly field: string }[]): string {
  return entries.map(({ key, field }) => `"${key}" ${field}`).join(', ')
}

async function decisions(cli: Cli, name: string): Promise<void> {
  const caller = await cli.openStore()
  const made = await caller.sync.decisions({ serverId: await serverIdOf(caller, name) })
  const rows = made.map((entry) => [
    entry.id,
    entry.key,
    entry.field,
    entry.mine ?? '(nothing)',
    entry.theirs ?? '(nothing)',
    entry.side,
    entry.person,
    entry.at,
    entry.isPending ? 'waits for a push' : entry.canRestore ? 'can be brought back' : '',
  ])
  const head = ['ID', 'OBJECT', 'FIELD', 'MINE', 'THEIRS', 'WON', 'BY', 'AT', 'LOSING SIDE']
  cli.output.result({ decisions: made }, table(head, rows, 'Nothing was decided.'))
}

const restoredText = Object.freeze({
  restored: 'The losing side is in the store again. The next plan shows it.',
  turned: 'No push had carried the decision out: the other side wins now.',
  unchanged: 'The store has the losing side already. Nothing was changed.',
})

async function restore(cli: Cli, id: string): Promise<void> {
  const caller = await cli.openStore()
  const result = await caller.sync.restoreLosing({ id })
  cli.output.result(result, `"${result.key}" ${result.field}: ${restoredText[result.outcome]}`)
}

async function adopt(cli: Cli, name: string, keys: readonly string[]): Promise<void> {
  const caller = await cli.openStore()
  const result = await caller.sync.adopt({ serverId: await serverIdOf(caller, name), keys: [...keys] })
  const rows = result.adopted.map((entry) => [entry.kind, entry.key])
  cli.output.result(result, table(['KIND', 'ADOPTED'], rows, 'Nothing to adopt.'))
}

export function register(program: Command, cli: Cli): void {
  const name = () => textArgument('<name>', 'name of the server in the store')
  program
    .command('conflicts')
    .description('fields that changed both here and on the server')
    .addArgument(name())
    .action((server: string) => list(cli, server))
  program
    .command('resolve')
    .description('decide the conflicts of one object')
    .addArgument(name())
    .addArgument(textArgument('<key>', 'name of the service or logon name of the user'))
    .addOption(new Option('--mine', 'the store wins').conflicts('theirs'))
    .addOption(new Option('--theirs', 'the server wins'))
    .addOption(
      new Option('--open', 'take back what no push has carried out: nobody wins yet').conflicts([
        'mine',
        'theirs',
      ]),
    )
    .addOption(new Option('--field <field>', 'only this field').argParser(notEmpty))
    .action((server: string, key: string, choice: Choice) => resolve(cli, server, key, choice))
  const decided = program
    .command('decisions')
    .description('what was decided about conflicts and drift, newest first')
    .addArgument(name())
    .action((server: string) => decisions(cli, server))
  decided
    .command('restore')
    .description('bring the losing side of a decision back into the store')
    .addArgument(textArgument('<id>', 'id of the decision'))
    .action((id: string) => restore(cli, id))
  program
    .command('adopt')
    .description('take objects that are only on the server into the store')
    .addArgument(name())
    .argument('[key...]', 'names or logon names; left out: all')
    .action((server: string, keys: string[]) => adopt(cli, server, keys))
}
