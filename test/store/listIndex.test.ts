/** Rows of a list in memory: read between other work, never out of date, and never another answer than the database's. */
import { sql } from 'drizzle-orm'
import * as fc from 'fast-check'
import { beforeEach, expect, test, vi } from 'vitest'
import { LetterSets } from '../../src-main/store/letterSets.ts'
import { indexOf, isForDatabase, type ListedRow, readSoon } from '../../src-main/store/listIndex.ts'
import type { Store } from '../../src-main/store/store.ts'
import { listUsers } from '../../src-main/store/userList.ts'
import { saveUser } from '../../src-main/store/users.ts'
import { newStore } from '../support/store.ts'

const users = 35
const rowsAtOnce = 10
/** With the one that finds that no more rows come. */
const readsOfAll = Math.ceil(users / rowsAtOnce) + 1

let commandLine: Store
/** The same as a host with screens has it. */
let screens: Store
let reads: number
let onRead: () => void

const source = {
  table: 'user',
  read: ({ db }: Store, last: ListedRow | undefined) => {
    reads += 1
    onRead()
    return db.all<ListedRow>(
      sql`SELECT id, search FROM user WHERE id > ${last?.id ?? ''} ORDER BY id LIMIT ${rowsAtOnce}`,
    )
  },
  sortKeys: {},
} as const

const isRead = () => !isForDatabase(screens, source, 'a')
const ids = () => indexOf(screens, source).rows.map(({ id }) => id)

function addUser(logonName: string, lastName = 'Line'): void {
  saveUser(commandLine, null, { firstName: 'Hook', lastName, logonName, use: [] })
}

beforeEach(async () => {
  commandLine = (await newStore()).store
  screens = { ...commandLine, host: 'loopback' }
  for (let number = 0; number < users; number++) addUser(`hook.${number}`)
  reads = 0
  onRead = () => {}
})

test('it is read bit by bit, and the database answers meanwhile', async () => {
  readSoon(screens, source)
  readSoon(screens, source)
  expect(isRead()).toBe(false)
  await vi.waitFor(() => expect(isRead()).toBe(true))
  expect(new Set(ids()).size).toBe(users)
  expect(reads).toBe(readsOfAll)
})

test('whoever cannot wait gets the rest at once, each row once', async () => {
  readSoon(screens, source)
  await vi.waitFor(() => expect(reads).toBeGreaterThan(0), { interval: 1 })
  expect(new Set(ids()).size).toBe(users)
  expect(ids()).toHaveLength(users)
  expect(reads).toBe(readsOfAll)
})

test('a change meanwhile ends the reading; the next one has it', async () => {
  onRead = () => {
    if (reads === 2) setImmediate(() => addUser('hook.meanwhile'))
  }
  readSoon(screens, source)
  await vi.waitFor(() => expect(reads).toBeGreaterThanOrEqual(2), { interval: 1 })
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(isRead()).toBe(false)
  readSoon(screens, source)
  await vi.waitFor(() => expect(isRead()).toBe(true))
  expect(ids()).toHaveLength(users + 1)
})

test('a command never reads it ahead', async () => {
  readSoon(commandLine, source)
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(reads).toBe(0)
  expect(isForDatabase(commandLine, source, 'a')).toBe(true)
})

test('memory and database find the same', async () => {
  for (const name of ['Straße', 'ÄNDERUNG', 'éclair', '100 %', "O'Hara", 'a_b', '"zz"', '東京', '🙂'])
    addUser(`odd.${[...name].map((sign) => sign.codePointAt(0)).join('.')}`, name)
  const searches = [
    'h',
    'ho',
    'hook 3',
    '3',
    '33',
    '_',
    '%',
    'ss',
    'ß',
    'ä',
    'é',
    "'",
    '"',
    '東',
    '🙂',
    'b a',
    'zzz',
  ]
  const found = (store: Store, search: string) => listUsers(store, { search, offset: 0, limit: 100 })
  const sort = { by: 'logonName', descending: false } as const
  // Sorted: it does not wait.
  listUsers(screens, { search: '', sort, offset: 0, limit: 1 })
  for (const search of searches) expect(found(screens, search)).toEqual(found(commandLine, search))
  expect(found(screens, 'h').total).toBeGreaterThan(users)
})

test('letter sets find what reading every text finds', () => {
  const text = fc.string({ unit: fc.constantFrom(...'abcz019. ä🙂'), maxLength: 12 })
  fc.assert(
    fc.property(fc.array(text), fc.array(text, { maxLength: 3 }), (texts, words) => {
      const all = Uint32Array.from(texts.keys())
      const plain = [...all].filter((number) => words.every((word) => texts[number]?.includes(word)))
      expect([...new LetterSets(texts).matching(all, words)]).toEqual(plain)
    }),
  )
})
