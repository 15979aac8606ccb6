import { describe, expect, test } from 'vitest'
import { type MergeAction, mergeField, mergeFields, type Side } from '../../src-main/sync/merge.ts'

const none = undefined
const A: Side = { text: 'a' }
const B: Side = { text: 'b' }
const C: Side = { text: 'c' }

describe('every state of a text field', () => {
  test.each<[number, Side, Side, Side, MergeAction]>([
    [1, none, A, none, 'send'],
    [2, none, none, A, 'take'],
    [3, none, A, A, 'agree'],
    [4, none, A, B, 'conflict'],
    [5, A, none, none, 'agree'],
    [6, A, none, A, 'send'],
    [7, A, A, none, 'take'],
    [8, A, none, B, 'conflict'],
    [9, A, B, none, 'conflict'],
    [10, A, A, A, 'unchanged'],
    [11, A, B, A, 'send'],
    [12, A, A, B, 'take'],
    [13, A, B, B, 'agree'],
    [14, A, B, C, 'conflict'],
  ])('state %i', (state, base, mine, theirs, action) => {
    const merged = mergeField('field', base, mine, theirs)
    expect(merged).toMatchObject({ state, action })
    expect(merged.settledMine).toEqual(mine)
    expect(merged.settledTheirs).toEqual(theirs)
  })

  test('a field that is nowhere is a defect', () => {
    expect(() => mergeField('field', none, none, none)).toThrow(expect.objectContaining({ code: 'BUG' }))
  })
})

const set1: Side = { secret: 'f1' }
const set2: Side = { secret: 'f2' }
const set3: Side = { secret: 'f3' }
const absent: Side = { secret: 'absent' }
const unknown: Side = { secret: 'unknown' }

describe('secrets', () => {
  test.each<[string, Side, Side, Side, number, MergeAction, Side]>([
    // name, base, mine, theirs, state, action, settled when the store's side wins
    ['unseen and unchanged', set1, set1, unknown, 10, 'unchanged', set1],
    ['unseen, changed in the store', set1, set2, unknown, 11, 'send', set2],
    ['unseen, the store lacks it', set1, absent, unknown, 10, 'unchanged', set1],
    ['adopted, the store still lacks it', unknown, absent, unknown, 10, 'unchanged', unknown],
    ['adopted, then entered in the store', unknown, set1, unknown, 11, 'send', set1],
    ['no base, unseen, set in the store', none, set1, unknown, 4, 'send', set1],
    ['no base, unseen, not in the store', none, absent, unknown, 3, 'agree', unknown],
    ['no base, seen to be empty, set in the store', none, set1, absent, 4, 'send', set1],
    ['no base, seen to be equal', none, set1, set1, 3, 'agree', set1],
    ['no base, seen to differ', none, set1, set2, 4, 'conflict', set1],
    ['no base, seen, not in the store', none, absent, set2, 3, 'agree', set2],
    ['a row only on the server', none, none, unknown, 2, 'take', none],
    ['a row only in the store', none, set1, none, 1, 'send', set1],
    ['a row without secret only in the store', none, absent, none, 1, 'send', absent],
    ['a row removed in the store', set1, none, unknown, 6, 'send', none],
    ['a row removed on the server', set1, set1, none, 7, 'take', set1],
    ['a row removed on the server, the store lacks its secret', set1, absent, none, 7, 'take', set1],
    ['a row removed on the server, changed in the store', set1, set2, none, 9, 'conflict', set2],
    ['a row removed on both sides', set1, none, none, 5, 'agree', none],
    ['seen to be changed on the server only', set1, set1, set2, 12, 'conflict', set1],
    ['seen to be changed there, the store lacks it', set1, absent, set2, 13, 'agree', set2],
    ['seen to be changed alike', set1, set2, set2, 13, 'agree', set2],
    ['seen to be changed differently', set1, set2, set3, 14, 'conflict', set2],
    ['a row removed in the store, seen to be changed there', set1, none, set2, 8, 'conflict', none],
  ])('%s', (_name, base, mine, theirs, state, action, settled) => {
    const merged = mergeField('authentications[x].secret', base, mine, theirs)
    expect(merged).toMatchObject({ state, action })
    expect(merged.settledMine).toEqual(settled)
  })
})

test('inherited properties are no fields', () => {
  const base = JSON.parse('{"name":{"text":"x"},"__proto__":{"text":"y"}}')
  const merged = mergeFields(base, { name: { text: 'x' } }, { name: { text: 'x' } })
  expect(merged.map(({ name, state }) => [name, state])).toEqual([
    ['name', 10],
    ['__proto__', 5],
  ])
  expect(mergeFields(null, {}, { constructor: { text: 'z' } })).toMatchObject([{ state: 2, base: undefined }])
})
