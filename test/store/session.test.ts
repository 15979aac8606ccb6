import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { Secret } from '../../src-main/domain/secret.ts'
import { minimumCost } from '../../src-main/keyring/kdfCost.ts'
import { parseKeyring } from '../../src-main/keyring/keyringFile.ts'
import { systemClock } from '../../src-main/platform/clock.ts'
import type { DataPaths } from '../../src-main/platform/paths.ts'
import { listAudit } from '../../src-main/store/audit.ts'
import { holdStore } from '../../src-main/store/processLock.ts'
import { Session } from '../../src-main/store/session.ts'
import { saveUser } from '../../src-main/store/users.ts'
import { codeOf, newStore, passphrase, sessionIn, temporaryFolder } from '../support/store.ts'

const draft = { firstName: 'Hook', lastName: 'Twilio', logonName: 'hook.twilio', use: [] }

function digests(paths: DataPaths): Record<string, string> {
  const files = readdirSync(paths.directory).filter((name) => /^(store|keyring)/.test(name))
  return Object.fromEntries(
    files.map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(path.join(paths.directory, name)))
        .digest('hex'),
    ]),
  )
}

describe('session', () => {
  test('goes from absent to open, locked and open again, and keeps what was saved', async () => {
    const { session, paths } = sessionIn()
    expect(session.state).toBe('absent')
    await session.create(new Secret(passphrase))
    expect(session.state).toBe('open')
    saveUser(session.store, null, draft)
    session.lock()
    expect(session.state).toBe('locked')
    expect(await codeOf(() => session.store)).toBe('STORE_LOCKED')

    const other = sessionIn(paths.directory).session
    await other.unlock(new Secret(passphrase))
    expect(listAudit(other.store.db, 10).map((entry) => entry.action)).toEqual([
      'user.save',
      'session.create',
    ])
  })

  test('files are private, and neither has a readable head', async () => {
    const { paths } = await newStore()
    expect(statSync(paths.directory).mode & 0o777).toBe(0o700)
    for (const file of [paths.store, paths.keyring]) expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readFileSync(paths.store).subarray(0, 16).toString('latin1')).not.toContain('SQLite format')
  })

  test('the recovery key opens the store, also as a person types it', async () => {
    const { session, paths, recoveryKey } = await newStore()
    saveUser(session.store, null, draft)
    session.lock()
    const other = sessionIn(paths.directory).session
    other.unlockWithRecoveryKey(new Secret(recoveryKey.toLowerCase().replaceAll('-', ' ')))
    expect(other.person).toBe('Recovery key')
    expect(listAudit(other.store.db, 1)[0]).toMatchObject({
      action: 'session.unlock',
      person: 'Recovery key',
      details: { by: 'recovery' },
    })
  })

  test('a wrong passphrase, a foreign recovery key and a damaged store leave every byte as it was', async () => {
    const { session, paths } = await newStore()
    const foreign = (await newStore()).recoveryKey
    saveUser(session.store, null, draft)
    session.lock()
    const before = digests(paths)
    const { session: other } = sessionIn(paths.directory)
    expect(await codeOf(() => other.unlock(new Secret('wrong horse battery')))).toBe('PASSPHRASE_WRONG')
    expect(await codeOf(() => other.unlockWithRecoveryKey(new Secret(foreign)))).toBe('RECOVERY_KEY_INVALID')
    expect(digests(paths)).toEqual(before)

    const bytes = readFileSync(paths.store)
    bytes[100] = (bytes[100] ?? 0) ^ 1
    writeFileSync(paths.store, bytes)
    const damaged = digests(paths)
    expect(await codeOf(() => other.unlock(new Secret(passphrase)))).toBe('STORE_DAMAGED')
    expect(digests(paths)).toEqual(damaged)
    expect(other.state).toBe('locked')
  })

  test('a keyring without its store and a store without its keyring are errors, and nothing is made anew', async () => {
    const { session, paths } = await newStore()
    session.lock()
    const aside = path.join(temporaryFolder(), 'aside')
    for (const [file, code] of [
      [paths.store, 'STORE_MISSING'],
      [paths.keyring, 'KEYRING_MISSING'],
    ] as const) {
      renameSync(file, aside)
      expect(await codeOf(() => session.state)).toBe(code)
      expect(await codeOf(() => session.unlock(new Secret(passphrase)))).toBe(code)
      expect(await codeOf(() => session.create(new Secret(passphrase)))).toBe('STORE_EXISTS')
      expect(existsSync(file)).toBe(false)
      renameSync(aside, file)
    }
    await session.unlock(new Secret(passphrase))
    expect(session.state).toBe('open')
  })

  test.each([
    ['no JSON', 'garbage', 'KEYRING_DAMAGED'],
    ['another form', '{"patchbayKeyring":2}', 'KEYRING_DAMAGED'],
    ['of a later version', '{"patchbayKeyring":3}', 'KEYRING_FROM_FUTURE'],
    ['cut off', '{"patchbayKeyring":1,"storeId":"x","slots":[', 'KEYRING_DAMAGED'],
  ])('a keyring that is %s is refused and left alone', async (_name, content, code) => {
    const { session, paths } = await newStore()
    session.lock()
    writeFileSync(paths.keyring, content)
    expect(await codeOf(() => session.unlock(new Secret(passphrase)))).toBe(code)
    expect(readFileSync(paths.keyring, 'utf8')).toBe(content)
  })

  test('a keyring that asks for less key stretching than the floor is refused', async () => {
    const { session, paths } = await newStore()
    session.lock()
    const weak = readFileSync(paths.keyring, 'utf8').replace('"memoryKiB": 65536', '"memoryKiB": 1024')
    writeFileSync(paths.keyring, weak)
    expect(await codeOf(() => session.unlock(new Secret(passphrase)))).toBe('KEYRING_TOO_WEAK')
  })

  test('one changed byte of the keyring is told as damage, not as a wrong passphrase', async () => {
    const { session, paths } = await newStore()
    session.lock()
    const whole = readFileSync(paths.keyring)
    const seen = new Set<string>()
    for (let at = 0; at < whole.length; at++) {
      const bytes = Buffer.from(whole)
      bytes[at] = (bytes[at] ?? 0) ^ 1
      writeFileSync(paths.keyring, bytes)
      const code = await codeOf(() => session.keyring)
      // A blank for a blank between two members changes nothing.
      if (code === 'nothing thrown') expect(session.keyring).toEqual(parseKeyring(whole.toString(), ''))
      seen.add(code)
    }
    expect(seen).toContain('KEYRING_DAMAGED')
    expect([...seen].sort()).toEqual(['KEYRING_DAMAGED', 'KEYRING_FROM_FUTURE', 'KEYRING_TOO_WEAK'])
  })

  test('a creation that was broken off after its decision is finished at the next start', async () => {
    const { session, paths } = await newStore()
    session.lock()
    const committed = path.join(paths.directory, '.committed')
    mkdirSync(committed)
    renameSync(paths.store, path.join(committed, 'store.db'))
    renameSync(paths.keyring, path.join(committed, 'keyring.json'))
    await sessionIn(paths.directory).session.unlock(new Secret(passphrase))
    expect(existsSync(committed)).toBe(false)
  })

  test('a recovery file that is there stops the creation before anything counts', async () => {
    const { session, paths } = sessionIn()
    const file = path.join(temporaryFolder(), 'recovery')
    writeFileSync(file, 'mine')
    expect(await codeOf(() => session.create(new Secret(passphrase), { recoveryFile: file }))).toBe(
      'FILE_EXISTS',
    )
    expect(readFileSync(file, 'utf8')).toBe('mine')
    expect(session.state).toBe('absent')
    rmSync(file)
    const key = await session.create(new Secret(passphrase), { recoveryFile: file })
    expect(readFileSync(file, 'utf8')).toBe(`${key}\n`)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(existsSync(paths.keyring)).toBe(true)
  })

  test('a short passphrase is refused with nothing on disk', async () => {
    const { session, paths } = sessionIn()
    expect(await codeOf(() => session.create(new Secret('short')))).toBe('PASSPHRASE_TOO_SHORT')
    expect(session.state).toBe('absent')
    expect(readdirSync(paths.directory)).toEqual([])
  })
})

