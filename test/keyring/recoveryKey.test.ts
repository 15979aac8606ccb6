import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PatchbayError } from '../../src-main/domain/errors.ts'
import { formatRecoveryKey, parseRecoveryKey } from '../../src-main/keyring/recoveryKey.ts'

const seed = 20261122

function codeOf(work: () => unknown): string {
  try {
    work()
    return 'nothing thrown'
  } catch (error) {
    return error instanceof PatchbayError ? error.code : String(error)
  }
}

describe('recovery key', () => {
  test('is 14 groups of 4 digits', () => {
    expect(formatRecoveryKey(randomBytes(32))).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){13}[0-9A-HJKMNP-TV-Z]{4}$/)
  })

  test('comes back from its written form, whatever the key', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (key) => {
        expect(parseRecoveryKey(formatRecoveryKey(key))).toEqual(Buffer.from(key))
      }),
      { seed },
    )
  })

  test('is read in lower case, without hyphens, with spaces, and with O, I and L for 0 and 1', () => {
    const key = Buffer.alloc(32)
    key[31] = 1
    const written = formatRecoveryKey(key)
    const typed = written.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')
    expect(parseRecoveryKey(` ${typed} `)).toEqual(key)
  })

  test('every single wrong digit is found', () => {
    const written = formatRecoveryKey(randomBytes(32)).replaceAll('-', '')
    for (let at = 0; at < written.length; at++) {
      const other = written[at] === '7' ? '8' : '7'
      const typed = written.slice(0, at) + other + written.slice(at + 1)
      expect([at, codeOf(() => parseRecoveryKey(typed))]).toEqual([at, 'RECOVERY_KEY_INVALID'])
    }
  })

  test.each(['', 'abc', 'U'.repeat(56), `${'0'.repeat(56)}0`])('refuses %j', (typed) => {
    expect(codeOf(() => parseRecoveryKey(typed))).toBe('RECOVERY_KEY_INVALID')
  })
})
