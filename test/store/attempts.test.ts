import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { Secret } from '../../src-main/domain/secret.ts'
import { minimumCost } from '../../src-main/keyring/kdfCost.ts'
import { Attempts } from '../../src-main/store/attempts.ts'
import { Session } from '../../src-main/store/session.ts'
import { codeOf, newStore, passphrase, temporaryFolder } from '../support/store.ts'

function clockAt(start: string) {
  let now = Date.parse(start)
  return {
    now: () => new Date(now).toISOString(),
    pass(seconds: number) {
      now += seconds * 1000
    },
  }
}

test('the first five are free, then the wait doubles up to five minutes, across restarts', () => {
  const clock = clockAt('2026-03-01T00:00:00Z')
  const file = `${temporaryFolder()}/attempts.json`
  const waits: number[] = []
  for (let failure = 0; failure < 16; failure++) {
    const attempts = new Attempts(file, clock)
    attempts.failed()
    waits.push(new Attempts(file, clock).waitSeconds)
  }
  expect(waits).toEqual([0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300])
  const attempts = new Attempts(file, clock)
  clock.pass(299)
  expect(attempts.waitSeconds).toBe(1)
  clock.pass(1)
  expect(attempts.waitSeconds).toBe(0)
  attempts.failed()
  // A clock that is set back makes nobody wait longer.
  clock.pass(-100_000)
  expect(attempts.waitSeconds).toBe(300)
  attempts.succeeded()
  expect(new Attempts(file, clock).failures).toBe(0)
})

test('a file that is garbage or cannot be written counts in memory', () => {
  const clock = clockAt('2026-03-01T00:00:00Z')
  const file = `${temporaryFolder()}/attempts.json`
  writeFileSync(file, '{"failures":-1')
  expect(new Attempts(file, clock).waitSeconds).toBe(0)
  const attempts = new Attempts(`${temporaryFolder()}/gone/attempts.json`, clock)
  for (let failure = 0; failure < 6; failure++) attempts.failed()
  expect(attempts.waitSeconds).toBe(2)
})

test('a session counts them one by one, even when they come at once, and the right one ends the count', async () => {
  const { session: first, paths } = await newStore()
  first.lock()
  const clock = clockAt('2026-03-01T00:00:00Z')
  const session = new Session({ paths, clock, host: 'cli', kdfCost: minimumCost })
  const wrong = () => codeOf(() => session.unlock(new Secret('wrong passphrase')))
  const codes = await Promise.all(Array.from({ length: 8 }, wrong))
  expect(codes).toEqual([...Array(5).fill('PASSPHRASE_WRONG'), ...Array(3).fill('UNLOCK_DELAYED')])
  expect(await codeOf(() => session.unlock(new Secret(passphrase)))).toBe('UNLOCK_DELAYED')
  clock.pass(1)
  await session.unlock(new Secret(passphrase))
  expect(session.waitSeconds).toBe(0)
  expect(existsSync(paths.attempts)).toBe(true)
  session.lock()
  rmSync(paths.attempts)
  expect(session.waitSeconds).toBe(0)
})
