/** Wildcards against a plain regular expression; pages against a plain slice. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newId } from '../../src-main/practice/objects.ts'
import { compilePattern, type ListRules, selectList } from '../../src-main/practice/query.ts'

const seed = 20240611

const rules: ListRules = {
  idName: 'id',
  defaultSort: ['name'],
  paging: true,
  filtering: true,
  defaultLimit: 100,
  maxLimit: undefined,
  rejectOverMax: false,
}

function asExpression(pattern: string): RegExp {
  const parts = [...pattern].map((letter) => {
    if (letter === '*') return '[\\s\\S]*'
    return letter === '?' ? '[\\s\\S]' : letter.replace(/[\\^$.|+()[\]{}]/, '\\$&')
  })
  return new RegExp(`^${parts.join('')}$`, 'iu')
}

test('wildcards mean what they mean elsewhere', () => {
  const letters = fc.constantFrom('a', 'B', '.', '+', ' ', '(', '😀')
  const text = fc.array(letters, { maxLength: 8 }).map((parts) => parts.join(''))
  const pattern = fc
    .array(fc.oneof(letters, fc.constantFrom('*', '?')), { maxLength: 8 })
    .map((p) => p.join(''))
  fc.assert(
    fc.property(text, pattern, (value, wild) => {
      expect(compilePattern(wild)(value)).toBe(asExpression(wild).test(value))
    }),
    { seed, numRuns: 2000 },
  )
})

test('an escaped wildcard stands for itself', () => {
  expect(compilePattern('a\\*c')('a*c')).toBe(true)
  expect(compilePattern('a\\*c')('abc')).toBe(false)
  expect(compilePattern('a\\?*')('A?xyz')).toBe(true)
  expect(compilePattern('\\')('\\')).toBe(true)
  expect(compilePattern('a\\b*')('a\\bc')).toBe(true)
})

test('pages put together are the whole list, each item once', () => {
  const names = fc.array(fc.string({ maxLength: 5 }), { maxLength: 40 })
  fc.assert(
    fc.property(names, fc.integer({ min: 1, max: 15 }), (given, limit) => {
      const items = given.map((name) => ({ id: newId(), attributes: { name } }))
      const paged = []
      for (let offset = 0; offset < items.length; offset += limit) {
        const query = new URLSearchParams({ offset: String(offset), limit: String(limit), sort: '-name' })
        paged.push(...selectList(items, { query, reversed: false }, rules))
      }
      const whole = selectList(items, { query: new URLSearchParams('sort=-name'), reversed: false }, rules)
      expect(paged).toEqual(whole)
      expect(new Set(paged).size).toBe(items.length)
      const sorted = given.toSorted((a, b) => (a < b ? 1 : a > b ? -1 : 0))
      expect(whole.map((item) => item.attributes.name)).toEqual(sorted)
    }),
    { seed, numRuns: 200 },
  )
})