describe('unlocking on record', () => {
  test('a screen always, a command only by the recovery key or after wrong passphrases', async () => {
    const { session, paths, recoveryKey } = await newStore()
    const recorded = async (host: 'cli' | 'loopback', open: (other: Session) => unknown) => {
      const other = new Session({ paths, clock: systemClock, host, kdfCost: minimumCost })
      await open(other)
      const [last] = listAudit(other.store.db, 1)
      other.lock()
      return [last?.action, last?.details]
    }
    session.lock()
    const usual = (other: Session) => other.unlock(new Secret(passphrase))
    expect(await recorded('cli', usual)).toEqual(['session.create', { person: 'Administrator' }])
    expect(await recorded('loopback', usual)).toEqual(['session.unlock', { by: 'passphrase' }])
    const byRecovery = (other: Session) => other.unlockWithRecoveryKey(new Secret(recoveryKey))
    expect(await recorded('cli', byRecovery)).toEqual(['session.unlock', { by: 'recovery' }])
    await codeOf(() => session.unlock(new Secret('not the passphrase')))
    expect(await recorded('cli', usual)).toEqual([
      'session.unlock',
      { by: 'passphrase', wrongPassphrasesBefore: 1 },
    ])
  })
})

describe('a place that cannot be used', () => {
  test('another process that replaces files: in use, and the files are left alone', async () => {
    const { session, paths } = await newStore()
    session.lock()
    const before = digests(paths)
    const hold = holdStore(paths, 'exclusive')
    const error = await session.unlock(new Secret(passphrase)).catch((caught: unknown) => caught)
    expect(error).toMatchObject({ code: 'STORE_IN_USE', data: { path: paths.directory } })
    hold.release()
    expect(digests(paths)).toEqual(before)
    await session.unlock(new Secret(passphrase))
  })

  test('a file in the way of the data directory is told with its path', async () => {
    const file = path.join(temporaryFolder(), 'file')
    writeFileSync(file, '')
    const { session } = sessionIn(file)
    const error = await session.create(new Secret(passphrase)).catch((caught: unknown) => caught)
    expect(error).toMatchObject({ code: 'FILE_EXISTS', data: { path: file } })
  })
})
