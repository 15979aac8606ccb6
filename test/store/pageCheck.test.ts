import { readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { PatchbayError } from '../../src-main/domain/errors.ts'
import { newKey } from '../../src-main/keyring/crypto.ts'
import { openConnection } from '../../src-main/store/database.ts'
import { checkPages, pageBytes } from '../../src-main/store/pageCheck.ts'
import { addObjects, newDirectory, openTestStore } from '../support/backups.ts'
import { temporaryFolder } from '../support/store.ts'

function errorOf(work: () => unknown): PatchbayError {
  try {
    work()
  } catch (error) {
    if (error instanceof PatchbayError) return error
    throw error
  }
  throw new Error('nothing was thrown')
}

/** Deterministic numbers from 0 to below `limit` (a linear congruential generator with a fixed seed). */
function numbers(seed: number): (limit: number) => number {
  let state = seed
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state % limit
  }
}

/** A closed store with services, an FTS index, and free pages. */
async function storeWithFreePages() {
  const directory = await newDirectory()
  const { paths, keys } = directory
  const store = openTestStore(directory)
  for (let number = 0; number < 20; number++) addObjects(store, `number${number}`)
  store.connection.exec('CREATE TABLE filler (content BLOB)')
  const insert = store.connection.prepare('INSERT INTO filler VALUES (randomblob(3000))')
  for (let number = 0; number < 40; number++) insert.run()
  store.connection.exec('DROP TABLE filler')
  const free = Number(store.connection.pragma('freelist_count', { simple: true }))
  store.close()
  return { file: paths.store, key: keys.storeKey, free }
}

describe('page check', () => {
  test('one changed byte in any page is found and named, free pages and search index included', async () => {
    const { file, key, free } = await storeWithFreePages()
    expect(free).toBeGreaterThan(20)
    const whole = readFileSync(file)
    const pages = whole.length / pageBytes
    expect(checkPages(file, key)).toBe(pages)
    const random = numbers(20261122)
    for (let page = 1; page <= pages; page++) {
      // Content, initialisation vector and seal in turn; the salt of page 1 has a test of its own.
      const within = [16 + random(4000), 4016 + random(16), 4032 + random(64)][page % 3] ?? 16
      const changed = Buffer.from(whole)
      const at = (page - 1) * pageBytes + within
      changed[at] = (changed[at] ?? 0) ^ (1 << random(8))
      writeFileSync(file, changed)
      const error = errorOf(() => checkPages(file, key))
      expect({ code: error.code, pages: error.data['pages'] }).toEqual({
        code: 'STORE_DAMAGED',
        pages: [page],
      })
      expect(error.message).toContain('patchbay backup list')
    }
  })

  test('a changed salt, and a wrong key, fit no page', async () => {
    const { file, key } = await storeWithFreePages()
    const pages = checkPages(file, key)
    const bytes = readFileSync(file)
    expect(errorOf(() => checkPages(file, newKey())).data['damagedPages']).toBe(pages)
    bytes[3] = (bytes[3] ?? 0) ^ 1
    writeFileSync(file, bytes)
    const error = errorOf(() => checkPages(file, key))
    expect(error.code).toBe('STORE_DAMAGED')
    expect(error.data['damagedPages']).toBe(pages)
  })

  test('two pages that changed places, and a page of zeros, are found', async () => {
    const { file, key } = await storeWithFreePages()
    const whole = readFileSync(file)
    const page = (number: number) => whole.subarray((number - 1) * pageBytes, number * pageBytes)
    const swapped = Buffer.from(whole)
    page(3).copy(swapped, pageBytes * 4)
    page(5).copy(swapped, pageBytes * 2)
    writeFileSync(file, swapped)
    expect(errorOf(() => checkPages(file, key)).data['pages']).toEqual([3, 5])
    writeFileSync(file, Buffer.from(whole).fill(0, pageBytes * 6, pageBytes * 7))
    expect(errorOf(() => checkPages(file, key)).data['pages']).toEqual([7])
  })

  test('a length that is no number of pages is damage; whole pages cut off are refused at opening', async () => {
    const { file, key } = await storeWithFreePages()
    const { size } = statSync(file)
    truncateSync(file, size - 1)
    expect(errorOf(() => checkPages(file, key)).code).toBe('STORE_DAMAGED')
    truncateSync(file, size - pageBytes)
    expect(errorOf(() => openConnection(file, key, false)).code).toBe('STORE_DAMAGED')
    truncateSync(file, 0)
    expect(errorOf(() => checkPages(file, key)).code).toBe('STORE_DAMAGED')
    expect(errorOf(() => checkPages(path.join(file, 'none'), key)).code).toBe('FILE_NOT_FOUND')
  })

  test('a sound file passes, whatever was done to it: rollbacks, savepoints, spilled cache, shrinking', () => {
    const file = path.join(temporaryFolder(), 'store.db')
    const key = newKey()
    const connection = openConnection(file, key, true)
    const random = numbers(7)
    connection.pragma('cache_size = 10')
    connection.exec(
      "CREATE TABLE t (n INTEGER, content BLOB); CREATE VIRTUAL TABLE f USING fts5(text, tokenize='trigram')",
    )
    const add = connection.prepare('INSERT INTO t VALUES (?, randomblob(?))')
    const index = connection.prepare('INSERT INTO f VALUES (hex(randomblob(60)))')
    let checked = 0
    for (let round = 0; round < 40; round++) {
      connection.exec('BEGIN')
      for (let row = 0; row < 60; row++) {
        add.run(random(1000), random(6000))
        index.run()
      }
      connection.exec('SAVEPOINT s')
      connection.exec(`DELETE FROM t WHERE n % 3 = ${random(3)}`)
      connection.exec(random(2) === 0 ? 'ROLLBACK TO s' : 'RELEASE s')
      connection.exec(random(3) === 0 ? 'ROLLBACK' : 'COMMIT')
      if (round === 20) connection.exec('VACUUM')
      connection.pragma('wal_checkpoint(TRUNCATE)')
      expect(checkPages(file, key) * pageBytes).toBe(statSync(file).size)
      checked++
    }
    connection.close()
    expect(checked).toBe(40)
  })
})
