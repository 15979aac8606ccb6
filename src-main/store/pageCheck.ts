/**
 * Checks every page of a SQLCipher 4 file against its seal, the free pages too that SQLite itself never reads.
 *
 * The driver has no `cipher_integrity_check` (an unknown pragma is answered with nothing), and `integrity_check`
 * reads only pages that hold something. The layout is SQLCipher's default, with a raw key
 * (https://www.zetetic.net/sqlcipher/design/):
 *
 *   page 1   | salt 16 | encrypted ............ | IV 16 | HMAC-SHA512 64 |
 *   others   | encrypted ...................... | IV 16 | HMAC-SHA512 64 |     4096 bytes each
 *
 *   HMAC key = PBKDF2-HMAC-SHA512(store key, salt with each byte XOR 0x3a, 2 rounds, 32 bytes)
 *   sealed   = encrypted bytes + IV + page number (32 bit, little endian)
 */
import { createHmac, createSecretKey, type KeyObject, pbkdf2Sync, timingSafeEqual } from 'node:crypto'
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { PatchbayError } from '../domain/errors.ts'
import { fileError } from '../platform/files.ts'

/** SQLCipher 4's default page. */
export const pageBytes = 4096
const saltBytes = 16
const hmacBytes = 64
const sealedEnd = pageBytes - hmacBytes
/** Pages read at once: 1 MiB of memory, whatever the size of the file. */
const pagesAtOnce = 256
/** How many damaged pages an error names. */
const namedPages = 20
/** SQLite keeps its locks on this page and never writes it (https://www.sqlite.org/fileformat.html, 1.5). */
const lockPage = 0x40000000 / pageBytes + 1

function damaged(file: string, what: string, pages: readonly number[] = []): PatchbayError {
  return new PatchbayError(
    'STORE_DAMAGED',
    `The file "${file}" is damaged: ${what}. Nothing was changed. Restore a backup: "patchbay backup list" shows ` +
      'what there is.',
    { path: file, pages: pages.slice(0, namedPages), damagedPages: pages.length },
  )
}

function hmacKey(storeKey: Uint8Array, salt: Uint8Array): KeyObject {
  const masked = salt.map((byte) => byte ^ 0x3a)
  return createSecretKey(pbkdf2Sync(storeKey, masked, 2, 32, 'sha512'))
}

function isSealed(key: KeyObject, page: Buffer, number: number): boolean {
  const position = Buffer.alloc(4)
  position.writeUInt32LE(number)
  const sealed = page.subarray(number === 1 ? saltBytes : 0, sealedEnd)
  const expected = createHmac('sha512', key).update(sealed).update(position).digest()
  return timingSafeEqual(expected, page.subarray(sealedEnd))
}

/** Fills `buffer` from `position` on; a file that ends before is damaged. */
function readExactly(handle: number, buffer: Buffer, position: number, file: string): void {
  for (let at = 0; at < buffer.length; ) {
    const read = readSync(handle, buffer, at, buffer.length - at, position + at)
    if (read === 0) throw damaged(file, 'it became shorter while it was read')
    at += read
  }
}

function damagedPages(handle: number, file: string, storeKey: Uint8Array, pages: number): number[] {
  const buffer = Buffer.alloc(pagesAtOnce * pageBytes)
  const found: number[] = []
  let key: KeyObject | null = null
  for (let first = 1; first <= pages; first += pagesAtOnce) {
    const count = Math.min(pagesAtOnce, pages - first + 1)
    const chunk = buffer.subarray(0, count * pageBytes)
    readExactly(handle, chunk, (first - 1) * pageBytes, file)
    key ??= hmacKey(storeKey, chunk.subarray(0, saltBytes))
    for (let at = 0; at < count; at++) {
      const number = first + at
      const page = chunk.subarray(at * pageBytes, (at + 1) * pageBytes)
      if (number !== lockPage && !isSealed(key, page, number)) found.push(number)
    }
  }
  return found
}

function checkOpened(handle: number, file: string, storeKey: Uint8Array): number {
  const { size } = fstatSync(handle)
  if (size === 0 || size % pageBytes !== 0) {
    throw damaged(file, `its length of ${size} bytes is no whole number of pages`)
  }
  const pages = size / pageBytes
  const found = damagedPages(handle, file, storeKey, pages)
  if (found.length === pages)
    throw damaged(file, 'no page fits the key; it may belong to another keyring', found)
  if (found.length > 0) {
    const named = found.slice(0, namedPages).join(', ')
    const more = found.length - namedPages
    const what = more > 0 ? `page ${named} and ${more} more of ${pages}` : `page ${named} of ${pages}`
    throw damaged(file, what, found)
  }
  return pages
}

/**
 * Checks all pages of `file`, whose write-ahead log must be empty (nobody has it open, or it was checkpointed).
 * One changed byte anywhere is found. Not found, here: whole pages cut off at the end (SQLite refuses such a file when
 * it is opened), and a whole page put back from an older copy of the same file.
 * @param storeKey the raw key, 32 bytes
 * @returns the number of pages
 * @throws STORE_DAMAGED with `data.pages`; FILE_NOT_FOUND, FILE_UNREADABLE
 */
export function checkPages(file: string, storeKey: Uint8Array): number {
  let handle: number | null = null
  try {
    handle = openSync(file, 'r')
    return checkOpened(handle, file, storeKey)
  } catch (error) {
    throw fileError(error, file, false)
  } finally {
    if (handle !== null) closeSync(handle)
  }
}
