/** Files that a user names: read up to a limit, whatever they are, and decoded strictly. */
import { type FileHandle, open } from 'node:fs/promises'
import { PatchbayError } from '../domain/errors.ts'
import { fileError } from '../platform/files.ts'

const chunkBytes = 256 * 1024
const replacement = Buffer.from('\ufffd')

/**
 * The bytes of a file or pipe, at most `limit` of them.
 * @throws FILE_NOT_FOUND, FILE_UNREADABLE, FILE_TOO_LARGE
 */
export async function readLimited(file: string, limit: number): Promise<Uint8Array> {
  try {
    const handle = await open(file)
    try {
      return await readUpTo(handle, limit, file)
    } finally {
      await handle.close()
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
}

/** Chunk by chunk: the size that a pipe or a device tells is none. */
async function readUpTo(handle: FileHandle, limit: number, file: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for (let size = 0; ; ) {
    const chunk = new Uint8Array(Math.min(limit + 1, chunkBytes))
    const { bytesRead } = await handle.read(chunk)
    if (bytesRead === 0) return Buffer.concat(chunks)
    size += bytesRead
    if (size > limit) throw tooLarge(file, limit)
    chunks.push(chunk.subarray(0, bytesRead))
  }
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
