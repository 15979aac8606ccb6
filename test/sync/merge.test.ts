import { describe, expect, test } from 'vitest'
import { type MergeAction, mergeField, mergeFields, type Side } from '../../src-main/sync/plan/merge.ts'

const none = undefined
const A: Side = { text: 'a' }
const B: Side = { text: 'b' }
const C: Side = { text: 'c' }

/** All states of (base, mine, theirs), numbered as at the head of merge.ts. */
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

  test('state 0, a field that is nowhere, is a defect', () => {
    expect(() => mergeField('field', none, none, none)).toThrow(expect.objectContaining({ code: 'BUG' }))
  })

  test('there is no other: whatever three sides hold is one of them', () => {
    const sides = [none, A, B, C]
    const triples = sides.flatMap((base) =>
      sides.flatMap((mine) => sides.map((theirs) => [base, mine, theirs] as const)),
    )
    const states = triples
      .filter((triple) => triple.some(Boolean))
      .map((triple) => mergeField('field', ...triple).state)
    expect([...new Set(states)].sort((a, b) => a - b)).toEqual(Array.from({ length: 14 }, (_, at) => at + 1))
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

/**
 * Every state of a secret. `-`: no row; `empty`: known to have none; `unseen`: the server does not show it; s1, s2,
 * s3: different secrets. The last columns: what both hold once the store's side, or the server's, has won.
 */
const secretStates = `
  base    mine   theirs  state  action     mine wins    theirs wins
  -       -      empty       2  take       -            empty
  -       -      unseen      2  take       -            unseen
  -       -      s1          2  take       -            s1
  -       empty  -           1  send       empty        -
  -       empty  empty       3  agree      empty        empty
  -       empty  unseen      3  agree      unseen       unseen
  -       empty  s1          3  agree      s1           s1
  -       s1     -           1  send       s1           -
  -       s1     empty       4  send       s1           empty
  -       s1     unseen      4  send       s1           unseen
  -       s1     s1          3  agree      s1           s1
  -       s1     s2          4  conflict   s1           s2
  empty   -      -           5  agree      -            -
  empty   -      empty       6  send       -            empty
  empty   -      unseen      6  send       -            empty
  empty   -      s1          8  conflict   -            s1
  empty   empty  -           7  take       empty        -
  empty   empty  empty      10  unchanged  empty        empty
  empty   empty  unseen     10  unchanged  empty        empty
  empty   empty  s1         13  agree      s1           s1
  empty   s1     -           9  conflict   s1           -
  empty   s1     empty      11  send       s1           empty
  empty   s1     unseen     11  send       s1           empty
  empty   s1     s1         13  agree      s1           s1
  empty   s1     s2         14  conflict   s1           s2
  unseen  -      -           5  agree      -            -
  unseen  -      empty       8  conflict   -            empty
  unseen  -      unseen      6  send       -            unseen
  unseen  -      s1          8  conflict   -            s1
  unseen  empty  -           7  take       unseen       -
  unseen  empty  empty      13  agree      empty        empty
  unseen  empty  unseen     10  unchanged  unseen       unseen
  unseen  empty  s1         13  agree      s1           s1
  unseen  s1     -           9  conflict   s1           -
  unseen  s1     empty      14  conflict   s1           empty
  unseen  s1     unseen     11  send       s1           unseen
  unseen  s1     s1         13  agree      s1           s1
  unseen  s1     s2         14  conflict   s1           s2
  s1      -      -           5  agree      -            -
  s1      -      empty       8  conflict   -            empty
  s1      -      unseen      6  send       -            s1
  s1      -      s1          6  send       -            s1
  s1      -      s2          8  conflict   -            s2
  s1      empty  -           7  take       s1           -
  s1      empty  empty      13  agree      empty        empty
  s1      empty  unseen     10  unchanged  s1           s1
  s1      empty  s1         10  unchanged  s1           s1
  s1      empty  s2         13  agree      s2           s2
  s1      s1     -           7  take       s1           -
  s1      s1     empty      12  conflict   s1           empty
  s1      s1     unseen     10  unchanged  s1           s1
  s1      s1     s1         10  unchanged  s1           s1
  s1      s1     s2         12  conflict   s1           s2
  s1      s2     -           9  conflict   s2           -
  s1      s2     empty      14  conflict   s2           empty
  s1      s2     unseen     11  send       s2           s1
  s1      s2     s1         11  send       s2           s1
  s1      s2     s2         13  agree      s2           s2
  s1      s2     s3         14  conflict   s2           s3
`

describe('every state of a secret', () => {
  const sides: Readonly<Record<string, Side>> = {
    '-': none,
    empty: absent,
    unseen: unknown,
    s1: set1,
    s2: set2,
    s3: set3,
  }
  const states = secretStates
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/\s+/))

  test.each(states)(
    'base %s, mine %s, theirs %s: state %s, %s',
    (base, mine, theirs, state, action, ours, others) => {
      const side = (name: string | undefined) => sides[name ?? '']
      const merged = mergeField('authentications[x].secret', side(base), side(mine), side(theirs))
      expect(merged).toMatchObject({ state: Number(state), action })
      expect([merged.settledMine, merged.settledTheirs]).toEqual([side(ours), side(others)])
    },
  )

  test('the table is whole: each way to fill three sides, up to renaming of secrets, is in it once', () => {
    const listed = states.map((state) => state.slice(0, 3).join(' '))
    const shapes = new Set<string>()
    const renamed = (names: readonly string[]) => {
      const seen: string[] = []
      return names.map((name) => {
        if (!/^s\d$/.test(name)) return name
        if (!seen.includes(name)) seen.push(name)
        return `s${seen.indexOf(name) + 1}`
      })
    }
    for (const base of Object.keys(sides)) {
      // A store knows its own secrets: of it, a row without one is `empty`.
      for (const mine of Object.keys(sides).filter((name) => name !== 'unseen')) {
        for (const theirs of Object.keys(sides)) shapes.add(renamed([base, mine, theirs]).join(' '))
      }
    }
    shapes.delete('- - -')
    expect(listed.map((names) => renamed(names.split(' ')).join(' ')).sort()).toEqual([...shapes].sort())
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
