import { describe, expect, test } from 'vitest'
import {
  type ChangeWindow,
  changeWindowText,
  checkChangeWindows,
  isInChangeWindow,
} from '../../../src-main/domain/changeWindow.ts'

const berlin = 'Europe/Berlin'
const night: ChangeWindow = { days: ['fri', 'sun'], from: '22:00', to: '04:00', timeZone: berlin }
const noon: ChangeWindow = { days: ['tue'], from: '12:00', to: '13:30', timeZone: 'UTC' }

function isIn(windows: readonly ChangeWindow[], at: string): boolean {
  return isInChangeWindow(windows, new Date(at))
}

describe('change windows', () => {
  test('without any, every time is allowed', () => {
    expect(isIn([], '2026-11-24T12:00:00Z')).toBe(true)
  })

  test.each([
    ['2026-11-24T11:59:59Z', false],
    ['2026-11-24T12:00:00Z', true],
    ['2026-11-24T13:29:59Z', true],
    ['2026-11-24T13:30:00Z', false],
    ['2026-11-25T12:30:00Z', false],
  ])('a window within a day: %s', (at, expected) => {
    expect(isIn([noon], at)).toBe(expected)
  })

  // 2026-11-27 is a Friday; Berlin is one hour ahead of UTC then.
  test.each([
    ['2026-11-27T20:59:00Z', false],
    ['2026-11-27T21:00:00Z', true],
    ['2026-11-28T02:59:00Z', true],
    ['2026-11-28T03:00:00Z', false],
    ['2026-11-28T21:30:00Z', false],
    ['2026-11-29T21:30:00Z', true],
    ['2026-11-30T02:30:00Z', true],
    ['2026-11-27T02:30:00Z', false],
  ])('a window over midnight belongs to the day on which it begins: %s', (at, expected) => {
    expect(isIn([night], at)).toBe(expected)
  })

  test('summer time is that of the zone', () => {
    expect(isIn([night], '2026-07-03T20:30:00Z')).toBe(true)
    expect(isIn([night], '2026-11-27T20:30:00Z')).toBe(false)
  })

  test('one of several is enough, and a whole day is one', () => {
    expect(isIn([noon, night], '2026-11-27T23:00:00Z')).toBe(true)
    const day: ChangeWindow = { days: ['sat'], from: '00:00', to: '24:00', timeZone: 'UTC' }
    expect(isIn([day], '2026-11-28T00:00:00Z')).toBe(true)
    expect(isIn([day], '2026-11-28T23:59:59Z')).toBe(true)
    expect(isIn([day], '2026-11-29T00:00:00Z')).toBe(false)
  })

  test.each([
    [{ ...noon, days: [] }],
    [{ ...noon, from: '25:00' }],
    [{ ...noon, from: '24:00' }],
    [{ ...noon, to: '12:60' }],
    [{ ...noon, to: 'noon' }],
    [{ ...noon, to: '12:00' }],
    [{ ...noon, timeZone: 'Middle/Earth' }],
    [{ ...noon, timeZone: '' }],
  ] as const)('%j is refused', (window) => {
    expect(checkChangeWindows([noon, window])).toMatchObject([
      { code: 'CHANGE_WINDOW_INVALID', field: 'changeWindows.1', level: 'block' },
    ])
  })

  test('a good one is not, and reads well', () => {
    expect(checkChangeWindows([noon, night])).toEqual([])
    expect(changeWindowText(night)).toBe('fri, sun 22:00 to 04:00 (Europe/Berlin)')
  })
})
