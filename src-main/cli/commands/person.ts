/** `person list|add|change|remove`: who may open the store, and as what. */
import { type Command, Option } from 'commander'
import { type Role, roles } from '../../domain/model.ts'
import type { PersonEntry } from '../../store/keyAccess.ts'
import { type Caller, type Cli, newPassphrase, personIdOf } from '../context.ts'
import { table } from '../table.ts'
import { fileOption, textArgument, usage } from '../usage.ts'

function listText(people: readonly PersonEntry[]): string {
  return table(
    ['NAME', 'ROLE', ''],
    people.map(({ name, role, isSelf }) => [name, role, isSelf ? 'you' : '']),
    '',
  )
}

async function list(cli: Cli): Promise<void> {
  const { people } = await (await cli.openStore()).person.list()
  cli.output.result({ people }, listText(people))
}

interface Added {
  readonly role: Role
  readonly newPassphraseFile?: string
}

async function add(cli: Cli, name: string, { role, newPassphraseFile }: Added): Promise<void> {
  const caller = await cli.openStore()
  const passphrase = (await newPassphrase(cli, newPassphraseFile)).reveal()
  await caller.person.add({ name, role, passphrase })
  cli.output.result({ name, role }, `"${name}" may open the store now, as ${role}.`)
}

interface Changed {
  readonly role?: Role
  readonly name?: string
}

async function change(cli: Cli, person: string, changed: Changed): Promise<void> {
  if (changed.role === undefined && changed.name === undefined) {
    throw usage('Nothing to change: name a new role with --role, or a new name with --name.')
  }
  const caller: Caller = await cli.openStore()
  await caller.person.change({ id: await personIdOf(cli, person), ...changed })
  cli.output.result({ person, ...changed }, `"${person}" is changed.`)
}

async function remove(cli: Cli, name: string): Promise<void> {
  const caller = await cli.openStore()
  await caller.person.remove({ id: await personIdOf(cli, name) })
  cli.output.result(
    { removed: name },
    `"${name}" may no longer open this store. A copy made before still opens with the old passphrase: ` +
      '"patchbay key rotate" gives the store new keys.',
  )
}

const roleOption = () => new Option('--role <role>', 'what the person may do').choices(roles)
const nameArgument = () =>
  textArgument('<name>', 'name of the person; upper and lower case make no difference')

export function register(program: Command, cli: Cli): void {
  const group = program.command('person').description('people who may open the store')
  group
    .command('list')
    .description('all people and their roles')
    .action(() => list(cli))
  group
    .command('add')
    .description('another person, with a passphrase of its own')
    .addArgument(nameArgument())
    .addOption(roleOption().makeOptionMandatory())
    .addOption(fileOption('--new-passphrase-file <file>', "holds the new person's passphrase (else asked)"))
    .action((name: string, options: Added) => add(cli, name, options))
  group
    .command('change')
    .description('another role or name')
    .addArgument(nameArgument())
    .addOption(roleOption())
    .addOption(fileOption('--name <name>', 'the new name'))
    .action((name: string, options: Changed) => change(cli, name, options))
  group
    .command('remove')
    .description('a person and its passphrase; the last administrator stays')
    .addArgument(nameArgument())
    .action((name: string) => remove(cli, name))
}
