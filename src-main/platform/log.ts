/**
 * The log file: one JSON line an event, 0600, kept small. Redacted by field mark: whatever is named like a secret
 * is never written, and Secret values print as marks by themselves.
 */
import { renameSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import pino, { type Logger } from 'pino'
import { makePrivateFolder } from './files.ts'

/** A request to a server as the log keeps it. */
export interface RequestEntry {
  readonly server: string
  readonly method: string
  readonly path: string
  readonly status: number | null
  readonly ms: number
}

export interface Log extends Pick<Logger, 'debug' | 'info' | 'warn' | 'error'> {
  /** Kept when it went wrong: thousands come in a push, and what became of each step is in the journal of the run. */
  request(entry: RequestEntry): void
}

const largestBytes = 5 * 1024 * 1024
const keptFiles = 3

const marked = [
  'secret',
  'password',
  'passphrase',
  'token',
  'apiKey',
  'recoveryKey',
  'authSecret',
  'authorization',
  'cookie',
]

function rotate(file: string): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  if (size < largestBytes) return
  rmSync(`${file}.${keptFiles}`, { force: true })
  for (let index = keptFiles - 1; index >= 1; index--) {
    if (statSync(`${file}.${index}`, { throwIfNoEntry: false }))
      renameSync(`${file}.${index}`, `${file}.${index + 1}`)
  }
  renameSync(file, `${file}.1`)
}

/** Logger that writes `patchbay.log` in `folder`; the folder is made on first use of this function. */
export function openLog(folder: string): Log {
  makePrivateFolder(folder)
  const file = path.join(folder, 'patchbay.log')
  rotate(file)
  const logger = pino(
    {
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: [...marked, ...marked.map((name) => `*.${name}`)], censor: '[redacted]' },
    },
    pino.destination({ dest: file, sync: true, mode: 0o600 }),
  )
  return withRequests(logger)
}

function withRequests(logger: Logger): Log {
  return {
    debug: logger.debug.bind(logger),
    info: logger.info.bind(logger),
    warn: logger.warn.bind(logger),
    error: logger.error.bind(logger),
    request({ server, method, path, status, ms }) {
      if (status === null || status >= 400)
        logger.info({ server, method, path, status, ms }, 'request failed')
    },
  }
}

/** A logger that writes nothing, for the time before there is a data directory. */
export const silentLog: Log = withRequests(pino({ level: 'silent' }))
