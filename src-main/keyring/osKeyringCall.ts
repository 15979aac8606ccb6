/**
 * Calls the operating system's keyring in a process of its own (osKeyringProcess.ts), which is ended with the answer
 * or with the time limit. In the calling process a locked keyring could not be given up: an AbortSignal does not end
 * a call of @napi-rs/keyring that has begun, and neither the command line nor `process.exit` ends while the call waits
 * for someone to unlock the keyring. Connecting, too, would stop the loopback host for as long as it takes.
 */
import { fork } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export interface OsKeyringRequest {
  /**
   * reach    connects, and reads nothing
   * read     the password of the entry; null when there is no such entry
   * keep     writes the password and reads it back, unless the entry holds another one
   * remove   removes the entry; null when there was none
   */
  readonly verb: 'reach' | 'read' | 'keep' | 'remove'
  readonly service: string
  readonly account: string
  /** What to keep. */
  readonly password?: string
}

export type OsKeyringAnswer =
  /** The password that the entry holds after the call, except for `reach`. */
  | { readonly password: string | null }
  /** What the platform said. */
  | { readonly failure: string }

export type CallOsKeyring = (request: OsKeyringRequest) => Promise<OsKeyringAnswer>

/** The source beside this file, or in a build the program beside the bundle. */
const program = fileURLToPath(
  new URL(`./osKeyringProcess${path.extname(new URL(import.meta.url).pathname)}`, import.meta.url),
)

/** Resolves when the process has ended, so that nothing of a call that was given up happens later. */
export function callOsKeyring(request: OsKeyringRequest, limitMs: number): Promise<OsKeyringAnswer> {
  return new Promise((resolve) => {
    let answer: OsKeyringAnswer | null = null
    const child = fork(program, { stdio: ['ignore', 'ignore', 'ignore', 'ipc'], execArgv: [] })
    const end = (given: OsKeyringAnswer) => {
      answer ??= given
      child.kill('SIGKILL')
    }
    const timer = setTimeout(() => end({ failure: `no answer within ${limitMs / 1000} s` }), limitMs)
    const done = () => {
      clearTimeout(timer)
      resolve(answer ?? { failure: 'its process ended without an answer' })
    }
    child.once('message', (given) => end(given as OsKeyringAnswer))
    child.once('exit', done)
    child.on('error', (error) => {
      end({ failure: error.message })
      // A process that could not be started does not end either.
      if (child.pid === undefined) done()
    })
    child.send(request)
  })
}
