/**
 * Keys and their wraps (architecture.md sections 4 and 5). All from node:crypto in the part that BoringSSL has
 * too, plus Argon2id from @node-rs/argon2.
 */
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  randomBytes,
  randomFillSync,
} from 'node:crypto'
import { hashRaw } from '@node-rs/argon2'

/** The package declares this as a const enum, which cannot be imported under isolated modules. */
const argon2id = 2

const nonceLength = 12
const tagLength = 16
export const keyLength = 32

/** A random 256-bit key. */
export function newKey(): Buffer {
  return randomBytes(keyLength)
}

/** Nonces are drawn from a pool: each call for random bytes costs a system call. */
const noncePool = Buffer.alloc(nonceLength * 256)
let noncesUsed = noncePool.length

function newNonce(): Buffer {
  if (noncesUsed === noncePool.length) {
    randomFillSync(noncePool)
    noncesUsed = 0
  }
  noncesUsed += nonceLength
  return Buffer.from(noncePool.subarray(noncesUsed - nonceLength, noncesUsed))
}

/** AES-256-GCM: nonce (12) + ciphertext + tag (16). `context` is authenticated: the same must open it. */
export function encrypt(key: Uint8Array | KeyObject, clear: Uint8Array, context: string): Buffer {
  const nonce = newNonce()
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(Buffer.from(context, 'utf8'))
  return Buffer.concat([nonce, cipher.update(clear), cipher.final(), cipher.getAuthTag()])
}

/** Reverse of `encrypt`; null when key, context or bytes are not the ones that were sealed. */
export function decrypt(key: Uint8Array | KeyObject, sealed: Uint8Array, context: string): Buffer | null {
  if (sealed.length < nonceLength + tagLength) return null
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceLength), {
    authTagLength: tagLength,
  })
  decipher.setAAD(Buffer.from(context, 'utf8'))
  decipher.setAuthTag(sealed.subarray(sealed.length - tagLength))
  // All of the clear text: the mode is a stream, and `final` only checks the tag.
  const clear = decipher.update(sealed.subarray(nonceLength, sealed.length - tagLength))
  try {
    decipher.final()
    return clear
  } catch {
    // The only failure left is the tag: wrong key, other context or changed bytes.
    clear.fill(0)
    return null
  }
}

/** A 256-bit key for one purpose, derived from another key (HKDF-SHA256). */
export function deriveKey(key: Uint8Array, salt: Uint8Array, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, salt, purpose, keyLength))
}

/** HMAC-SHA256. */
export function macOf(key: Uint8Array, text: string): Buffer {
  return createHmac('sha256', key).update(text, 'utf8').digest()
}

/** An X25519 key pair, each half as its 32 raw bytes (RFC 7748). */
export interface KeyPair {
  readonly publicKey: Buffer
  readonly privateKey: Buffer
}

/** What DER puts before the raw bytes of an X25519 key (RFC 8410). */
const publicHead = Buffer.from('302a300506032b656e032100', 'hex')
const privateHead = Buffer.from('302e020100300506032b656e04220420', 'hex')

export function newKeyPair(): KeyPair {
  const pair = generateKeyPairSync('x25519', {
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'der' },
  })
  return {
    publicKey: pair.publicKey.subarray(publicHead.length),
    privateKey: pair.privateKey.subarray(privateHead.length),
  }
}

function sharedKey(privateKey: Uint8Array, publicKey: Uint8Array, salt: Uint8Array): Buffer {
  const shared = diffieHellman({
    privateKey: createPrivateKey({
      key: Buffer.concat([privateHead, privateKey]),
      format: 'der',
      type: 'pkcs8',
    }),
    publicKey: createPublicKey({ key: Buffer.concat([publicHead, publicKey]), format: 'der', type: 'spki' }),
  })
  return deriveKey(shared, salt, 'patchbay box')
}

/**
 * Seals for the holder of a private key, as HPKE does: one-time public key (32), then AES-256-GCM under
 * HKDF-SHA256 of the X25519 secret, salted with both public keys.
 */
export function sealTo(publicKey: Uint8Array, clear: Uint8Array, context: string): Buffer {
  const once = newKeyPair()
  const key = sharedKey(once.privateKey, publicKey, Buffer.concat([once.publicKey, publicKey]))
  return Buffer.concat([once.publicKey, encrypt(key, clear, context)])
}

/** Reverse of `sealTo`; null when keys, context or bytes are not the ones that were sealed. */
export function openSealed(pair: KeyPair, sealed: Uint8Array, context: string): Buffer | null {
  if (sealed.length < keyLength) return null
  const once = sealed.subarray(0, keyLength)
  try {
    const key = sharedKey(pair.privateKey, once, Buffer.concat([once, pair.publicKey]))
    return decrypt(key, sealed.subarray(keyLength), context)
  } catch {
    // The only failure here is a public key that is no point with a secret of its own (all zero).
    return null
  }
}

/** Cost of Argon2id. */
export interface KdfCost {
  readonly memoryKiB: number
  readonly passes: number
  readonly parallelism: number
}

/** 256-bit key from a passphrase (Argon2id, UTF-8 in Unicode form NFC so that every keyboard gives the same). */
export async function passphraseKey(passphrase: string, salt: Uint8Array, cost: KdfCost): Promise<Buffer> {
  return hashRaw(passphrase.normalize('NFC'), {
    algorithm: argon2id,
    memoryCost: cost.memoryKiB,
    timeCost: cost.passes,
    parallelism: cost.parallelism,
    outputLen: keyLength,
    salt: Buffer.from(salt),
  })
}
