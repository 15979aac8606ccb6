/** The form in which a key is handed to a keyring, which keeps strings: base64 with padding. */
import { keyLength } from './crypto.ts'

export function toKeyText(key: Buffer): string {
  if (key.length !== keyLength) throw new RangeError(`a slot key has ${keyLength} bytes, not ${key.length}`)
  return key.toString('base64')
}

/** The key, or null when `text` is not what `toKeyText` makes. */
export function fromKeyText(text: string): Buffer | null {
  const key = Buffer.from(text, 'base64')
  return key.length === keyLength && key.toString('base64') === text ? key : null
}
