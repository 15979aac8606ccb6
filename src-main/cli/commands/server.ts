/** `server add|change|list|remove|doctor`. */
import type { Command } from 'commander'
import type { Server } from '../../domain/model.ts'
import type { Cli } from '../context.ts'
import { checkCredentials, draftOf, passphraseOf, type Settings, withSettings } from '../serverSettings.ts'
import { table } from '../table.ts'
import { textArgument, usage } from '../usage.ts'
import { registerDoctor } from './doctor.ts'

async function add(cli: Cli, name: string, settings: Settings): Promise<void> {
  const { url, auth } = settings
  if (url === undefined || auth === undefined)
    throw usage('A new server needs --url <url> and --auth <mode>.')
  checkCredentials(auth, settings)
  const draft = { ...(await draftOf(settings)), name, url, authMode: auth }
  const passphrase = await passphraseOf(settings)
  const caller = await cli.openStore()
  const server = await caller.server.save({ id: null, draft, ...passphrase })
  cli.output.result(server, `Server "${server.name}" is in the store. "patchbay server doctor" tries it.`)
}

/** What is not named stays as it is. */
async function change(cli: Cli, name: string, settings: Settings): Promise<void> {
  const draft = await draftOf(settings)
  if (Object.keys(draft).length === 0) throw usage('Name at least one setting to change.')
  const passphrase = await passphraseOf(settings)
  const caller = await cli.openStore()
  const current = await caller.server.getByName({ name })
  const { url, authMode, authUser, release, localHttpAuth, prerequisites, mapping } = current
  const kept = { url, authMode, authUser, release, localHttpAuth, mapping, prerequisites: [...prerequisites] }
  const server = await caller.server.save({
    id: current.id,
    draft: { name: current.name, ...kept, ...draft },
    revision: current.revision,
    ...passphrase,
  })
  cli.output.result(server, `Server "${server.name}" was changed. "patchbay server doctor" tries it.`)
}

function listText(servers: readonly Server[]): string {
  return table(
    ['NAME', 'URL', 'AUTH', 'USER', 'RELEASE', 'LOCAL HTTP AUTHENTICATION'],
    servers.map((server) => [
      server.name,
      server.url,
      server.authMode,
      server.authUser,
      server.release,
      server.localHttpAuth ? 'on' : 'off',
    ]),
    'There are no servers in the store.',
  )
}

async function list(cli: Cli): Promise<void> {
  const servers = await (await cli.openStore()).server.list()
  cli.output.result({ servers }, listText(servers))
}

async function remove(cli: Cli, name: string): Promise<void> {
  const caller = await cli.openStore()
  const server = await caller.server.getByName({ name })
  await caller.server.remove({ id: server.id })
  cli.output.result(
    { removed: server.name },
    `Server "${server.name}" and what was recorded of it are gone from the store. The server itself is as it was.`,
  )
}

export function register(program: Command, cli: Cli): void {
  const group = program.command('server').description('Contact Pro servers')
  const name = () => textArgument('<name>', 'name of the server in the store')
  withSettings(group.command('add'))
    .description('enter a server; contacts nothing')
    .addArgument(name())
    .action((server: string, settings: Settings) => add(cli, server, settings))
  withSettings(group.command('change'))
    .description('change settings of a server; what is not named stays')
    .addArgument(name())
    .action((server: string, settings: Settings) => change(cli, server, settings))
  group
    .command('list')
    .description('all servers, without their secrets')
    .action(() => list(cli))
  group
    .command('remove')
    .description('forget a server; changes nothing on it')
    .addArgument(name())
    .action((server: string) => remove(cli, server))
  registerDoctor(group, cli)
}
