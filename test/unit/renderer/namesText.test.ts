/** What was deleted is named in one line, whatever the names are. */
import { afterEach, expect, test } from 'vitest'
import { deletedText } from '../../../src-renderer/i18n/namesText.ts'
import { loadTexts } from '../../../src-renderer/i18n/t.ts'

afterEach(() => loadTexts('en'))

test('up to three are named; of more the first two', () => {
  expect(deletedText('servers', ['prod'], 1)).toBe('prod was deleted from the store.')
  expect(deletedText('servers', ['prod', 'test'], 2)).toBe('prod and test were deleted from the store.')
  expect(deletedText('servers', ['a', 'b', 'c'], 3)).toBe('a, b and c were deleted from the store.')
  expect(deletedText('servers', ['a', 'b', 'c', 'd'], 4)).toBe(
    'a, b and 2 more servers were deleted from the store.',
  )
  expect(deletedText('users', ['a', 'b', 'c'], 1202)).toMatch(/^a, b and 1,200 more users were deleted\./)
})

test('in German', async () => {
  await loadTexts('de')
  expect(deletedText('services', ['Support Facebook'], 1)).toMatch(/^Support Facebook wurde gelöscht\./)
  expect(deletedText('services', ['A', 'B'], 2)).toMatch(/^A und B wurden gelöscht\./)
  expect(deletedText('services', ['A', 'B', 'C'], 7)).toMatch(
    /^A, B und 5 weitere Services wurden gelöscht\./,
  )
})

test('a name that is long, has lines or turns the text stays in its place', () => {
  const long = deletedText('servers', ['x'.repeat(4000)], 1)
  expect(long).toBe(`${'x'.repeat(59)}… was deleted from the store.`)
  expect(deletedText('servers', ['one\n two\u202e{names} $&'], 1)).toBe(
    'one two {names} $& was deleted from the store.',
  )
})
