/** Files that a user names: read up to a limit, whatever they are, and decoded strictly. */
import { createReadStream } from 'node:fs'
import { PatchbayError } from '../domain/errors.ts'
import { fileError } from '../platform/files.ts'

/**
 * The bytes of a file or pipe, at most `limit` of them.
 * @throws FILE_NOT_FOUND, FILE_UNREADABLE, FILE_TOO_LARGE
 */
export async function readLimited(file: string, limit: number): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of createReadStream(file, { highWaterMark: 1024 * 1024 })) {
      chunks.push(chunk)
      size += chunk.length
      if (size > limit) throw tooLarge(file, limit)
    }
  } catch (error) {
    const known = error instanceof PatchbayError ? error : fileError(error, file, false)
    if (known instanceof PatchbayError) throw known
    throw new PatchbayError(
      'FILE_UNREADABLE',
      `"${file}" cannot be read. Check the path and the disk.`,
      { path: file },
      error,
    )
  }
  return Buffer.concat(chunks)
}

function tooLarge(file: string, limit: number): PatchbayError {
  const size = limit >= 1024 * 1024 ? `${limit / 1024 / 1024} MiB` : `${limit / 1024} KiB`
  return new PatchbayError('FILE_TOO_LARGE', `"${file}" is larger than ${size}. Name another file.`, {
    path: file,
    limit,
  })
}

/**
 * Text in UTF-8 without its byte order mark; `text` is null when a byte does not fit, `valid` is what stands
 * before that byte.
 */
export function decodeUtf8(
  bytes: Uint8Array,
): { readonly text: string } | { readonly text: null; readonly valid: string } {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch {
    // A lenient decoder puts U+FFFD in place of what does not fit; a real U+FFFD is compared by its bytes.
    let valid = new TextDecoder('utf-8').decode(bytes)
    for (let at = valid.indexOf('\ufffd'); at >= 0; at = valid.indexOf('\ufffd', at + 1)) {
      const before = Buffer.byteLength(valid.slice(0, at), 'utf8')
      const found = Buffer.from(bytes.subarray(before, before + 3)).toString('hex')
      if (found !== 'efbfbd') {
        valid = valid.slice(0, at)
        break
      }
    }
    return { text: null, valid }
  }
}
