import { existsSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { Secret } from '../../src-main/domain/secret.ts'
import { runVerifier } from '../support/audit.ts'
import { passphrase, sessionIn } from '../support/store.ts'
import { errorOf, type Place, placeWithStore } from './support.ts'

interface Entries {
  readonly entries: readonly { readonly seq: number; readonly action: string; readonly object: string }[]
}

const estate = (name: string) => `patchbay: 1
services:
  - name: ${name}
    type: facebook
    serviceConnection: https://graph.facebook.com/v19.0/me/messages
    authentications: []
`

let place: Place

async function list(...args: string[]): Promise<Entries['entries']> {
  return (await place.patchbay('audit', 'list', '--json', ...args)).json<Entries>().entries
}

/** Changes the store behind Patchbay's back, as somebody with its key could. */
async function tamper(sql: string): Promise<void> {
  const { session } = sessionIn(place.data)
  await session.unlock(new Secret(passphrase))
  session.store.connection.exec(sql)
  session.lock()
}

beforeAll(async () => {
  place = await placeWithStore()
  for (const name of ['first', 'second']) {
    expect((await place.patchbay('import', place.file(`${name}.yaml`, estate(name)))).code).toBe(0)
  }
})

describe('audit list', () => {
  test('by object, person (--by), time and number', async () => {
    // Unlocking is on record too, once for each command.
    const all = await list('--object', 'yaml')
    expect(all.map(({ object }) => path.basename(object))).toEqual(['second.yaml', 'first.yaml'])
    expect(await list('--object', 'YAML', '--limit', '1')).toEqual(all.slice(0, 1))
    expect(await list('--object', 'FIRST.')).toEqual(all.slice(1))
    expect(await list('--by', 'administrator', '--object', 'yaml')).toEqual(all)
    expect(await list('--by', 'nobody')).toEqual([])
    expect(await list('--since', '2000-01-01', '--object', 'yaml')).toEqual(all)
    expect(await list('--since', '2999-01-01T00:00+02:00')).toEqual([])
    expect(await list('--limit', '1')).toHaveLength(1)
    expect((await place.patchbay('audit', 'list', '--by', 'nobody')).stdout).toBe('No records.\n')
  })

  test('wrong values of its options', async () => {
    for (const args of [
      ['--since', 'yesterday'],
      ['--since', '2026-13-01'],
      ['--since', '2026-01-01T10:00'],
      ['--object', ''],
      ['--limit', '0'],
    ]) {
      expect((await errorOf(place.patchbay('audit', 'list', '--json', ...args))).code).toBe('USAGE_INVALID')
    }
  })
})

describe('audit verify and export', () => {
  test('an intact trail: exit 0, the key, and a file that a script checks without Patchbay', async () => {
    const verified = await place.patchbay('audit', 'verify', '--json')
    expect(verified.code).toBe(0)
    const { records, fingerprint, ...more } = verified.json()
    expect(more).toEqual({ lastHash: expect.stringMatching(/^[0-9a-f]{64}$/) })
    const file = path.join(place.folder, 'audit.jsonl')
    const exported = await place.patchbay('audit', 'export', file, '--json')
    expect(exported.code).toBe(0)
    const { records: exportedRecords, ...result } = exported.json()
    expect(result).toEqual({ file, firstBad: null, lastHash: expect.any(String), fingerprint })
    expect(Number(exportedRecords)).toBeGreaterThanOrEqual(Number(records))
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(await runVerifier(file, String(fingerprint))).toMatchObject({ code: 0 })
    const { stdout } = await place.patchbay('audit', 'verify')
    expect(stdout).toContain('is intact')
    expect(stdout).toContain(String(fingerprint))
    const onRecord = await list('--object', 'audit.jsonl')
    expect(onRecord.map(({ action }) => action)).toEqual(['audit.export'])
  })

  test('targets that are there, or belong to the store', async () => {
    const file = path.join(place.folder, 'audit.jsonl')
    const before = readFileSync(file)
    expect((await errorOf(place.patchbay('audit', 'export', file, '--json'))).code).toBe('FILE_EXISTS')
    expect(readFileSync(file).equals(before)).toBe(true)
    const own = path.join(place.data, 'keyring.json')
    expect((await errorOf(place.patchbay('audit', 'export', own, '--json'))).code).toBe('USAGE_INVALID')
    expect((await errorOf(place.patchbay('audit', 'export', '--json'))).code).toBe('USAGE_INVALID')
  })

  test('a broken one: exit 1, AUDIT_BROKEN with the first bad record, on the line and in the export', async () => {
    await tamper("UPDATE audit SET object = 'third.yaml' WHERE seq = 2")
    const error = await errorOf(place.patchbay('audit', 'verify', '--json'))
    expect(error.code).toBe('AUDIT_BROKEN')
    expect(error.data).toMatchObject({ seq: 2, problem: 'changed', records: 1 })
    expect(error.message).toContain('Record 2 was changed')
    const file = path.join(place.folder, 'broken.jsonl')
    const exported = await place.patchbay('audit', 'export', file, '--json')
    expect(exported.code).toBe(1)
    expect(exported.json()).toMatchObject({ file, records: 1, firstBad: { seq: 2, problem: 'changed' } })
    expect(existsSync(file)).toBe(true)
    const { code, stderr } = await runVerifier(file)
    expect({ code, stderr }).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('record 2 was changed'),
    })
  })
})
