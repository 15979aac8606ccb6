/** The first half of the generated histories, and their orders of pushes; see histories/README.md. */
import { describe, expect, test } from 'vitest'
import { numbersFrom, plainPush } from './histories/generate.ts'
import type { Operation } from './histories/operations.ts'
import type { StoreName } from './histories/stores.ts'
import { historyTests, seed } from './histories/tests.ts'
import { World } from './histories/world.ts'

const storesOf = historyTests(0)

describe('edits of two stores in different fields', () => {
  const shared: readonly Operation[] = [
    { do: 'add', at: 'A', kind: 'service', name: 'n101', tag: 102 },
    { do: 'add', at: 'A', kind: 'user', name: 'n103', tag: 104 },
    { ...plainPush, at: 'A' },
    { do: 'adopt', at: 'B', pick: null },
    { do: 'adopt', at: 'B', pick: 1 },
  ]
  /** One of each field: a service is object 0, a user object 1; row 0 is that of the service's first secret. */
  const edits: readonly ((at: StoreName) => Operation)[] = [
    (at) => ({ do: 'edit', at, pick: 0, field: 0, tag: 201 }),
    (at) => ({ do: 'edit', at, pick: 0, field: 1, tag: 202 }),
    (at) => ({ do: 'rename', at, pick: 0, name: 'n203' }),
    (at) => ({ do: 'secret', at, pick: 0, row: 0, tag: 204 }),
    (at) => ({ do: 'row', at, pick: 0, row: 1, tag: 205 }),
    (at) => ({ do: 'row', at, pick: 0, row: 2, tag: 206 }),
    (at) => ({ do: 'edit', at, pick: 1, field: 0, tag: 207 }),
    (at) => ({ do: 'secret', at, pick: 1, row: 0, tag: 208 }),
    (at) => ({ do: 'add', at, kind: 'service', name: `n30${at}`, tag: at === 'A' ? 309 : 310 }),
  ]

  async function serverAfter(operations: readonly Operation[], order: readonly StoreName[]) {
    const world = new World(storesOf(), {
      put: 'keeps',
      isPutKnown: true,
      rows: 'embedded',
      readback: 'absent',
      rights: 'role',
      isCreatedIdTold: true,
      refusesTakenNames: true,
    })
    for (const operation of [...shared, ...operations]) await world.apply(operation)
    for (const at of order) {
      const { result } = await world.push(at)
      expect(result).toMatchObject({ failed: 0, conflicts: [], blocked: [], converged: true })
    }
    expect(world.oracle.violations).toEqual([])
    return world.server.objects
      .map(({ kind, texts, secrets, hasRight }) => ({ kind, texts, secrets: [...secrets].sort(), hasRight }))
      .sort((a, b) => (JSON.stringify(a.texts) < JSON.stringify(b.texts) ? -1 : 1))
  }

  test('give the same server whoever pushes first', async () => {
    const next = numbersFrom(seed)
    for (let run = 0; run < 40; run += 1) {
      const operations = edits.flatMap((edit) => {
        const roll = next()
        return roll < 0.4 ? [edit('A')] : roll < 0.8 ? [edit('B')] : []
      })
      const first = await serverAfter(operations, ['A', 'B'])
      const second = await serverAfter(operations, ['B', 'A'])
      expect(first, JSON.stringify(operations)).toEqual(second)
    }
  }, 300_000)
})
