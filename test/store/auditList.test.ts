import { beforeEach, describe, expect, test } from 'vitest'
import { appendAudit } from '../../src-main/store/audit.ts'
import { type AuditRequest, searchAudit } from '../../src-main/store/auditList.ts'
import type { Store } from '../../src-main/store/store.ts'
import { newStore } from '../support/store.ts'

let store: Store

function append(person: string, action: string, object: string, at: string): void {
  const clock = { now: () => at }
  appendAudit({ ...store, person, clock }, { action, object, details: { of: object } })
}

async function found(request: Partial<AuditRequest>): Promise<[readonly string[], number]> {
  const { rows, total } = await searchAudit(store, { search: '', offset: 0, limit: 100, ...request })
  return [rows.map(({ object }) => object), total]
}

beforeEach(async () => {
  store = (await newStore()).store
  append('Anna Admin', 'service.save', 'Support Facebook', '2026-01-01T08:00:00.000Z')
  append('Hook Helper', 'service.remove', 'Support Twilio', '2026-01-02T08:00:00.000Z')
  append('Anna Admin', 'user.save', 'ÄNDERUNG', '2026-01-03T08:00:00.000Z')
})

describe('the trail as a list', () => {
  test('is newest first, by pages, with the number of all matches', async () => {
    const [all, total] = await found({})
    expect(all.slice(0, 3)).toEqual(['ÄNDERUNG', 'Support Twilio', 'Support Facebook'])
    expect(total).toBe(all.length)
    expect(await found({ limit: 2 })).toEqual([all.slice(0, 2), total])
    expect(await found({ offset: 1, limit: 2 })).toEqual([all.slice(1, 3), total])
    expect(await found({ offset: total - 1, limit: 2 })).toEqual([all.slice(-1), total])
    expect(await found({ offset: total, limit: 2 })).toEqual([[], total])
    expect(await found({ offset: total + 5, limit: 2 })).toEqual([[], total])
  })

  test('is searched by words in person, action and object, without case', async () => {
    expect(await found({ search: 'twilio' })).toEqual([['Support Twilio'], 1])
    expect(await found({ search: 'SUPPORT anna' })).toEqual([['Support Facebook'], 1])
    expect(await found({ search: 'service. ' })).toEqual([['Support Twilio', 'Support Facebook'], 2])
    expect(await found({ search: 'änd' })).toEqual([['ÄNDERUNG'], 1])
    expect(await found({ search: 'nowhere' })).toEqual([[], 0])
  })

  test('is narrowed by object, person and time, all together', async () => {
    expect(await found({ object: 'support' })).toEqual([['Support Twilio', 'Support Facebook'], 2])
    expect(await found({ person: 'anna', object: 'face' })).toEqual([['Support Facebook'], 1])
    const since = '2026-01-02T08:00:00.000Z'
    expect((await found({ since, object: 'support' }))[0]).toEqual(['Support Twilio'])
    expect((await found({ since, person: 'anna' }))[0]).toEqual(['ÄNDERUNG'])
  })

  test('shows what was appended since, once, however many ask', async () => {
    const [, before] = await found({})
    append('Anna Admin', 'user.save', 'Later', '2026-01-04T08:00:00.000Z')
    const answers = await Promise.all([found({ limit: 1 }), found({ limit: 1 }), found({ search: 'later' })])
    expect(answers).toEqual([
      [['Later'], before + 1],
      [['Later'], before + 1],
      [['Later'], 1],
    ])
  })

  test('is whole with more records than one turn reads', async () => {
    const [, before] = await found({})
    store.connection.exec('BEGIN')
    for (let number = 0; number < 4500; number += 1) {
      const entry = { action: 'user.save', object: `hook.${number}`, details: null }
      store.db.transaction(() => appendAudit(store, entry))
    }
    store.connection.exec('COMMIT')
    const [first, second] = await Promise.all([
      found({ offset: 4499, limit: 1 }),
      found({ search: 'hook.44' }),
    ])
    expect(first).toEqual([['hook.0'], before + 4500])
    expect(second[1]).toBe(1 + 10 + 100)
  })

  test('shows a record whose details were tampered with', async () => {
    store.connection.prepare("UPDATE audit SET details = 'no json', person = x'00ff' WHERE seq = 2").run()
    const { rows } = await searchAudit(store, { search: '', offset: 0, limit: 100 })
    expect(rows.find(({ seq }) => seq === 2)?.details).toBe('no json')
  })
})
