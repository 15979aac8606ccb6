/**
 * What every command works with: one application, its procedures, and the global options. The application is
 * loaded on first use: help and wrong use are answered without it.
 */
import type { Application } from '../application.ts'
import { PatchbayError, toErrorDocument } from '../domain/errors.ts'
import type { ServerId } from '../domain/model.ts'
import type { Secret } from '../domain/secret.ts'
import { type DataPaths, resolveDataPaths } from '../platform/paths.ts'
import type { createCaller } from '../rpc/router.ts'
import { readSecretFile } from './inputFiles.ts'
import type { Output } from './output.ts'
import { askSecret, currentTerminal, type Terminal } from './prompt.ts'
import { usage } from './usage.ts'

export type Caller = ReturnType<typeof createCaller>

/** Exit codes of interfaces.md section 3. */
export type ExitCode = 0 | 1 | 2 | 3 | 4 | 5

export interface GlobalOptions {
  readonly data?: string
  readonly passphraseFile?: string
  readonly recoveryKeyFile?: string
  readonly person?: string
}

export interface Cli {
  readonly output: Output
  /** Null when there is nobody to ask. */
  readonly terminal: Terminal | null
  readonly paths: DataPaths
  application(): Promise<Application>
  /** All procedures; those that need the store fail while it is locked. */
  caller(): Promise<Caller>
  /** Where the passphrase is read: --passphrase-file, else PATCHBAY_PASSPHRASE_FILE. */
  readonly passphraseFile: string | undefined
  /** --recovery-key-file and --person. */
  readonly recoveryKeyFile: string | undefined
  readonly person: string | undefined
  /** Unlocks the store, once. @throws STORE_NOT_CREATED, PASSPHRASE_REQUIRED, PASSPHRASE_WRONG, ... */
  openStore(): Promise<Caller>
  /** Sets the exit code of a command that ends without an error; 0 unless set. */
  exitWith(code: ExitCode): void
}

export interface RunningCli extends Cli {
  readonly exitCode: ExitCode
  close(): Promise<void>
}

export function passphraseRequired(): PatchbayError {
  return new PatchbayError(
    'PASSPHRASE_REQUIRED',
    'The passphrase is needed, and there is no terminal to ask for it. Name a file that holds it with ' +
      '--passphrase-file or in PATCHBAY_PASSPHRASE_FILE.',
  )
}

/** The longest that a command waits by itself after wrong passphrases; beyond that it says so and ends. */
const longestWaitSeconds = 60

async function waitForNextTry(cli: Cli, seconds: number): Promise<void> {
  if (seconds === 0 || seconds > longestWaitSeconds) return
  cli.output.note(`Waiting ${seconds} s: too many wrong passphrases came before.`)
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000))
}

/**
 * In this order: the recovery key, the passphrase file, the computer's keyring where it has a key, a question.
 * @throws STORE_NOT_CREATED, PASSPHRASE_REQUIRED, PASSPHRASE_WRONG, ...
 */
async function unlock(cli: Cli): Promise<void> {
  const { session, systemKeyring } = await cli.application()
  // First, so that nobody is asked for the passphrase of a store that is not there.
  if (session.state !== 'locked') return
  const caller = await cli.caller()
  if (cli.recoveryKeyFile !== undefined) {
    const recoveryKey = (await readSecretFile(cli.recoveryKeyFile)).reveal()
    await caller.session.unlockWithRecoveryKey({ recoveryKey })
    return
  }
  const person = cli.person === undefined ? undefined : await personIdOf(cli, cli.person)
  const whose = person === undefined ? {} : { person }
  const { hasSystemSlot } = await import('../store/systemAccess.ts')
  if (cli.passphraseFile === undefined && hasSystemSlot(session, systemKeyring, person)) {
    try {
      await caller.session.unlockWithSystemKeyring(whose)
      return
    } catch (error) {
      if (cli.terminal === null) throw error
      cli.output.note(toErrorDocument(error).message)
    }
  }
  const passphrase = await passphraseOf(cli)
  await waitForNextTry(cli, session.waitSeconds)
  await caller.session.unlock({ passphrase: passphrase.reveal(), ...whose })
}

async function passphraseOf(cli: Cli): Promise<Secret> {
  if (cli.passphraseFile !== undefined) return readSecretFile(cli.passphraseFile)
  if (cli.terminal === null) throw passphraseRequired()
  return askSecret(cli.terminal, `Passphrase of the store in ${cli.paths.directory}`)
}

/** A new passphrase; asked twice on a terminal: a slip would lock somebody out. */
export async function newPassphrase(cli: Cli, file: string | undefined): Promise<Secret> {
  if (file !== undefined) return readSecretFile(file)
  if (cli.terminal === null) throw passphraseRequired()
  const first = await askSecret(cli.terminal, 'New passphrase')
  const second = await askSecret(cli.terminal, 'The same again')
  if (first.reveal() === second.reveal()) return first
  throw usage('The two passphrases differ. Nothing was changed; start again.')
}

/** `optionsOf`: the global options, known once the arguments are read. */
export function createCli(output: Output, optionsOf: () => GlobalOptions): RunningCli {
  let app: Application | null = null
  let exitCode: ExitCode = 0
  const cli: RunningCli = {
    output,
    terminal: currentTerminal(),
    get paths() {
      return resolveDataPaths(optionsOf().data, process.env)
    },
    async application() {
      const { createApplication } = await import('../application.ts')
      app ??= createApplication({ paths: cli.paths, host: 'cli' })
      return app
    },
    async caller() {
      const { createCaller } = await import('../rpc/router.ts')
      return createCaller({ app: await cli.application() })
    },
    get passphraseFile() {
      return optionsOf().passphraseFile ?? (process.env.PATCHBAY_PASSPHRASE_FILE || undefined)
    },
    get recoveryKeyFile() {
      return optionsOf().recoveryKeyFile
    },
    get person() {
      return optionsOf().person
    },
    async openStore() {
      await unlock(cli)
      return cli.caller()
    },
    exitWith(code) {
      exitCode = code
    },
    get exitCode() {
      return exitCode
    },
    async close() {
      const backup = app?.backUpDaily()
      if (backup?.error) output.note(`Today's backup could not be made. ${backup.error.message}`)
      await app?.close()
    },
  }
  return cli
}

/** Id of a person by name, compared without case. @throws PERSON_NOT_FOUND */
export async function personIdOf(cli: Cli, name: string): Promise<string> {
  const { findPersonByName } = await import('../keyring/people.ts')
  return findPersonByName((await cli.application()).session.keyring, name).id
}

/** Id of a server by its name, compared without case. @throws SERVER_NOT_FOUND */
export async function serverIdOf(caller: Caller, name: string): Promise<ServerId> {
  return (await caller.server.getByName({ name })).id
}
