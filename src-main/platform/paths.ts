/** Where a data directory lies and what is in it (interfaces.md section 2). */
import os from 'node:os'
import path from 'node:path'

export interface DataPaths {
  readonly directory: string
  readonly store: string
  readonly keyring: string
  readonly backups: string
  readonly logs: string
  /** Held by every process that has the store open; empty (store/processLock.ts). */
  readonly lock: string
  /** How many wrong passphrases came since the last right one. */
  readonly attempts: string
  /** What pages of the desktop know before the store is open (screenChoices.ts). */
  readonly screens: string
}

function applicationData(env: NodeJS.ProcessEnv): string {
  if (process.platform === 'win32') {
    return env['APPDATA'] ?? path.join(os.homedir(), 'AppData', 'Roaming')
  }
  if (process.platform === 'darwin') return path.join(os.homedir(), 'Library', 'Application Support')
  // The XDG specification: a relative path is invalid and is to be ignored.
  const configured = env['XDG_DATA_HOME']
  return configured && path.isAbsolute(configured) ? configured : path.join(os.homedir(), '.local', 'share')
}

/** `chosen` (--data), else PATCHBAY_DATA_DIR, else the platform's application-data folder + `Patchbay`. */
export function resolveDataPaths(chosen: string | undefined, env: NodeJS.ProcessEnv): DataPaths {
  const wanted = chosen || env['PATCHBAY_DATA_DIR'] || path.join(applicationData(env), 'Patchbay')
  const directory = path.resolve(wanted)
  return {
    directory,
    store: path.join(directory, 'store.db'),
    keyring: path.join(directory, 'keyring.json'),
    backups: path.join(directory, 'backups'),
    logs: path.join(directory, 'logs'),
    lock: path.join(directory, 'store.lock'),
    attempts: path.join(directory, 'attempts.json'),
    screens: path.join(directory, 'screens.json'),
  }
}
