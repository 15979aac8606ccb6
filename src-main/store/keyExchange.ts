/**
 * Gives a store new keys: a copy under new keys (rotation.ts) and a keyring that wraps them take the places of the old
 * files together. All slots stay valid, and nobody's passphrase is needed.
 */
import { readKeyring, writeKeyring } from '../keyring/keyringFile.ts'
import { newKeys, type StoreKeys, wipeKeys } from '../keyring/keys.ts'
import { withKeys } from '../keyring/people.ts'
import type { Clock } from '../platform/clock.ts'
import type { DataPaths } from '../platform/paths.ts'
import { appendAudit } from './audit.ts'
import { createBackup } from './backup.ts'
import { translateDriverError } from './driverError.ts'
import type { OpenStore } from './opening.ts'
import { whileHolding } from './processLock.ts'
import { commitReplacement, discardReplacement, stageReplacement } from './replacement.ts'
import { writeRotatedStore } from './rotation.ts'
import { createStore, type HostName } from './store.ts'

/**
 * Releases the hold of `open` and closes its store; a backup under the old keys is made first.
 * @returns the keys that open the store from now on
 * @throws STORE_IN_USE, STORE_FULL, KEYRING_DAMAGED, KEY_SLOT_OUTDATED, SECRET_UNREADABLE; the files are then as they
 *   were, and the store of `open` may be closed or not
 */
export function exchangeKeys(
  open: OpenStore,
  { paths, clock, host }: { readonly paths: DataPaths; readonly clock: Clock; readonly host: HostName },
): StoreKeys {
  const { keys, store, hold } = open
  const next = { ...keys, ...newKeys(keys.storeId) }
  hold.release()
  try {
    whileHolding(paths, 'exclusive', () => {
      const keyring = withKeys(readKeyring(paths.keyring), keys, next)
      createBackup({ store, paths, storeKey: keys.storeKey, clock, reason: 'before-rotation' })
      const staging = stageReplacement(paths)
      try {
        writeRotatedStore(store.connection, staging.store, keys, next, (connection) => {
          const copy = createStore(connection, { keys: next, clock, host, file: staging.store })
          appendAudit(copy, { action: 'key.rotate', object: 'keys', details: null })
        })
        writeKeyring(staging.keyring, keyring, false)
        store.close()
        commitReplacement(paths, staging)
      } catch (error) {
        discardReplacement(paths)
        throw error
      }
    })
    return next
  } catch (error) {
    wipeKeys(next)
    throw translateDriverError(error)
  }
}
