import { expect, test } from 'vitest'
import { ageText } from '../../../src-renderer/features/overview/ageText.ts'

const day = 24 * 60 * 60 * 1000

test.each([
  [0, 'today'],
  [day - 1, 'today'],
  [day, '1 day'],
  [89 * day, '89 days'],
  [90 * day, '2 months'],
  [365 * day, '11 months'],
  [730 * day, '23 months'],
  [731 * day, '2 years'],
  [3660 * day, '10 years'],
])('%d ms: %s', (ms, text) => {
  expect(ageText(ms)).toBe(text)
})
