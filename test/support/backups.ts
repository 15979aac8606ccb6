/** Data directories with a store of known content, for backups and restores. */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statfsSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import { Secret } from '../../src-main/domain/secret.ts'
import { minimumCost } from '../../src-main/keyring/kdfCost.ts'
import { type Keyring, writeKeyring } from '../../src-main/keyring/keyringFile.ts'
import type { StoreKeys } from '../../src-main/keyring/keys.ts'
import { createKeyring } from '../../src-main/keyring/makeSlots.ts'
import { openWithPassphrase, openWithRecoveryKey } from '../../src-main/keyring/openSlots.ts'
import { type Clock, systemClock } from '../../src-main/platform/clock.ts'
import { makePrivateFolder } from '../../src-main/platform/files.ts'
import { type DataPaths, resolveDataPaths } from '../../src-main/platform/paths.ts'
import type { BackupOptions } from '../../src-main/store/backup.ts'
import type { BackupReason } from '../../src-main/store/backupRecord.ts'
import { openConnection } from '../../src-main/store/database.ts'
import { createMigrated } from '../../src-main/store/migrate.ts'
import { allServices, saveService, serviceSecrets } from '../../src-main/store/services.ts'
import { createStore, type Store } from '../../src-main/store/store.ts'
import { allUsers, saveUser, userPassword } from '../../src-main/store/users.ts'
import { passphrase, temporaryFolder } from './store.ts'

export interface TestDirectory {
  readonly paths: DataPaths
  readonly keys: StoreKeys
  readonly recoveryKey: string
}

/** A data directory with keys and an empty store. */
export async function newDirectory(folder: string = temporaryFolder()): Promise<TestDirectory> {
  const paths = resolveDataPaths(folder, {})
  makePrivateFolder(paths.directory)
  const { keyring, keys, recoveryKey } = await createKeyring(
    new Secret(passphrase),
    'Administrator',
    minimumCost,
    systemClock.now(),
  )
  createMigrated(paths.store, keys.storeKey).close()
  writeKeyring(paths.keyring, keyring, false)
  return { paths, keys, recoveryKey }
}

/** The open store; closed when the test ends. */
export function openTestStore({ paths, keys }: TestDirectory, clock: Clock = systemClock): Store {
  const connection = openConnection(paths.store, keys.storeKey, false)
  onTestFinished(() => {
    connection.close()
  })
  return createStore(connection, { keys, clock, host: 'cli', file: paths.store })
}

export function clockAt(time: string): Clock {
  return { now: () => time }
}

export function backupOptions(
  { paths, keys }: TestDirectory,
  store: Store,
  reason: BackupReason = 'manual',
  clock: Clock = systemClock,
): BackupOptions {
  return { paths, store, storeKey: keys.storeKey, clock, reason }
}

export const byPassphrase = async (keyring: Keyring): Promise<StoreKeys> =>
  (await openWithPassphrase(keyring, new Secret(passphrase))).keys

/** The directory's own keys, as a copy that may be wiped: without the cost of key stretching. */
export function byKeysOf({ keys }: TestDirectory) {
  return async (): Promise<StoreKeys> => ({
    ...keys,
    storeKey: Buffer.from(keys.storeKey),
    secretsKey: keys.secretsKey && Buffer.from(keys.secretsKey),
  })
}

export function byRecoveryKey(recoveryKey: string) {
  return async (keyring: Keyring): Promise<StoreKeys> =>
    openWithRecoveryKey(keyring, new Secret(recoveryKey)).keys
}

/** A service with a secret and a user with a password, both named after `mark`. */
export function addObjects(store: Store, mark: string): void {
  saveService(store, null, {
    name: `Support ${mark}`,
    type: 'facebook',
    serviceConnection: 'https://example.com/messages',
    authenticationUrl: '',
    authenticationScope: '',
    authentications: [{ authenticationId: '104829561234567', secret: new Secret(`secret of ${mark}`) }],
  })
  saveUser(store, null, {
    firstName: 'Hook',
    lastName: mark,
    logonName: `hook.${mark}`,
    password: new Secret(`password of ${mark}`),
    use: ['messagingService'],
  })
}

/** Everything that a person would miss, secrets in clear. */
export function contentOf(store: Store): unknown {
  return {
    services: allServices(store.db).map((service) => [
      service.name,
      [...serviceSecrets(store.db, store.sealer, service.id)].map(([id, secret]) => [id, secret?.reveal()]),
    ]),
    users: allUsers(store.db).map((user) => [
      user.logonName,
      user.use,
      userPassword(store.db, store.sealer, user.id)?.reveal(),
    ]),
  }
}

/** Digest of every file below a folder, but for the lock files, which are empty and have no content to lose. */
export function digestsBelow(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((item) => item.isFile())
  return Object.fromEntries(
    files
      .map((item) => path.join(item.parentPath, item.name))
      .filter((file) => !/(store|^|\/)\.lock$/.test(file))
      .sort()
      .map((file) => [
        path.relative(folder, file),
        createHash('sha256').update(readFileSync(file)).digest('hex'),
      ]),
  )
}

/** A file system of 24 MiB; null when this machine does not allow one. Gone when the test ends. */
export function smallDisk(): string | null {
  const folder = temporaryFolder()
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=24m', 'tmpfs', folder], { stdio: 'ignore' })
  } catch {
    return null
  }
  onTestFinished(() => {
    execFileSync('umount', ['-l', folder])
  })
  return folder
}

/** Leaves so many bytes free, rounded down to whole blocks. @returns the file that fills the rest */
export function fillDisk(disk: string, bytesLeft: number): string {
  const file = path.join(disk, 'filler')
  writeFileSync(file, '')
  const { bavail, bsize } = statfsSync(disk)
  writeFileSync(file, Buffer.alloc(Math.max(0, bavail - Math.floor(bytesLeft / bsize)) * bsize))
  return file
}
