/**
 * What every command works with: one application, its procedures, and the global options. The application is
 * loaded on first use: help and wrong use are answered without it.
 */
import type { Application } from '../application.ts'
import { PatchbayError } from '../domain/errors.ts'
import type { ServerId } from '../domain/model.ts'
import type { Secret } from '../domain/secret.ts'
import { type DataPaths, resolveDataPaths } from '../platform/paths.ts'
import type { createCaller } from '../rpc/router.ts'
import { readSecretFile } from './inputFiles.ts'
import type { Output } from './output.ts'
import { askSecret, currentTerminal, type Terminal } from './prompt.ts'

export type Caller = ReturnType<typeof createCaller>

/** Exit codes of interfaces.md section 3. */
export type ExitCode = 0 | 1 | 2 | 3 | 4 | 5

export interface GlobalOptions {
  readonly data?: string
  readonly passphraseFile?: string
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

async function unlock(cli: Cli): Promise<void> {
  const { session } = await cli.application()
  // First, so that nobody is asked for the passphrase of a store that is not there.
  if (session.state !== 'locked') return
  const passphrase = await passphraseOf(cli)
  const caller = await cli.caller()
  await caller.session.unlock({ passphrase: passphrase.reveal() })
}

async function passphraseOf(cli: Cli): Promise<Secret> {
  if (cli.passphraseFile !== undefined) return readSecretFile(cli.passphraseFile)
  if (cli.terminal === null) throw passphraseRequired()
  return askSecret(cli.terminal, `Passphrase of the store in ${cli.paths.directory}`)
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
      await app?.close()
    },
  }
  return cli
}

/** Id of a server by its name, compared without case. @throws SERVER_NOT_FOUND */
export async function serverIdOf(caller: Caller, name: string): Promise<ServerId> {
  return (await caller.server.getByName({ name })).id
}
