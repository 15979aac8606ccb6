/** Files that a user names: read up to a limit, whatever they are, and decoded strictly. */
import { createReadStream } from 'node:fs'
import { PatchbayError } from '../domain/errors.ts'
import { fileError } from '../platform/files.ts'

const replacement = Buffer.from('\ufffd')

/**
 * The bytes of a file or pipe, at most `limit` of them.
 * @throws FILE_NOT_FOUND, FILE_UNREADABLE, FILE_TOO_LARGE
 */
export async function readLimited(file: string, limit: number): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of createReadStream(file, { highWaterMark: Math.min(limit, 1024 * 1024) })) {
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
    return { text: null, valid: validStart(bytes) }
  }
}

/** A lenient decoder puts U+FFFD in place of the first misfit; one that stands in the file has its own bytes. */
function validStart(bytes: Uint8Array): string {
  const lenient = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  let at = lenient.indexOf('\ufffd')
  let offset = Buffer.byteLength(lenient.slice(0, Math.max(0, at)))
  while (at >= 0 && Buffer.from(bytes.subarray(offset, offset + 3)).equals(replacement)) {
    const next = lenient.indexOf('\ufffd', at + 1)
    offset += Buffer.byteLength(lenient.slice(at, Math.max(at, next)))
    at = next
  }
  return lenient.slice(0, at < 0 ? lenient.length : at).replace(/^\ufeff/, '')
}
