/**
 * Walks the audit trail and finds the first record that is not as it was written.
 *
 * One record at a time and in turns, so that neither memory nor the event loop feels how long the trail is.
 * Limit: whoever has the store key can rewrite the whole chain; what shows that is an export made before
 * (auditExport.ts), whose last hash a later trail has to contain.
 */
import { setImmediate } from 'node:timers/promises'
import { PatchbayError } from '../domain/errors.ts'
import { type AuditRecord, auditHash, auditRoot } from './audit.ts'
import type { Connection } from './database.ts'

/**
 * `changed`: the content does not fit the record's own hash. `unlinked`: it fits, but the record names another
 * predecessor than the record before it. `missing...`: no record has this number, though a later one was
 * given; `misnumbered`: a number that the store never gives, or its counter was set back.
 */
export type AuditProblem =
  | 'changed'
  | 'unlinked'
  | 'missing'
  | 'missingAtStart'
  | 'missingAtEnd'
  | 'misnumbered'

export interface AuditFault {
  /** Number of the first bad record, or the first number that is missing. */
  readonly seq: number
  readonly problem: AuditProblem
  /** The problem as a sentence that names the record. */
  readonly message: string
}

export interface AuditVerification {
  /** Records found good, from the first on. */
  readonly records: number
  readonly firstBad: AuditFault | null
  /** Of the last good record. */
  readonly lastHash: string
}

/** A turn ends after so many records, or so many characters of details: some milliseconds. */
const turnRecords = 1000
const turnCharacters = 1_000_000

const selectAfter = `
  SELECT seq, at, person, host, action, object, details, previous_hash AS previousHash, hash
  FROM audit WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT ${turnRecords}`

/** How far the trail goes now. A walk ends there, however fast records are appended meanwhile. */
export interface AuditExtent {
  /** Highest number of a record that is there; 0 for none. */
  readonly last: number
  /** Highest number that was ever given; SQLite keeps it beside the table. */
  readonly highest: number
}

export function extentOf(connection: Connection): AuditExtent {
  const select = connection.prepare<[], AuditExtent>(`
    SELECT coalesce(max(seq), 0) AS last,
      coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'audit'), 0) AS highest
    FROM audit`)
  return select.get() ?? { last: 0, highest: 0 }
}

/** Calls `visit` with each record of the extent, in order, until it answers false; yields between turns. */
export function* walkAudit(
  connection: Connection,
  extent: AuditExtent,
  visit: (record: AuditRecord) => boolean,
): Generator<void, void> {
  const select = connection.prepare<[number, number], AuditRecord>(selectAfter)
  // A number beyond what the store can count to was made up: the check finds it by the counter.
  const upTo = Math.min(extent.last, Number.MAX_SAFE_INTEGER)
  let last = Number.MIN_SAFE_INTEGER
  for (;;) {
    const before = last
    let characters = 0
    for (const record of select.iterate(last, upTo)) {
      if (!visit(record)) return
      last = record.seq
      characters += record.details.length
      if (characters >= turnCharacters) break
    }
    if (last === before) return
    yield
  }
}

/** Runs a walk while the host goes on with its other work. @throws STORE_LOCKED when the store is locked meanwhile */
export async function inTurns(connection: Connection, turns: Generator<void, void>): Promise<void> {
  while (!turns.next().done) {
    await setImmediate()
    if (connection.open) continue
    throw new PatchbayError(
      'STORE_LOCKED',
      'The store was locked while its audit trail was being read. Unlock it, and repeat.',
    )
  }
}

function fault(seq: number, problem: AuditProblem, message: string): AuditFault {
  return { seq, problem, message }
}

function missing(from: number, until: number, problem: AuditProblem, where: string): AuditFault {
  const which = from === until ? `Record ${from} is` : `Records ${from} to ${until} are`
  return fault(from, problem, `${which} missing ${where} of the audit trail.`)
}

/** Takes records one after the other and remembers how far they are good. */
export class AuditCheck {
  #records = 0
  #lastSeq = 0
  #lastHash = auditRoot
  #firstBad: AuditFault | null = null

  /** Whether the trail is good up to this record. */
  next(record: AuditRecord): boolean {
    this.#firstBad ??= this.#faultOf(record)
    if (this.#firstBad) return false
    this.#records += 1
    this.#lastSeq = record.seq
    this.#lastHash = record.hash
    return true
  }

  /** What was found, after the last record of the extent. */
  result(extent: AuditExtent): AuditVerification {
    this.#firstBad ??= this.#faultOfEnd(extent)
    return { records: this.#records, firstBad: this.#firstBad, lastHash: this.#lastHash }
  }

  #faultOfEnd({ last, highest }: AuditExtent): AuditFault | null {
    const good = this.#lastSeq
    if (highest > good) return missing(good + 1, highest, 'missingAtEnd', 'at the end')
    if (highest >= last) return null
    const message = `The store's counter of records stands at ${highest}, though record ${last} is there.`
    return fault(last, 'misnumbered', message)
  }

  #faultOf(record: AuditRecord): AuditFault | null {
    const { seq } = record
    const due = this.#lastSeq + 1
    if (seq < due) return fault(seq, 'misnumbered', `Record ${seq} has a number that the store never gives.`)
    if (seq > due) {
      return due === 1
        ? missing(due, seq - 1, 'missingAtStart', 'at the start')
        : missing(due, seq - 1, 'missing', 'in the middle')
    }
    if (record.hash !== auditHash(record)) {
      return fault(seq, 'changed', `Record ${seq} was changed: its content does not fit its hash.`)
    }
    if (record.previousHash === this.#lastHash) return null
    return fault(
      seq,
      'unlinked',
      seq === 1
        ? 'Record 1 is not the first one that was written: it names a predecessor.'
        : `Record ${seq} does not follow record ${seq - 1}: it names another predecessor. One of the two was ` +
            'replaced, moved or inserted.',
    )
  }
}

/** Checks the trail as it stands at the start. @throws STORE_LOCKED when the store is locked meanwhile */
export async function verifyAudit(connection: Connection): Promise<AuditVerification> {
  const check = new AuditCheck()
  const extent = extentOf(connection)
  const walk = walkAudit(connection, extent, (record) => check.next(record))
  await inTurns(connection, walk)
  return check.result(extent)
}
