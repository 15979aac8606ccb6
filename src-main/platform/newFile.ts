/** A private file that is written piece by piece, for content that should not be in memory as a whole. */
import { closeSync, constants, fsyncSync, openSync, rmSync, writeSync } from 'node:fs'
import path from 'node:path'
import { fileError, syncFolder } from './files.ts'

export interface NewFile {
  write(text: string): void
  /** Makes what was written durable, and closes the file. */
  finish(): void
  /** Closes and removes the file, finished or not. */
  abandon(): void
}

/** Pieces are gathered to about so many characters before they are written. */
const pieceLength = 1_000_000

/** Makes a file with mode 0600. @throws FILE_EXISTS, and FILE_*, STORE_FULL then or while it is written */
export function createNewFile(file: string): NewFile {
  const named = <Result>(work: () => Result): Result => {
    try {
      return work()
    } catch (error) {
      throw fileError(error, file, true)
    }
  }
  const handle = named(() => openSync(file, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o600))
  let waiting = ''
  let isOpen = true
  const flush = () => {
    const bytes = Buffer.from(waiting, 'utf8')
    waiting = ''
    for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at)
  }
  return {
    write(text) {
      waiting += text
      if (waiting.length >= pieceLength) named(flush)
    },
    finish() {
      named(() => {
        flush()
        fsyncSync(handle)
        isOpen = false
        closeSync(handle)
        syncFolder(path.dirname(file))
      })
    },
    abandon() {
      if (isOpen) closeSync(handle)
      isOpen = false
      rmSync(file, { force: true })
    },
  }
}
