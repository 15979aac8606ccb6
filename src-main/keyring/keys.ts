/** The two keys of a store while it is open. They leave the keyring only as `StoreKeys`, which a session holds and clears. */
import type { Role } from '../domain/model.ts'
import { newId } from '../platform/ids.ts'
import { newKey } from './crypto.ts'
import type { KeySlot } from './keyringFile.ts'

/** Both keys, and the generation that they are. */
export interface KeyMaterial {
  readonly storeId: string
  readonly keyId: string
  /** Opens store.db (SQLCipher raw key). */
  readonly storeKey: Buffer
  /** Seals each secret; null for a person whose slot opens no secrets. */
  readonly secretsKey: Buffer | null
}

/** What an opened slot gives: the keys, and who came in by it. */
export interface StoreKeys extends KeyMaterial {
  /** Name of the person, written into audit and undo. */
  readonly person: string
  readonly personId: string
  readonly role: Role
  readonly slotId: string
  readonly slotKind: KeySlot['kind']
}

/** Overwrites the keys in memory. */
export function wipeKeys(keys: KeyMaterial): void {
  keys.storeKey.fill(0)
  keys.secretsKey?.fill(0)
}

/** New keys for a store; `storeId` is that of the store whose keys are exchanged, else a new one. */
export function newKeys(storeId: string = newId()): KeyMaterial & { readonly secretsKey: Buffer } {
  return { storeId, keyId: newId(), storeKey: newKey(), secretsKey: newKey() }
}
