/** Writes of a run in groups: durable before anyone goes on, in order, and none told that failed. */

import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import type { RunId } from '../../src-main/domain/model.ts'
import type { Gateway } from '../../src-main/servers/gateway.ts'
import { listRunSteps, listRuns } from '../../src-main/store/journal.ts'
import { push } from '../../src-main/sync/engine.ts'
import type { PushEvent, SyncDeps } from '../../src-main/sync/port.ts'
import { createJournalWriter } from '../../src-main/sync/push/journalWriter.ts'
import { createSyncStore } from '../../src-main/sync/storeAdapter.ts'
import { newStore } from '../support/store.ts'
import { type Bench, newBench, putService } from './support.ts'

async function writerWithTable() {
  const { store } = await newStore()
  const { db } = store
  db.run(sql`CREATE TABLE note (text TEXT NOT NULL UNIQUE)`)
  const notes = () =>
    db.all<{ text: string }>(sql`SELECT text FROM note ORDER BY rowid`).map(({ text }) => text)
  let commits = 0
  const counting = new Proxy(db, {
    get(target, name) {
      if (name === 'transaction') commits += 1
      const value: unknown = Reflect.get(target, name)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
  const writer = createJournalWriter({ ...createSyncStore(store), db: counting })
  const note = (text: string) => writer.write((tx) => void tx.run(sql`INSERT INTO note VALUES (${text})`))
  return { store, writer, note, notes, commits: () => commits }
}

describe('the writer', () => {
  test('commits what came in during one turn at once, in its order, and tells only then', async () => {
    const { note, notes, commits } = await writerWithTable()
    const told: string[] = []
    const writes = ['a', 'b', 'c'].map((text) => note(text).then(() => told.push(text)))
    await Promise.resolve()
    expect([notes(), told, commits()]).toEqual([[], [], 0])
    await Promise.all(writes)
    expect([notes(), told, commits()]).toEqual([['a', 'b', 'c'], ['a', 'b', 'c'], 1])
    await note('d')
    expect([notes().at(-1), commits()]).toEqual(['d', 2])
  })

  test('one that fails takes none of the others along', async () => {
    const { note, notes } = await writerWithTable()
    await note('taken')
    const settled = await Promise.allSettled(['a', 'taken', 'b'].map(note))
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(notes()).toEqual(['taken', 'a', 'b'])
  })

  test('a store that takes no more fails all of a group, with its error, and keeps nothing', async () => {
    const { store, note, notes, commits } = await writerWithTable()
    store.db.run(sql`PRAGMA query_only = ON`)
    const settled = await Promise.allSettled(['a', 'b'].map(note))
    expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect(commits()).toBe(1)
    store.db.run(sql`PRAGMA query_only = OFF`)
    expect(notes()).toEqual([])
  })
})

/** Dependencies whose gateway does `before` as a write is about to leave. */
function withGateway(bench: Bench, change: (gateway: Gateway) => Partial<Gateway>): SyncDeps {
  return {
    ...bench.deps,
    openGateway: () => {
      const gateway = bench.deps.openGateway()
      return { ...gateway, ...change(gateway) }
    },
  }
}

function runOf(bench: Bench) {
  const [run] = listRuns(bench.store.db, bench.server.id)
  return { run, steps: run ? listRunSteps(bench.store.db, run.id as RunId) : [] }
}

describe('a push', () => {
  test('has the intent in the file before the request leaves', async () => {
    const bench = await newBench()
    putService(bench.store, 'A Facebook')
    putService(bench.store, 'B Facebook')
    const seen: (string | undefined)[] = []
    const deps = withGateway(bench, (gateway) => ({
      create(write) {
        const name = write.kind === 'service' ? write.name : ''
        const step = runOf(bench).steps.find(({ key }) => key === name)
        expect(bench.store.connection.inTransaction).toBe(false)
        seen.push(step?.state)
        return gateway.create(write)
      },
    }))
    expect(await push(deps, bench.server, {}, () => {})).toMatchObject({ done: 2, converged: true })
    expect(seen).toEqual(['sending', 'sending'])
  })

  test('tells an outcome only once it is in the file, with its base', async () => {
    const bench = await newBench()
    for (const name of 'ABCDEF') putService(bench.store, `${name} Facebook`)
    const states: string[] = []
    const onEvent = (event: PushEvent) => {
      if (event.type !== 'stepFinished') return
      const step = runOf(bench).steps.find(({ stepId }) => stepId === event.result.id)
      const bases = bench.store.connection.prepare('SELECT count(*) FROM base WHERE label = ?').pluck()
      states.push(`${step?.state} ${bases.get(event.result.key)} ${bench.store.connection.inTransaction}`)
    }
    await push(bench.deps, bench.server, {}, onEvent)
    expect(states).toEqual(Array(6).fill('done 1 false'))
  })

  test('whose outcome cannot be written ends with that error, tells nothing, and is settled later', async () => {
    const bench = await newBench()
    for (const name of 'ABCD') putService(bench.store, `${name} Facebook`)
    const { connection } = bench.store
    const deps = withGateway(bench, (gateway) => ({
      async create(write) {
        const id = await gateway.create(write)
        connection.pragma('query_only = ON')
        return id
      },
    }))
    const events: PushEvent[] = []
    await expect(push(deps, bench.server, {}, (event) => events.push(event))).rejects.toMatchObject({
      code: 'SQLITE_READONLY',
    })
    expect(events.map(({ type }) => type)).not.toContain('stepFinished')
    expect(events.map(({ type }) => type)).not.toContain('runFinished')
    connection.pragma('query_only = OFF')
    const { run, steps } = runOf(bench)
    expect(run?.finishedAt).toBeNull()
    const sent = steps.filter(({ state }) => state === 'sending')
    expect(sent).toHaveLength(bench.practice.control.services().length)
    expect(steps.filter(({ state }) => state === 'planned')).toHaveLength(4 - sent.length)
    expect(await bench.push()).toMatchObject({ done: 4 - sent.length, converged: true })
    expect(bench.practice.control.services()).toHaveLength(4)
  })

  test('whose intent cannot be written sends nothing', async () => {
    const bench = await newBench()
    putService(bench.store, 'A Facebook')
    const onEvent = ({ type }: PushEvent) => {
      if (type === 'stepStarted') bench.store.connection.pragma('query_only = ON')
    }
    await expect(push(bench.deps, bench.server, {}, onEvent)).rejects.toMatchObject({
      code: 'SQLITE_READONLY',
    })
    bench.store.connection.pragma('query_only = OFF')
    expect(bench.practice.control.services()).toEqual([])
    expect(runOf(bench).steps.map(({ state, attempts }) => [state, attempts])).toEqual([['planned', 0]])
  })

  test('counts the requests that write, and keeps the status and the words of the last refusal', async () => {
    const bench = await newBench()
    putService(bench.store, 'A Facebook')
    putService(bench.store, 'B Facebook')
    bench.practice.control.setFaults([
      { match: { method: 'POST', nth: 1 }, fault: { kind: 'status', status: 503 } },
      { match: { method: 'POST', nth: 2 }, fault: { kind: 'status', status: 422 } },
    ])
    await bench.push()
    const told = runOf(bench).steps.map(({ state, attempts, status, words }) => [
      state,
      attempts,
      status,
      words,
    ])
    const refused = ['failed', 1, 422, 'The attributes of the object are not valid.']
    expect(told.toSorted()).toEqual([['done', 2, null, ''], refused].toSorted())
  })
})
