/** The adapter of the command line against a real Secret Service: every call in a process of its own. */
import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createOsKeyring } from '../../src-main/keyring/osKeyring.ts'
import { type ProtectedKey, slotAddress } from '../../src-main/keyring/systemKeyring.ts'
import type { ChildAnswer, ChildRequest } from '../support/osKeyringChild.ts'
import { SecretService } from '../support/secretService.ts'

const child = path.resolve(import.meta.dirname, '..', 'support', 'osKeyringChild.ts')
const run = promisify(execFile)

const service = new SecretService()
const slot = slotAddress('a-store', 'a-slot')
const key = randomBytes(32).toString('hex')
const kept: ProtectedKey = {
  algorithm: 'os-keyring',
  backend: 'secret-service',
  service: 'Patchbay',
  account: slot,
}

async function ask(request: Omit<ChildRequest, 'slot'>, env = service.env): Promise<ChildAnswer> {
  const { stdout } = await run(process.execPath, [child, JSON.stringify({ slot, ...request })], { env })
  return JSON.parse(stdout) as ChildAnswer
}

/** The entry's attributes, as secret-tool takes them. */
const entry = ['service', 'Patchbay', 'username', slot]

/** What a person and a screen see of a slot that cannot be read. */
async function refusal(limitMs = 10_000): Promise<unknown[]> {
  const state = await ask({ verb: 'state', kept, limitMs })
  const recovered = await ask({ verb: 'recover', kept, limitMs })
  expect(recovered.message).toContain('passphrase or the recovery key')
  return [state.value, recovered.code]
}

function secretServiceTests(): void {
  // On a bare machine the packages come first.
  beforeAll(() => service.start(), 300_000)
  afterAll(() => service.end())

  test('without a keyring on the bus: no backend, unavailable, and nothing kept elsewhere', async () => {
    expect((await ask({ verb: 'backend' })).value).toBeNull()
    expect((await ask({ verb: 'protect', key })).code).toBe('SYSTEM_KEYRING_UNAVAILABLE')
    expect(await refusal()).toEqual(['unavailable', 'SYSTEM_KEYRING_UNAVAILABLE'])
  })

  test('without a bus: unavailable', async () => {
    const env = { ...service.env, DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere/bus' }
    expect((await ask({ verb: 'backend' }, env)).value).toBeNull()
    expect((await ask({ verb: 'state', kept }, env)).value).toBe('unavailable')
  })

  test('protects, and recovers from another process', async () => {
    await service.startKeyring('keyring password')
    expect((await ask({ verb: 'backend' })).value).toEqual({ name: 'secret-service', isWeak: false })
    expect((await ask({ verb: 'protect', key })).value).toEqual(kept)
    expect((await ask({ verb: 'state', kept })).value).toBe('ready')
    expect((await ask({ verb: 'recover', kept })).value).toEqual({ key, shouldProtectAgain: false })
  })

  test('stands where the format says, for any program', async () => {
    const found = await service.secretTool(['lookup', ...entry])
    expect(found.trim()).toBe(Buffer.from(key, 'hex').toString('base64'))
  })

  test('keeps the same key twice, and never another one over it', async () => {
    expect((await ask({ verb: 'protect', key })).value).toEqual(kept)
    const other = await ask({ verb: 'protect', key: randomBytes(32).toString('hex') })
    expect(other.code).toBe('SYSTEM_KEYRING_UNAVAILABLE')
    expect((await ask({ verb: 'recover', kept })).value).toEqual({ key, shouldProtectAgain: false })
  })

  test('is unavailable while the keyring is locked, and ready when it is unlocked again', async () => {
    await service.endKeyring()
    await service.startKeyring(null)
    expect(await refusal()).toEqual(['unavailable', 'SYSTEM_KEYRING_UNAVAILABLE'])
    expect((await ask({ verb: 'protect', key })).code).toBe('SYSTEM_KEYRING_UNAVAILABLE')
    expect((await ask({ verb: 'forget', kept })).value).toBe(false)
    await service.endKeyring()
    await service.startKeyring('keyring password')
    expect((await ask({ verb: 'recover', kept })).value).toEqual({ key, shouldProtectAgain: false })
  })

  test('gives up a keyring that does not answer', async () => {
    service.freezeKeyring()
    expect(await refusal(500)).toEqual(['unavailable', 'SYSTEM_KEYRING_UNAVAILABLE'])
    await service.endKeyring()
  })

  test('gives up a dialogue that nobody answers, and the calling process ends', async () => {
    await service.leaveDialogueUnanswered()
    await service.startKeyring(null)
    const start = performance.now()
    const answer = await ask({ verb: 'state', kept, limitMs: 1_000 })
    expect(answer.value).toBe('unavailable')
    // A call that was left alone would hold the process for the 25 s that D-Bus waits.
    expect(performance.now() - start).toBeLessThan(10_000)
    await service.endKeyring()
  })

  test('is unavailable once the keyring is gone', async () => {
    expect(await refusal()).toEqual(['unavailable', 'SYSTEM_KEYRING_UNAVAILABLE'])
  })

  test('is undecryptable, not absent, when the entry was replaced or deleted behind its back', async () => {
    await service.startKeyring('keyring password')
    await service.secretTool(['store', '--label=Patchbay', ...entry], 'not a key')
    expect(await refusal()).toEqual(['undecryptable', 'SYSTEM_KEYRING_UNDECRYPTABLE'])
    expect((await ask({ verb: 'protect', key })).code).toBe('SYSTEM_KEYRING_UNAVAILABLE')
    expect(await service.secretTool(['lookup', ...entry])).toBe('not a key')
    await service.secretTool(['clear', ...entry])
    expect(await refusal()).toEqual(['undecryptable', 'SYSTEM_KEYRING_UNDECRYPTABLE'])
  })

  test('forgets, and tells that nothing is left', async () => {
    expect((await ask({ verb: 'protect', key })).value).toEqual(kept)
    expect((await ask({ verb: 'forget', kept })).value).toBe(true)
    expect((await ask({ verb: 'state', kept })).value).toBe('undecryptable')
    expect((await ask({ verb: 'forget', kept })).value).toBe(true)
    await expect(service.secretTool(['lookup', ...entry])).rejects.toThrow()
  })
}

// The Secret Service is Linux' own; the decisions above it are tested on every platform in osKeyring.test.ts.
if (process.platform === 'linux') describe('a real Secret Service', secretServiceTests)
else {
  test('a slot of a Linux computer is not taken for one of this platform', async () => {
    expect(await createOsKeyring().state(slot, kept)).toBe('backendChanged')
  })
}
