/**
 * Replaces store.db and keyring.json together, so that a crash leaves both old or both new.
 *
 *   .staged/ filled and flushed ── rename ──> .committed/ ── each file renamed into place ──> gone
 *
 * The rename to `.committed` is the decision: before it everything is old, after it every start finishes the work.
 * Call all of this while holding the store exclusively (processLock.ts).
 */
import { existsSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { makePrivateFolder, syncFile, syncFolder } from '../platform/files.ts'
import type { DataPaths } from '../platform/paths.ts'

const staged = (paths: DataPaths) => path.join(paths.directory, '.staged')
const committed = (paths: DataPaths) => path.join(paths.directory, '.committed')

/** Where the new files are prepared. */
export interface Staging {
  readonly store: string
  readonly keyring: string
}

/** Whether a decided replacement was broken off. */
export function isReplacementPending(paths: DataPaths): boolean {
  return existsSync(committed(paths))
}

/** An empty staging folder; what a broken-off attempt left there is thrown away. */
export function stageReplacement(paths: DataPaths): Staging {
  const folder = staged(paths)
  rmSync(folder, { recursive: true, force: true })
  makePrivateFolder(folder)
  return { store: path.join(folder, 'store.db'), keyring: path.join(folder, 'keyring.json') }
}

export function discardReplacement(paths: DataPaths): void {
  rmSync(staged(paths), { recursive: true, force: true })
}

/** Decides for the staged files (either may be left out) and puts them into place. The store must be closed. */
export function commitReplacement(paths: DataPaths, staging: Staging): void {
  for (const file of [staging.store, staging.keyring]) if (existsSync(file)) syncFile(file)
  syncFolder(staged(paths))
  renameSync(staged(paths), committed(paths))
  syncFolder(paths.directory)
  finishReplacement(paths)
}

/** Puts decided files into place; can be broken off and repeated at any point. */
export function finishReplacement(paths: DataPaths): void {
  const folder = committed(paths)
  if (!existsSync(folder)) return
  const store = path.join(folder, 'store.db')
  if (existsSync(store)) {
    // The write-ahead log belongs to the old file: SQLite would play it into the new one.
    for (const suffix of ['-wal', '-shm']) rmSync(paths.store + suffix, { force: true })
    renameSync(store, paths.store)
  }
  const keyring = path.join(folder, 'keyring.json')
  if (existsSync(keyring)) renameSync(keyring, paths.keyring)
  syncFolder(paths.directory)
  rmSync(folder, { recursive: true })
  syncFolder(paths.directory)
}
