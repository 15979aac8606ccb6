/**
 * The recovery key: 256 random bits, shown once, written by people on paper.
 *
 * Form: 14 groups of 4 in Crockford's base 32 (no I, L, O, U), joined by hyphens: 52 digits for the key and
 * 4 check digits from its SHA-256. Letters that are easily confused are read as what was meant.
 */
import { createHash } from 'node:crypto'
import { PatchbayError } from '../domain/errors.ts'
import { keyLength } from './crypto.ts'

const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const keyDigits = 52
const checkDigits = 4

function encode(bytes: Uint8Array, length: number): string {
  let bits = BigInt(`0x${Buffer.from(bytes).toString('hex')}`)
  bits <<= BigInt(length * 5 - bytes.length * 8)
  let text = ''
  for (let i = 0; i < length; i++) {
    text = digits.charAt(Number(bits & 31n)) + text
    bits >>= 5n
  }
  return text
}

function checkOf(key: Uint8Array): string {
  return encode(createHash('sha256').update(key).digest().subarray(0, 2), checkDigits)
}

export function formatRecoveryKey(key: Uint8Array): string {
  const text = encode(key, keyDigits) + checkOf(key)
  return (text.match(/.{4}/g) ?? []).join('-')
}

function invalid(reason: string): PatchbayError {
  return new PatchbayError(
    'RECOVERY_KEY_INVALID',
    `This is no recovery key: ${reason}. Compare it with the sheet, group by group.`,
  )
}

/** The key behind a typed recovery key. @throws RECOVERY_KEY_INVALID with what is wrong. */
export function parseRecoveryKey(typed: string): Buffer {
  const text = typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1')
  if (text.length !== keyDigits + checkDigits) {
    throw invalid(`it has ${text.length} digits instead of ${keyDigits + checkDigits}`)
  }
  let bits = 0n
  for (const digit of text.slice(0, keyDigits)) {
    const value = digits.indexOf(digit)
    if (value < 0) throw invalid('it has a digit that recovery keys do not use')
    bits = (bits << 5n) | BigInt(value)
  }
  bits >>= BigInt(keyDigits * 5 - keyLength * 8)
  const key = Buffer.from(bits.toString(16).padStart(keyLength * 2, '0'), 'hex')
  if (formatRecoveryKey(key).replaceAll('-', '') !== text) throw invalid('its check digits do not fit')
  return key
}
