/**
 * The key pair that signs exports of the audit trail: one per store, made when it is first needed, kept in the
 * table `meta`. Not sealed with the secrets key, so that an auditor, who does not have that one, can export.
 */
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { sha256 } from '../platform/hash.ts'
import { appendAuditTx } from './audit.ts'
import { readMeta, writeMetaTx } from './meta.ts'
import type { Store } from './store.ts'

export interface AuditKey {
  readonly privateKey: KeyObject
  /** SubjectPublicKeyInfo in DER, base64. */
  readonly publicKey: string
  /** SHA-256 of the bytes of `publicKey`, lower-case hex: what people compare. */
  readonly fingerprint: string
}

/** `value`: PKCS #8 in DER, base64, as `meta` keeps it. */
function read(value: string): AuditKey {
  const privateKey = createPrivateKey({ key: Buffer.from(value, 'base64'), format: 'der', type: 'pkcs8' })
  const publicKey = createPublicKey(privateKey).export({ format: 'der', type: 'spki' })
  return { privateKey, publicKey: publicKey.toString('base64'), fingerprint: sha256(publicKey) }
}

/** The store's key; made, and put on record with its fingerprint, when there is none yet. */
export function auditKey(store: Store): AuditKey {
  const value = readMeta(store.db, 'auditKey')
  return value === null ? makeKey(store) : read(value)
}

function makeKey(store: Store): AuditKey {
  const { privateKey } = generateKeyPairSync('ed25519')
  const value = privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64')
  return store.db.transaction(
    (tx) => {
      // Another process may have been first.
      const present = readMeta(tx, 'auditKey')
      if (present !== null) return read(present)
      const key = read(value)
      writeMetaTx(tx, 'auditKey', value)
      const details = { before: null, after: { fingerprint: key.fingerprint } }
      appendAuditTx(tx, store, { action: 'audit.makeKey', object: 'signing key', details })
      return key
    },
    { behavior: 'immediate' },
  )
}
