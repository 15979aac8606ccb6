import { beforeEach, describe, expect, test } from 'vitest'
import { PatchbayError } from '../../src-main/domain/errors.ts'
import { appendAudit, auditRoot } from '../../src-main/store/audit.ts'
import { type AuditVerification, verifyAudit } from '../../src-main/store/auditVerify.ts'
import type { Store } from '../../src-main/store/store.ts'
import { fillAudit, putRecord, type RawRecord, rawRecords, rehashed } from '../support/audit.ts'
import { newStore } from '../support/store.ts'

const columns = ['at', 'person', 'host', 'action', 'object', 'details', 'previous_hash', 'hash'] as const

let store: Store
let records: RawRecord[]
/** Ten records: the store's own first one, and nine. */
const count = 10

beforeEach(async () => {
  store = (await newStore()).store
  fillAudit(store, count - rawRecords(store).length)
  records = rawRecords(store)
})

function recordOf(seq: number): RawRecord {
  const record = records[seq - 1]
  if (!record) throw new Error(`no record ${seq}`)
  return record
}

/** What a check says of a trail that was tampered with so; the tampering is taken back. */
async function checked(tamper: () => void): Promise<AuditVerification> {
  store.connection.exec('BEGIN')
  try {
    tamper()
    return await verifyAudit(store.connection)
  } finally {
    store.connection.exec('ROLLBACK')
  }
}

function run(sql: string): () => void {
  return () => void store.connection.prepare(sql).run()
}

async function faultOf(tamper: () => void): Promise<[number, string] | null> {
  const { firstBad, records: good } = await checked(tamper)
  if (!firstBad) return null
  expect(firstBad.message).toMatch(/record/i)
  expect(good).toBeLessThanOrEqual(count)
  return [firstBad.seq, firstBad.problem]
}

describe('an intact trail', () => {
  test('is counted, and its last hash told', async () => {
    expect(await verifyAudit(store.connection)).toEqual({
      records: count,
      firstBad: null,
      lastHash: recordOf(count).hash,
    })
  })

  test('may hold names that are no well-formed text', async () => {
    appendAudit(store, { action: 'x.y', object: 'half \ud83d of a pair', details: { name: '\udc00' } })
    expect((await verifyAudit(store.connection)).firstBad).toBeNull()
  })
})

