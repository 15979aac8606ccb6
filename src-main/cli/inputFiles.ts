/** Files that are named on the command line: secrets and JSON. */
import { existsSync, realpathSync } from 'node:fs'
import path from 'node:path'
import { type ParseError, parse as parseJsonc } from 'jsonc-parser'
import { type ErrorCode, PatchbayError } from '../domain/errors.ts'
import { Secret, withoutLineEnd } from '../domain/secret.ts'
import type { DataPaths } from '../platform/paths.ts'
import { decodeUtf8, readLimited } from '../transfer/inputFile.ts'

const maxSecretBytes = 64 * 1024
const maxJsonBytes = 64 * 1024 * 1024

async function readText(file: string, limit: number): Promise<string> {
  const { text } = decodeUtf8(await readLimited(file, limit))
  if (text !== null) return text
  throw new PatchbayError('FILE_UNREADABLE', `"${file}" is not text in UTF-8. Save it as UTF-8.`, {
    path: file,
  })
}

/**
 * A secret from a file; one line end at its end belongs to the file (interfaces.md section 8).
 * @throws FILE_NOT_FOUND, FILE_UNREADABLE, FILE_TOO_LARGE, SECRET_SOURCE_MISSING when it is empty
 */
export async function readSecretFile(file: string): Promise<Secret> {
  const secret = new Secret(withoutLineEnd(await readText(file, maxSecretBytes)))
  if (!secret.isEmpty) return secret
  throw new PatchbayError('SECRET_SOURCE_MISSING', `"${file}" is empty. Put the secret there.`, {
    path: file,
  })
}

/** Line and column, from 1, of the first place that is not JSON. */
function placeOfError(text: string): { readonly line: number; readonly column: number } {
  const errors: ParseError[] = []
  parseJsonc(text, errors, { disallowComments: true })
  const lines = text.slice(0, errors[0]?.offset ?? text.length).split('\n')
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 }
}

/** @throws FILE_*; `code` with `data.line` and `data.column` when it is no JSON */
export async function readJsonFile(file: string, code: ErrorCode): Promise<unknown> {
  const text = (await readText(file, maxJsonBytes)).replace(/^\ufeff/, '')
  try {
    return JSON.parse(text)
  } catch {
    const place = placeOfError(text)
    const where = `line ${place.line}, column ${place.column}`
    // The parser's own message quotes the text.
    throw new PatchbayError(code, `"${file}" is no JSON: ${where}. Correct it there.`, { file, ...place })
  }
}

/** A file to be written must not be one of the store's own. @throws USAGE_INVALID */
export function refuseStoreFiles(paths: DataPaths, file: string): void {
  const real = (name: string) => (existsSync(name) ? realpathSync(name) : path.resolve(name))
  const own = [paths.store, `${paths.store}-wal`, `${paths.store}-shm`, paths.keyring]
  if (!own.some((name) => real(name) === real(file))) return
  throw new PatchbayError('USAGE_INVALID', `"${file}" belongs to the store itself. Name another file.`, {
    path: file,
  })
}
