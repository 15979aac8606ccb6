import { describe, expect, test } from 'vitest'
import type { ConflictEntry } from '../../../src-main/domain/syncModel.ts'
import type { ShownDecision } from '../../../src-main/sync/decide/decisions.ts'
import {
  conflictedObjects,
  lossLines,
  obstacleText,
  openOf,
  outcomeText,
  restoreText,
  warningText,
} from '../../../src-renderer/features/push/conflictText.ts'

const row = 'authentications[104829561234567].secret'

function conflict(key: string, field: string, sides: Partial<ConflictEntry> = {}): ConflictEntry {
  return { kind: 'service', key, field, base: 'a', mine: 'b', theirs: 'c', ...sides }
}

function decision(entry: ConflictEntry, made: Partial<ShownDecision> = {}): ShownDecision {
  return {
    ...entry,
    id: `decision of ${entry.field}`,
    side: 'mine',
    person: 'Administrator',
    at: '2026-01-01T00:00:00.000Z',
    isPending: true,
    canRestore: true,
    obstacle: null,
    ...made,
  }
}

describe('conflicts by object', () => {
  const name = conflict('Support Facebook', 'name')
  const connection = conflict('Support Facebook', 'serviceConnection')
  const secret = conflict('Support Facebook', row, { base: 'set', mine: 'changed', theirs: 'changed' })
  const user = conflict('Support Facebook', 'object', { kind: 'user', theirs: null })

  test('fields in the order of the form, rows last; a user of the same name is another object', () => {
    const objects = conflictedObjects([secret, user, connection, name], [])
    expect(objects.map(({ kind, entries }) => [kind, entries.map(({ field }) => field)])).toEqual([
      ['service', ['name', 'serviceConnection', row]],
      ['user', ['object']],
    ])
  })

  test('a decision changes neither the order nor the identity of an entry', () => {
    const before = conflictedObjects([connection, name], [])
    const after = conflictedObjects([connection], [decision(name, { side: 'theirs' })])
    const ids = (objects: typeof before) => objects.flatMap(({ entries }) => entries.map(({ id }) => id))
    expect(ids(after)).toEqual(ids(before))
    expect(after[0]?.entries.map((entry) => entry.decision)).toEqual(['theirs', null])
    expect(openOf(after[0]?.entries ?? []).map(({ field }) => field)).toEqual(['serviceConnection'])
  })

  test('an entry of which a side moved is another one', () => {
    const [before] = conflictedObjects([name], [])
    const [after] = conflictedObjects([{ ...name, theirs: 'd' }], [])
    expect(after?.entries[0]?.id).not.toBe(before?.entries[0]?.id)
  })

  test('what was carried out, and drift that the store overwrites, are no conflicts', () => {
    const drift = conflict('Support Facebook', 'serviceConnection', { mine: 'a' })
    const newRow = conflict('Support Facebook', row, { base: null, mine: null, theirs: 'unknown' })
    const lostRow = conflict('Support Facebook', row, { base: 'set', mine: 'set', theirs: null })
    for (const entry of [drift, newRow, lostRow]) {
      expect(conflictedObjects([], [decision(entry)])).toEqual([])
    }
    expect(conflictedObjects([], [decision(name, { isPending: false })])).toEqual([])
  })

  test('a secret that only the server changed is a conflict, and stays one when it is decided', () => {
    const theirs = conflict('Support Facebook', row, { base: 'set', mine: 'set', theirs: 'changed' })
    expect(conflictedObjects([], [decision(theirs)])).toHaveLength(1)
  })
})

describe('what a choice does', () => {
  test('a plain value needs no warning; of a secret both ways are told beforehand', () => {
    expect(warningText(conflict('a', 'name'))).toBeNull()
    const warning = warningText(conflict('a', row, { base: 'set', mine: 'changed', theirs: 'changed' }))
    expect(warning).toContain("Keep mine: the next push sends the store's secret")
    expect(warning).toContain("Take theirs: the next push empties the store's secret")
  })

  test('rows and objects that are gone on one side', () => {
    const here = conflict('a', row, { mine: null, theirs: 'changed' })
    const there = conflict('a', row, { mine: 'changed', theirs: null })
    const gone = conflict('a', 'object', { kind: 'user', theirs: null })
    expect(outcomeText(here, 'theirs')).toContain('without a secret')
    expect(outcomeText(there, 'theirs')).toContain('removes this row')
    expect(outcomeText(gone, 'theirs')).toContain('moves this user to the trash')
    expect(outcomeText(gone, 'mine')).toContain('creates this user')
  })

  test('losses are counted, and only where there are any', () => {
    const secret = conflict('a', row, { mine: 'changed' })
    const object = conflict('b', 'object', { theirs: null })
    const removedHere = conflict('c', row, { mine: null })
    expect(lossLines([conflict('a', 'name'), removedHere])).toEqual([])
    expect(lossLines([secret, secret, object]).map((line) => line.slice(0, 9))).toEqual([
      '2 secrets',
      '1 object ',
    ])
  })
})

describe('bringing the losing side back', () => {
  const done = { isPending: false }

  test('what it does is told for each kind of loss', () => {
    const value = decision(conflict('a', 'name'), done)
    const pending = decision(conflict('a', 'name'))
    const secret = conflict('a', row, { base: 'set', mine: 'changed', theirs: 'changed' })
    const object = conflict('a', 'object', { theirs: null })
    expect(restoreText(value)).toContain('The value goes back into the field "Name" of "a" in the store')
    expect(restoreText(pending)).toContain('Instead of the store, the server wins at the next push')
    expect(restoreText(decision(secret, { ...done, side: 'theirs' }))).toContain('out of its history')
    expect(restoreText(decision(secret, done))).toContain('without a secret')
    expect(restoreText(decision({ ...secret, theirs: null }, done))).toContain('goes from "a" in the store')
    expect(restoreText(decision(object, { ...done, side: 'theirs' }))).toContain('comes back from the trash')
    expect(restoreText(decision(object, done))).toContain('goes to the trash of the store')
  })

  test('why it cannot be is told by name', () => {
    const of = (field: string, obstacle: ShownDecision['obstacle'], side: 'mine' | 'theirs' = 'mine') =>
      obstacleText(decision(conflict('a', field), { ...done, canRestore: obstacle === null, obstacle, side }))
    expect(of('name', null)).toBeNull()
    expect(of('name', 'same')).toBe('The store has this side now.')
    expect(of('object', 'same')).toBe('It is no longer in the store.')
    expect(of('object', 'same', 'theirs')).toBe('The store has this side now.')
    expect(of(row, 'secret')).toContain('never known')
    expect(of('name', 'gone')).toContain('no longer in the store')
    expect(of('object', 'gone', 'theirs')).toContain('nor in its trash')
  })
})
