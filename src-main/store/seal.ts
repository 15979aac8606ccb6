/**
 * Seals secrets of rows a second time, inside the encrypted file (architecture.md section 4): a ciphertext is
 * bound to its table, column and row, so that it cannot be moved to another row and read there.
 */
import { createHmac, createSecretKey } from 'node:crypto'
import { PatchbayError } from '../domain/errors.ts'
import { Secret } from '../domain/secret.ts'
import { decrypt, deriveKey, encrypt } from '../keyring/crypto.ts'
import type { StoreKeys } from '../keyring/keys.ts'

export type SealedColumn =
  | 'authentication.secret'
  | 'user.password'
  | 'server.auth_secret'
  | 'server.api_key'
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
  return new PatchbayError('SECRET_UNREADABLE', 'The unlocked key slot does not open secrets.')
}

export function createSealer(keys: StoreKeys): Sealer {
  const { secretsKey, storeId } = keys
  if (!secretsKey) {
    const refuse = (): never => {
      throw noSecrets()
    }
    return { seal: refuse, open: refuse, fingerprint: refuse }
  }
  // Key objects: made once, and wiped by the crypto library when the sealer is dropped.
  const sealKey = createSecretKey(secretsKey)
  const fingerprintKey = createSecretKey(
    deriveKey(secretsKey, Buffer.from(storeId), 'patchbay secret fingerprint'),
  )
  const context = (column: SealedColumn, rowId: string) => `patchbay:seal:1:${storeId}:${column}:${rowId}`
  return {
    seal: (column, rowId, secret) =>
      encrypt(sealKey, Buffer.from(secret.reveal(), 'utf8'), context(column, rowId)),
    open(column, rowId, sealed) {
      const clear = decrypt(sealKey, sealed, context(column, rowId))
      if (!clear) {
        throw new PatchbayError(
          'SECRET_UNREADABLE',
          `A stored secret (${column}) cannot be read: its bytes were changed. It was left as it is; restore a ` +
            'backup, or enter the secret again.',
          { column, row: rowId },
        )
      }
      return new Secret(clear.toString('utf8'))
    },
    fingerprint: (secret) =>
      createHmac('sha256', fingerprintKey).update(secret.reveal(), 'utf8').digest('hex'),
  }
}
