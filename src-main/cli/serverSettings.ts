/** The options of `server add` and `server change`, and the draft that they make. */
import { type Command, Option } from 'commander'
import { type ChangeWindow, weekdays } from '../domain/changeWindow.ts'
import {
  type AuthMode,
  authModes,
  type ProxyUse,
  proxyUses,
  type Release,
  releases,
} from '../domain/model.ts'
import { readJsonFile, readSecretFile } from './inputFiles.ts'
import { collect, fileOption, notEmpty, usage, wholeNumber } from './usage.ts'

/** Adds the options to a command. */
export function withSettings(command: Command): Command {
  return command
    .addOption(new Option('--url <url>', 'https://HOST:PORT/RI/rci').argParser(notEmpty))
    .addOption(new Option('--auth <mode>', 'how to log on').choices(authModes))
    .addOption(new Option('--user <user>', 'API user').argParser(notEmpty))
    .addOption(fileOption('--password-file <file>', 'holds the password, for bearer the token'))
    .addOption(fileOption('--api-key-file <file>', 'holds the API key'))
    .addOption(fileOption('--client-certificate-file <file>', 'client certificate (PEM), for clientcert'))
    .addOption(fileOption('--client-key-file <file>', 'its private key (PEM)'))
    .addOption(fileOption('--client-key-passphrase-file <file>', 'opens the private key; not kept'))
    .addOption(
      fileOption('--authorities-file <file>', 'private certificate authorities (PEM), trusted as well'),
    )
    .option('--pin <fingerprint>', 'SHA-256 of the server certificate; may be repeated; "none"', collect)
    .addOption(new Option('--proxy <use>', 'proxy settings of the system').choices(proxyUses))
    .option(
      '--change-window <window>',
      '"mon,tue 22:00-04:00 Europe/Berlin"; may be repeated; "none"',
      collect,
    )
    .option('--pull-every <minutes>', 'scheduled pulls while unlocked; 0 = never', wholeNumber(0, 1440))
    .addOption(new Option('--release <release>', 'release (a new server: cloud)').choices(releases))
    .addOption(
      new Option(
        '--local-http-auth <setting>',
        'SMS Server variable Use Local Http Authentication (a new server: off)',
      ).choices(['on', 'off']),
    )
    .addOption(fileOption('--mapping <file>', 'RCI mapping (JSON), whole or a part laid over the defaults'))
}

export interface Settings {
  readonly url?: string
  readonly auth?: AuthMode
  readonly user?: string
  readonly passwordFile?: string
  readonly apiKeyFile?: string
  readonly clientCertificateFile?: string
  readonly clientKeyFile?: string
  readonly clientKeyPassphraseFile?: string
  readonly authoritiesFile?: string
  readonly pin?: readonly string[]
  readonly proxy?: ProxyUse
  readonly changeWindow?: readonly string[]
  readonly pullEvery?: number
  readonly release?: Release
  readonly localHttpAuth?: 'on' | 'off'
  readonly mapping?: string
}

type CredentialOption =
  | '--user'
  | '--password-file'
  | '--api-key-file'
  | '--client-certificate-file'
  | '--client-key-file'

/** What each mode logs on with; `bearer` takes its token from --password-file (interfaces.md section 8). */
const needed: Readonly<Record<AuthMode, readonly CredentialOption[]>> = {
  basic: ['--user', '--password-file'],
  'basic+apikey': ['--user', '--password-file', '--api-key-file'],
  ecfsession: ['--user', '--password-file'],
  bearer: ['--password-file'],
  clientcert: ['--client-certificate-file', '--client-key-file'],
  none: [],
}

export function checkCredentials(auth: AuthMode, settings: Settings): void {
  const given = {
    '--user': settings.user,
    '--password-file': settings.passwordFile,
    '--api-key-file': settings.apiKeyFile,
    '--client-certificate-file': settings.clientCertificateFile,
    '--client-key-file': settings.clientKeyFile,
  }
  const missing = needed[auth].filter((option) => given[option] === undefined)
  if (missing.length > 0) throw usage(`"--auth ${auth}" also needs ${missing.join(' and ')}.`)
}

async function secretOf(file: string | undefined): Promise<string | undefined> {
  return file === undefined ? undefined : (await readSecretFile(file)).reveal()
}

/** Checked here, so that the error is about the mapping and not about the form of the call. */
async function mappingOf(file: string): Promise<Record<string, unknown>> {
  const part = await readJsonFile(file, 'MAPPING_INVALID')
  const { resolveMapping } = await import('../domain/mapping.ts')
  resolveMapping(part)
  return part as Record<string, unknown>
}

/** `mon,tue 22:00-04:00 Europe/Berlin`; `none` alone takes all windows away. */
function windowsOf(texts: readonly string[]): ChangeWindow[] {
  if (texts.length === 1 && texts[0] === 'none') return []
  return texts.map((text) => {
    const match = /^([a-z]{3}(?:,[a-z]{3})*) (\d\d:\d\d)-(\d\d:\d\d) (\S+)$/.exec(text)
    const [, days = '', from = '', to = '', timeZone = ''] = match ?? []
    const known = weekdays.filter((day) => days.split(',').includes(day))
    if (match && known.length === days.split(',').length) return { days: known, from, to, timeZone }
    throw usage('A change window looks like "mon,tue 22:00-04:00 Europe/Berlin".')
  })
}

/** `none` alone takes all pins away. */
function pinsOf(texts: readonly string[]): readonly string[] {
  return texts.length === 1 && texts[0] === 'none' ? [] : texts
}

export async function draftOf(settings: Settings) {
  const { url, auth, user, release, localHttpAuth, mapping, pin, proxy, changeWindow, pullEvery } = settings
  const authSecret = await secretOf(settings.passwordFile)
  const apiKey = await secretOf(settings.apiKeyFile)
  const clientCertificate = await secretOf(settings.clientCertificateFile)
  const clientKey = await secretOf(settings.clientKeyFile)
  const trustedAuthorities = await secretOf(settings.authoritiesFile)
  return {
    ...(url !== undefined && { url }),
    ...(auth !== undefined && { authMode: auth }),
    ...(user !== undefined && { authUser: user }),
    ...(authSecret !== undefined && { authSecret }),
    ...(apiKey !== undefined && { apiKey }),
    ...(clientCertificate !== undefined && { clientCertificate }),
    ...(clientKey !== undefined && { clientKey }),
    ...(trustedAuthorities !== undefined && { trustedAuthorities }),
    ...(pin !== undefined && { pinnedCertificates: [...pinsOf(pin)] }),
    ...(proxy !== undefined && { proxy }),
    ...(changeWindow !== undefined && { changeWindows: windowsOf(changeWindow) }),
    ...(pullEvery !== undefined && { pullEveryMinutes: pullEvery === 0 ? null : pullEvery }),
    ...(release !== undefined && { release }),
    ...(localHttpAuth !== undefined && { localHttpAuth: localHttpAuth === 'on' }),
    ...(mapping !== undefined && { mapping: await mappingOf(mapping) }),
  }
}

export async function passphraseOf(settings: Settings) {
  const clientKeyPassphrase = await secretOf(settings.clientKeyPassphraseFile)
  return clientKeyPassphrase === undefined ? {} : { clientKeyPassphrase }
}
