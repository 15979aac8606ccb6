/**
 * Files of the data directory: mode 0600 in folders of mode 0700, written so that a crash leaves the old or the
 * new content, never a mixture. Failures become errors that name the path and the cure.
 */
import {
  closeSync,
  constants,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import path from 'node:path'
import { type ErrorCode, PatchbayError } from '../domain/errors.ts'
import { newId } from './ids.ts'

/** Code of a Node system error down the cause chain, e.g. `ENOENT`; null for anything else. */
export function systemCode(error: unknown): string | null {
  const code = error instanceof Error && 'code' in error ? error.code : null
  return typeof code === 'string' ? code : null
}

const causes: Readonly<Record<string, readonly [ErrorCode, (file: string) => string]>> = {
  ENOENT: ['FILE_NOT_FOUND', (file) => `"${file}" does not exist. Check the path.`],
  ENOTDIR: [
    'FILE_NOT_FOUND',
    (file) => `"${file}" does not exist: a part of its path is a file. Check the path.`,
  ],
  EISDIR: ['FILE_UNREADABLE', (file) => `"${file}" is a folder. Name a file in it.`],
  EACCES: ['FILE_UNREADABLE', (file) => `"${file}" may not be accessed. Check its permissions.`],
  EPERM: ['FILE_UNREADABLE', (file) => `"${file}" may not be accessed. Check its permissions.`],
  ENOSPC: [
    'STORE_FULL',
    (file) => `"${file}" cannot be written: the disk is full. Free some space and repeat.`,
  ],
  EDQUOT: [
    'STORE_FULL',
    (file) => `"${file}" cannot be written: the disk quota is used up. Free some space and repeat.`,
  ],
  EROFS: [
    'FILE_NOT_WRITABLE',
    (file) => `"${file}" cannot be written: the disk is read-only. Choose another folder.`,
  ],
  EEXIST: [
    'FILE_EXISTS',
    (file) => `"${file}" is already there and is not overwritten. Choose another name.`,
  ],
}

/** A system error about `file` as a PatchbayError; anything else is returned as it came. */
export function fileError(error: unknown, file: string, writing: boolean): unknown {
  const code = systemCode(error)
  const known = code === null ? undefined : causes[code]
  if (!known) return error
  const [kind, sentenceOf] = known
  const shown = writing && kind === 'FILE_UNREADABLE' ? 'FILE_NOT_WRITABLE' : kind
  return new PatchbayError(shown, sentenceOf(file), { path: file, systemCode: code }, error)
}

/** Creates a folder and its parents with mode 0700. */
export function makePrivateFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  } catch (error) {
    throw fileError(error, folder, true)
  }
}

function writeAll(file: string, content: string | Uint8Array): void {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content
  const handle = openSync(file, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o600)
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** Makes what a file holds durable. */
export function syncFile(file: string): void {
  const handle = openSync(file, 'r+')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** Makes a rename or a new name in `folder` durable; Windows has no such call and needs none. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, constants.O_RDONLY)
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/**
 * Writes `file` with mode 0600 by temporary file, fsync and rename.
 * `overwrite: false` refuses (FILE_EXISTS) when the file is there, without a race.
 */
export function writePrivateFile(file: string, content: string | Uint8Array, overwrite: boolean): void {
  const folder = path.dirname(file)
  const temporary = path.join(folder, `.${path.basename(file)}.${newId()}.tmp`)
  try {
    writeAll(temporary, content)
    if (overwrite) renameSync(temporary, file)
    else linkSync(temporary, file)
    syncFolder(folder)
  } catch (error) {
    throw fileError(error, file, true)
  } finally {
    rmSync(temporary, { force: true })
  }
}

/** Removes what writers of `file` left that were killed. Call it when nobody can be writing it. */
export function removeTemporaries(file: string): void {
  const folder = path.dirname(file)
  const isTemporary = (name: string) => name.startsWith(`.${path.basename(file)}.`) && name.endsWith('.tmp')
  for (const name of readdirSync(folder))
    if (isTemporary(name)) rmSync(path.join(folder, name), { force: true })
}

/** Makes an empty file with mode 0600 for a library that would make it readable for others. @throws FILE_EXISTS */
export function makePrivateFile(file: string): void {
  try {
    closeSync(openSync(file, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o600))
  } catch (error) {
    throw fileError(error, file, true)
  }
}

/** Reads a small text file in UTF-8. */
export function readTextFile(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw fileError(error, file, false)
  }
}