describe('what is named first', () => {
  test('a change of any column of any record', async () => {
    for (let seq = 1; seq <= count; seq += 1) {
      for (const column of columns) {
        const tamper = run(`UPDATE audit SET ${column} = ${column} || 'x' WHERE seq = ${seq}`)
        expect([column, await faultOf(tamper)]).toEqual([column, [seq, 'changed']])
      }
    }
  })

  test('a value of another kind', async () => {
    expect(await faultOf(run(`UPDATE audit SET details = x'00' WHERE seq = 3`))).toEqual([3, 'changed'])
    expect(await faultOf(run('UPDATE audit SET object = 7 WHERE seq = 3'))).toEqual([3, 'changed'])
  })

  test('a record that was rewritten with a hash that fits it: the next one names the old', async () => {
    const forged = rehashed({ ...recordOf(5), person: 'Somebody else' })
    expect(await faultOf(() => putRecord(store, forged))).toEqual([6, 'unlinked'])
  })

  test('a record with another number', async () => {
    expect(await faultOf(run('UPDATE audit SET seq = 50 WHERE seq = 5'))).toEqual([5, 'missing'])
    expect(await faultOf(run('UPDATE audit SET seq = 0 WHERE seq = 1'))).toEqual([0, 'misnumbered'])
    expect(await faultOf(run('UPDATE audit SET seq = -4 WHERE seq = 10'))).toEqual([-4, 'misnumbered'])
  })

  test('records that were deleted at the start, in the middle, at the end, all of them', async () => {
    const fault = (where: string) => faultOf(run(`DELETE FROM audit WHERE ${where}`))
    expect(await fault('seq = 1')).toEqual([1, 'missingAtStart'])
    expect(await fault('seq <= 3')).toEqual([1, 'missingAtStart'])
    expect(await fault('seq = 5')).toEqual([5, 'missing'])
    expect(await fault('seq BETWEEN 5 AND 8')).toEqual([5, 'missing'])
    expect(await fault('seq = 10')).toEqual([10, 'missingAtEnd'])
    expect(await fault('seq > 6')).toEqual([7, 'missingAtEnd'])
    expect(await fault('1')).toEqual([1, 'missingAtEnd'])
  })

  test('how many are missing', async () => {
    const {
      firstBad,
      records: good,
      lastHash,
    } = await checked(run('DELETE FROM audit WHERE seq BETWEEN 5 AND 8'))
    expect(firstBad?.message).toContain('Records 5 to 8 are missing')
    expect([good, lastHash]).toEqual([4, recordOf(4).hash])
    expect(await checked(run('DELETE FROM audit'))).toMatchObject({ records: 0, lastHash: auditRoot })
  })

  test('a tail that was cut before more was appended', async () => {
    const fault = await faultOf(() => {
      run('DELETE FROM audit WHERE seq >= 9')()
      fillAuditInside(2)
    })
    expect(fault).toEqual([9, 'missing'])
  })

  test('two that were swapped', async () => {
    expect(
      await faultOf(() => {
        putRecord(store, { ...recordOf(4), seq: 7 })
        putRecord(store, { ...recordOf(7), seq: 4 })
      }),
    ).toEqual([4, 'unlinked'])
  })

  test('one that was inserted', async () => {
    const forged = { ...recordOf(4), object: 'forged' }
    // At the end: with a hash that does not fit, with one that fits but follows nothing.
    expect(await faultOf(() => putRecord(store, { ...forged, seq: 11 }))).toEqual([11, 'changed'])
    expect(await faultOf(() => putRecord(store, rehashed({ ...forged, seq: 11 })))).toEqual([11, 'unlinked'])
    // In the middle, the later ones moved up: it fits its predecessor, the next one does not fit it.
    expect(
      await faultOf(() => {
        for (const record of records.slice(4)) putRecord(store, { ...record, seq: record.seq + 1 })
        putRecord(store, rehashed({ ...forged, seq: 5, previousHash: recordOf(4).hash }))
      }),
    ).toEqual([6, 'unlinked'])
  })

  test('a start that was cut, the rest renumbered', async () => {
    const fault = await faultOf(() => {
      run('DELETE FROM audit WHERE seq <= 2')()
      for (const record of records.slice(2)) putRecord(store, { ...record, seq: record.seq - 2 })
      run('DELETE FROM audit WHERE seq > 8')()
    })
    expect(fault).toEqual([1, 'unlinked'])
  })

  test('a counter that was set back or lost', async () => {
    const set = run("UPDATE sqlite_sequence SET seq = 4 WHERE name = 'audit'")
    expect(await faultOf(set)).toEqual([10, 'misnumbered'])
    expect(await faultOf(run("DELETE FROM sqlite_sequence WHERE name = 'audit'"))).toEqual([
      10,
      'misnumbered',
    ])
  })

  test('not a last record that was rewritten with a fitting hash: only an earlier last hash tells', async () => {
    const forged = rehashed({ ...recordOf(10), person: 'Somebody else' })
    const { firstBad, lastHash } = await checked(() => putRecord(store, forged))
    expect(firstBad).toBeNull()
    expect(lastHash).not.toBe(recordOf(10).hash)
  })

  function fillAuditInside(more: number): void {
    for (let at = 0; at < more; at += 1) {
      store.db.transaction(() => appendAudit(store, { action: 'x.y', object: 'later', details: null }))
    }
  }
})

describe('a long trail', () => {
  const long = 5000

  beforeEach(() => {
    store.connection.exec('BEGIN')
    for (let at = 0; at < long; at += 1) appendInside(`Service ${at}`, null)
    store.connection.exec('COMMIT')
  })

  function appendInside(object: string, details: unknown): void {
    store.db.transaction(() => appendAudit(store, { action: 'service.save', object, details }))
  }

  test('is checked in turns, while other work goes on and appends to it', async () => {
    let turns = 0
    let isDone = false
    const other = (async () => {
      while (!isDone) {
        await new Promise((resolve) => setImmediate(resolve))
        if (!isDone) appendAudit(store, { action: 'x.y', object: `meanwhile ${turns}`, details: null })
        turns += 1
      }
    })()
    const { records: good, firstBad } = await verifyAudit(store.connection)
    isDone = true
    await other
    expect(firstBad).toBeNull()
    expect(good).toBeGreaterThanOrEqual(long + count)
    expect(turns).toBeGreaterThan(3)
  })

  test('ends in STORE_LOCKED when the store is locked meanwhile', async () => {
    const check = verifyAudit(store.connection)
    store.close()
    const error = await check.catch((thrown: unknown) => thrown)
    expect(error instanceof PatchbayError && error.code).toBe('STORE_LOCKED')
  })
})
