import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { checkUser } from '../../../src-main/domain/checkUser.ts'
import { Secret } from '../../../src-main/domain/secret.ts'
import { generatePassword } from '../../../src-renderer/ui/generatePassword.ts'

/** Bytes that repeat, as a source that knows no chance. */
function cycle(bytes: readonly number[]) {
  let at = 0
  return (count: number) => Uint8Array.from({ length: count }, () => bytes[at++ % bytes.length] ?? 0)
}

describe('generatePassword', () => {
  test('has 24 Latin letters and digits, of each kind at least one, none that look alike', () => {
    for (let round = 0; round < 500; round += 1) {
      const password = generatePassword((count) => randomBytes(count))
      expect(password).toMatch(/^[A-Za-z2-9]{24}$/)
      expect(password).toMatch(/[a-z]/)
      expect(password).toMatch(/[A-Z]/)
      expect(password).toMatch(/[0-9]/)
      expect(password).not.toMatch(/[lIoO01]/)
    }
  })

  test('the check of users finds nothing against it', () => {
    const password = new Secret(generatePassword())
    const user = { firstName: 'Hook', lastName: 'Twilio', logonName: 'hook.twilio', password }
    expect(checkUser({ ...user, use: ['messagingService'] })).toEqual([])
  })

  test('bytes that would make some characters likelier are thrown away', () => {
    // 56 characters: 224 to 255 would come back to the first 32 of them.
    const password = generatePassword(cycle([224, 255, 0, 24, 48]))
    expect(password).toBe('aA2'.repeat(8))
  })

  test('without a digit it is drawn anew', () => {
    let calls = 0
    const password = generatePassword((count) => {
      calls += 1
      return calls === 1 ? new Uint8Array(count) : cycle([1, 25, 49])(count)
    })
    expect(password).toBe('bB3'.repeat(8))
  })
})
