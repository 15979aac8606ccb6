/** `server add|list|remove|doctor`. */
import { type Command, Option } from 'commander'
import { type AuthMode, authModes, type Release, releases, type Server } from '../../domain/model.ts'
import type { ConnectionReport } from '../../servers/doctor.ts'
import type { Cli } from '../context.ts'
import { readJsonFile, readSecretFile } from '../inputFiles.ts'
import { table } from '../table.ts'
import { fileOption, notEmpty, textArgument, usage } from '../usage.ts'

interface AddOptions {
  readonly url: string
  readonly auth: AuthMode
  readonly user?: string
  readonly passwordFile?: string
  readonly apiKeyFile?: string
  readonly release: Release
  readonly localHttpAuth: 'on' | 'off'
  readonly mapping?: string
}

type CredentialOption = '--user' | '--password-file' | '--api-key-file'

/** What each mode logs on with; `bearer` takes its token from --password-file (interfaces.md section 8). */
const needed: Readonly<Record<AuthMode, readonly CredentialOption[]>> = {
  basic: ['--user', '--password-file'],
  'basic+apikey': ['--user', '--password-file', '--api-key-file'],
  ecfsession: ['--user', '--password-file'],
  bearer: ['--password-file'],
  clientcert: [],
  none: [],
}

function checkCredentials({ auth, user, passwordFile, apiKeyFile }: AddOptions): void {
  const given = { '--user': user, '--password-file': passwordFile, '--api-key-file': apiKeyFile }
  const missing = needed[auth].filter((option) => given[option] === undefined)
  if (missing.length > 0) throw usage(`"--auth ${auth}" also needs ${missing.join(' and ')}.`)
}

async function secretOf(file: string | undefined): Promise<string | undefined> {
  return file === undefined ? undefined : (await readSecretFile(file)).reveal()
}

/** Checked here, so that the error is about the mapping and not about the form of the call. */
async function mappingOf(file: string | undefined): Promise<Record<string, unknown>> {
  if (file === undefined) return {}
  const part = await readJsonFile(file, 'MAPPING_INVALID')
  const { resolveMapping } = await import('../../domain/mapping.ts')
  resolveMapping(part)
  return part as Record<string, unknown>
}

async function add(cli: Cli, name: string, options: AddOptions): Promise<void> {
  checkCredentials(options)
  const draft = {
    name,
    url: options.url,
    authMode: options.auth,
    authUser: options.user ?? '',
    authSecret: await secretOf(options.passwordFile),
    apiKey: await secretOf(options.apiKeyFile),
    release: options.release,
    localHttpAuth: options.localHttpAuth === 'on',
    mapping: await mappingOf(options.mapping),
  }
  const caller = await cli.openStore()
  const server = await caller.server.save({ id: null, draft })
  cli.output.result(server, `Server "${server.name}" is in the store. "patchbay server doctor" tries it.`)
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

function doctorText({ ok, checks }: ConnectionReport): string {
  const rows = checks.map((check) => [check.outcome, check.name, check.message])
  const end = ok ? 'The server can be used.' : 'The server cannot be used like this.'
  return `${table(['RESULT', 'CHECK', 'SEEN'], rows, 'Nothing was checked.')}\n\n${end}`
}

async function doctor(cli: Cli, name: string): Promise<void> {
  const caller = await cli.openStore()
  const server = await caller.server.getByName({ name })
  const report = await caller.server.test({ id: server.id })
  cli.output.result({ server: server.name, ...report }, doctorText(report))
  if (!report.ok) cli.exitWith(1)
}

export function register(program: Command, cli: Cli): void {
  const group = program.command('server').description('Contact Pro servers')
  const name = () => textArgument('<name>', 'name of the server in the store')
  group
    .command('add')
    .description('enter a server; contacts nothing')
    .addArgument(name())
    .addOption(
      new Option('--url <url>', 'https://HOST:PORT/RI/rci').argParser(notEmpty).makeOptionMandatory(),
    )
    .addOption(new Option('--auth <mode>', 'how to log on').choices(authModes).makeOptionMandatory())
    .addOption(new Option('--user <user>', 'API user').argParser(notEmpty))
    .addOption(fileOption('--password-file <file>', 'holds the password, for bearer the token'))
    .addOption(fileOption('--api-key-file <file>', 'holds the API key'))
    .addOption(new Option('--release <release>', 'release').choices(releases).default('cloud'))
    .addOption(
      new Option('--local-http-auth <setting>', 'SMS Server variable Use Local Http Authentication')
        .choices(['on', 'off'])
        .default('off'),
    )
    .addOption(fileOption('--mapping <file>', 'RCI mapping (JSON), whole or a part laid over the defaults'))
    .action((server: string, options: AddOptions) => add(cli, server, options))
  group
    .command('list')
    .description('all servers, without their secrets')
    .action(() => list(cli))
  group
    .command('remove')
    .description('forget a server; changes nothing on it')
    .addArgument(name())
    .action((server: string) => remove(cli, server))
  group
    .command('doctor')
    .description('connection test: reads only')
    .addArgument(name())
    .action((server: string) => doctor(cli, server))
}
