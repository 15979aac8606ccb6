/**
 * Writes of a run, grouped: what comes in during one turn of the event loop is committed in one transaction, since
 * every commit waits for the disk. Who writes waits until it is durable, so that no request leaves before its intent
 * and nothing is told before its outcome.
 *
 *   write, write, write ── end of the turn ──> one transaction ──> all of them resolve
 *                                                 └ failed ──> one transaction each, so that one cannot spoil another
 *
 * While nobody is held up by it (`mayWait`), a group grows over several turns, for `longestWaitMs` at most.
 */
import { findPatchbayError } from '../../domain/errors.ts'
import type { Transaction } from '../../store/database.ts'
import { translateDriverError } from '../../store/driverError.ts'
import type { SyncStore } from '../port.ts'
import { transact } from '../transact.ts'

export interface JournalWriter {
  /**
   * Resolves once what `work` wrote is durable. `work` is synchronous, may run twice, and sees what was handed in
   * before it. @throws what ended its transaction; nothing that it wrote was kept then.
   */
  write(work: (tx: Transaction) => void): Promise<void>
  /** What is waiting is committed at the end of this turn: somebody is held up by it now. */
  hurry(): void
}

/** How late an outcome may be told for the sake of a larger group. */
const longestWaitMs = 100

interface Waiting {
  readonly work: (tx: Transaction) => void
  readonly resolve: () => void
  readonly reject: (reason: unknown) => void
}

/** `letsRequestsLeave`: a group is committed one turn later, behind the requests of its own turn. */
export function createJournalWriter(
  store: SyncStore,
  mayWait: () => boolean = () => false,
  letsRequestsLeave = false,
): JournalWriter {
  let waiting: Waiting[] = []
  let soon: NodeJS.Immediate | null = null
  let late: NodeJS.Timeout | null = null
  const flush = () => {
    if (soon) clearImmediate(soon)
    if (late) clearTimeout(late)
    soon = null
    late = null
    const group = waiting
    waiting = []
    commit(store, group)
  }
  const flushNext = () => {
    soon = setImmediate(flush)
  }
  const hurry = () => {
    if (waiting.length > 0) soon ??= setImmediate(letsRequestsLeave ? flushNext : flush)
  }
  return {
    write: (work) =>
      new Promise((resolve, reject) => {
        waiting.push({ work, resolve, reject })
        if (mayWait()) late ??= setTimeout(flush, longestWaitMs)
        else hurry()
      }),
    hurry,
  }
}

function commit(store: SyncStore, group: readonly Waiting[]): void {
  try {
    transact(store, (tx) => {
      for (const { work } of group) work(tx)
    })
  } catch (error) {
    const [only] = group
    if (group.length === 1 && only) only.reject(error)
    else if (isOfStore(error)) for (const { reject } of group) reject(error)
    else for (const one of group) commit(store, [one])
    return
  }
  for (const { resolve } of group) resolve()
}

/** The disk is full, another program holds the store, ...: no smaller transaction fares better. */
function isOfStore(error: unknown): boolean {
  return findPatchbayError(translateDriverError(error))?.kind.class === 'store'
}
