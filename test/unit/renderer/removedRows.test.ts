/** Rows that were removed come back where they stood, in whatever order. */
import { expect, test } from 'vitest'
import {
  type RemovedRow,
  removedBefore,
  withoutRemoved,
  withRemoved,
} from '../../../src-renderer/features/services/removedRows.ts'
import { emptyRow } from '../../../src-renderer/features/services/serviceForm.ts'

interface State {
  readonly rows: readonly string[]
  readonly removed: readonly RemovedRow[]
}

const state = (rows: string): State => ({ rows: [...rows], removed: [] })

function remove({ rows, removed }: State, id: string): State {
  const index = rows.indexOf(id)
  return { rows: rows.toSpliced(index, 1), removed: withRemoved(removed, index, emptyRow(id)) }
}

function restore({ rows, removed }: State, id: string): State {
  const found = removed.find(({ row }) => row.authenticationId === id)
  if (found === undefined) throw new Error(`${id} is not removed`)
  return { rows: rows.toSpliced(found.at, 0, id), removed: withoutRemoved(removed, found) }
}

/** Rows and removed ones as they stand on the screen. */
function shown({ rows, removed }: State): string {
  const lines = (index: number) =>
    removedBefore(removed, index, rows.length).map(({ row }) => row.authenticationId.toUpperCase())
  return [...rows.flatMap((id, index) => [...lines(index), id]), ...lines(rows.length)].join('')
}

test('each is shown where it stood', () => {
  expect(shown(remove(remove(state('abcd'), 'b'), 'd'))).toBe('aBcD')
  expect(shown(remove(remove(remove(state('abc'), 'c'), 'a'), 'b'))).toBe('ABC')
  expect(shown(remove(remove(remove(state('abcd'), 'b'), 'c'), 'a'))).toBe('ABCd')
})

test.each(['abcd', 'dcba', 'bdac', 'cadb'])('they come back in the order %s', (order) => {
  const away = ['c', 'a', 'd', 'b'].reduce(remove, state('abcd'))
  expect(shown(away)).toBe('ABCD')
  const back = [...order].reduce(restore, away)
  expect(back.rows.join('')).toBe('abcd')
  expect(back.removed).toEqual([])
})

test('keys stay unlike while rows are removed and restored', () => {
  const some = remove(restore(remove(remove(state('abc'), 'a'), 'b'), 'a'), 'c')
  const keys = some.removed.map(({ key }) => key)
  expect(new Set(keys).size).toBe(keys.length)
})
