import { expect, test } from 'vitest'
import { durationText } from '../../../src-main/domain/durationText.ts'

test.each([
  [0, '0 ms'],
  [340, '340 ms'],
  [999, '999 ms'],
  [1000, '1.0 s'],
  [1249, '1.2 s'],
  [59_949, '59.9 s'],
  [59_950, '1 min 0 s'],
  [60_000, '1 min 0 s'],
  [119_700, '2 min 0 s'],
  [125_000, '2 min 5 s'],
  [3_599_600, '1 h 0 min'],
  [3_780_000, '1 h 3 min'],
])('%i ms is %s', (ms, text) => {
  expect(durationText(ms)).toBe(text)
})
