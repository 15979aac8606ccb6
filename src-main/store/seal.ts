/**
 * Seals secrets of rows a second time, inside the encrypted file (architecture.md section 4): a ciphertext is
 * bound to its table, column and row, so that it cannot be moved to another row and read there.
 */
import { createHmac, createSecretKey } from 'node:crypto'
import { PatchbayError } from '../domain/errors.ts'
import { Secret } from '../domain/secret.ts'
import { decrypt, deriveKey, encrypt } from '../keyring/crypto.ts'
import type { KeyMaterial } from '../keyring/keys.ts'

export type SealedColumn =
  | 'authentication.secret'
  | 'user.password'
  | 'server.auth_secret'
  | 'server.api_key'
  | 'server.client_key'
  | 'server_value.secret'
  | 'draft.content'
  | 'meta.fingerprint_key'

export interface Sealer {
  seal(column: SealedColumn, rowId: string, secret: Secret): Buffer
  /** @throws SECRET_UNREADABLE: what cannot be read is never taken for "nothing stored". */
  open(column: SealedColumn, rowId: string, sealed: Buffer): Secret
  /** Keyed fingerprint (HMAC-SHA256, hex): tells whether a secret changed without holding it. */
  fingerprint(secret: Secret): string
}

function noSecrets(): PatchbayError {
  return new PatchbayError(
    'SECRET_UNREADABLE',
    'The unlocked key slot does not open secrets: an auditor works without them.',
  )
}

/** Opens and seals with one secrets key; the context names store, column and row. */
function cipherOf(secretsKey: Uint8Array, storeId: string) {
  // A key object is made once, and wiped by the crypto library when it is dropped.
  const key = createSecretKey(secretsKey)
  const context = (column: SealedColumn, rowId: string) => `patchbay:seal:1:${storeId}:${column}:${rowId}`
  return {
    encrypt: (column: SealedColumn, rowId: string, clear: Uint8Array) =>
      encrypt(key, clear, context(column, rowId)),
    decrypt(column: SealedColumn, rowId: string, sealed: Uint8Array): Buffer {
      const clear = decrypt(key, sealed, context(column, rowId))
      if (clear) return clear
      throw new PatchbayError(
        'SECRET_UNREADABLE',
        `A stored secret (${column}) cannot be read: its bytes were changed. It was left as it is; restore a ` +
          'backup, or enter the secret again.',
        { column, row: rowId },
      )
    },
  }
}

const keyRow = 'fingerprint'

/**
 * Key of the fingerprints: made of the first secrets key, and handed on sealed when keys are exchanged, so that
 * what was agreed with a server stays comparable. `kept`: what `meta` holds, null before the first exchange.
 */
function fingerprintKeyOf(keys: KeyMaterial & { readonly secretsKey: Buffer }, kept: Buffer | null): Buffer {
  if (kept) return cipherOf(keys.secretsKey, keys.storeId).decrypt('meta.fingerprint_key', keyRow, kept)
  return deriveKey(keys.secretsKey, Buffer.from(keys.storeId), 'patchbay secret fingerprint')
}

/** `keptFingerprintKey`: from `meta`, null before the first exchange of keys. */
export function createSealer(keys: KeyMaterial, keptFingerprintKey: Buffer | null): Sealer {
  const { secretsKey, storeId } = keys
  if (!secretsKey) {
    const refuse = (): never => {
      throw noSecrets()
    }
    return { seal: refuse, open: refuse, fingerprint: refuse }
  }
  const cipher = cipherOf(secretsKey, storeId)
  const fingerprintKey = createSecretKey(fingerprintKeyOf({ ...keys, secretsKey }, keptFingerprintKey))
  return {
    seal: (column, rowId, secret) => cipher.encrypt(column, rowId, Buffer.from(secret.reveal(), 'utf8')),
    open: (column, rowId, sealed) => new Secret(cipher.decrypt(column, rowId, sealed).toString('utf8')),
    fingerprint: (secret) =>
      createHmac('sha256', fingerprintKey).update(secret.reveal(), 'utf8').digest('hex'),
  }
}

/** Re-seals single values from one generation of keys to the next. */
export interface Resealer {
  reseal(column: SealedColumn, rowId: string, sealed: Buffer): Buffer
  /** The fingerprint key for `meta`. */
  fingerprintKey(kept: Buffer | null): Buffer
}

/** @throws SECRET_UNREADABLE (by its functions, and here without a secrets key) */
export function createResealer(keys: KeyMaterial, next: KeyMaterial): Resealer {
  const { secretsKey } = keys
  if (!secretsKey || !next.secretsKey) throw noSecrets()
  const from = cipherOf(secretsKey, keys.storeId)
  const to = cipherOf(next.secretsKey, next.storeId)
  return {
    reseal: (column, rowId, sealed) => to.encrypt(column, rowId, from.decrypt(column, rowId, sealed)),
    fingerprintKey: (kept) =>
      to.encrypt('meta.fingerprint_key', keyRow, fingerprintKeyOf({ ...keys, secretsKey }, kept)),
  }
}
