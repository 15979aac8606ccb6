/** Objects across starts; secrets only as salted hashes; a damaged file is left as it is. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startPracticeServer } from '../../src-main/practice/server.ts'
import { facebook, hook, withServer } from './support.ts'

let folder = ''
let stateFile = ''

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'patchbay-practice-'))
  stateFile = path.join(folder, 'practice.json')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Every form in which a secret might stand in a file. */
function formsOf(secret: string): string[] {
  const bytes = Buffer.from(secret, 'utf8')
  const wide = Buffer.from(secret, 'utf16le')
  return [
    secret,
    bytes.toString('base64').replace(/=+$/, ''),
    bytes.toString('base64url'),
    bytes.toString('hex'),
    bytes.toString('hex').toUpperCase(),
    wide.toString('latin1'),
    wide.toString('hex'),
    encodeURIComponent(secret),
  ]
}

describe('state file', () => {
  test('keeps objects, ids, roles, secrets and unknown attributes across starts', async () => {
    let before: unknown
    await withServer({ stateFile }, async (client) => {
      const service = JSON.stringify({ ...facebook, extra: [1, { a: null }] }).replace(
        /}$/,
        ',"__proto__":{"x":1}}',
      )
      await client.create('/messagingServices', service)
      const user = await client.create('/users', hook)
      const [role] = (await client.call('GET', '/roles')).list()
      await client.call('POST', `/users/${user}/roles`, { id: role?.id })
      before = [client.server.control.services(), client.server.control.users()]
    })
    expect(statSync(stateFile).mode & 0o777).toBe(process.platform === 'win32' ? 0o666 : 0o600)
    expect(readdirSync(folder)).toEqual(['practice.json'])
    const config = { services: [{ name: 'Seed', type: 'wavy' }], roles: ['Added later'] }
    await withServer({ stateFile, config }, async (client) => {
      const { control } = client.server
      expect([control.services(), control.users()]).toEqual(before)
      expect((await client.call('GET', '/messagingServices')).text).toContain('"__proto__":{"x":1}')
      expect(
        control.secretMatches('service', 'Support Facebook', '104829561234567', 'page-access-token-1'),
      ).toBe(true)
      expect(control.secretMatches('user', 'hook.twilio', null, hook.password)).toBe(true)
      expect(control.users()[0]).toMatchObject({ roles: ['Messaging Service User'] })
      expect((await client.call('GET', '/roles')).list().map((role) => role.name)).toEqual([
        'Added later',
        'Messaging Service User',
      ])
    })
  })

  test('holds no secret in any form, and no credentials of the server', async () => {
    const planted = ['Planted-row-secret-7731', 'Planted-user-password-äß', 'Planted-second-secret']
    const [row = '', password = '', second = ''] = planted
    const mapping = { secret: { readback: 'masked' as const } }
    let credentials: string[] = []
    await withServer({ stateFile, config: { mapping, auth: { mode: 'basic' } } }, async (client) => {
      const { server } = client
      credentials = [server.password, server.apiKey, server.token]
      const id = await client.create('/messagingServices', {
        ...facebook,
        authentications: [{ authenticationId: 'a', password: row }],
      })
      await client.create('/users', { ...hook, password })
      await client.call('PUT', `/messagingServices/${id}`, {
        ...facebook,
        authentications: [{ authenticationId: 'a', password: second }],
      })
      await client.call('POST', '/users', { ...hook, logonName: 'b', secret: second })
      server.control.edit('user', 'hook.twilio', { surname: 'Edited' })
      expect(server.control.secretMatches('service', id, 'a', second)).toBe(true)
      const everything = JSON.stringify([
        server.control.services(),
        server.control.users(),
        server.control.requests(),
      ])
      for (const secret of planted) expect(everything).not.toContain(secret)
    })
    const content = readFileSync(stateFile, 'latin1') + readFileSync(stateFile, 'utf8')
    expect(content).toContain('Edited')
    for (const secret of [...planted, ...credentials]) {
      for (const form of formsOf(secret)) expect(content.includes(form)).toBe(false)
    }
  })

  test('equal secrets have different hashes', async () => {
    await withServer({ stateFile }, async (client) => {
      const rows = ['a', 'b'].map((authenticationId) => ({ authenticationId, password: 'the same' }))
      await client.create('/messagingServices', { ...facebook, authentications: rows })
    })
    const [service] = JSON.parse(readFileSync(stateFile, 'utf8')).services
    const [first, second] = service.rows.map((row: { secret: { hash: string; salt: string } }) => row.secret)
    expect(first.hash).not.toBe(second.hash)
    expect(first.salt).not.toBe(second.salt)
  })

  test.each([
    ['half a file', (text: string) => text.slice(0, text.length / 2)],
    ['an empty file', () => ''],
    ['another JSON', () => '{"patchbay":1}'],
    ['a later version', (text: string) => text.replace('"patchbayPractice":1', '"patchbayPractice":2')],
  ])('%s is refused and not overwritten', async (_case, damage) => {
    await withServer({ stateFile }, async (client) => void (await client.create('/users', hook)))
    const damaged = damage(readFileSync(stateFile, 'utf8'))
    writeFileSync(stateFile, damaged)
    const started = startPracticeServer({ stateFile })
    await expect(started).rejects.toMatchObject({ code: 'FILE_UNREADABLE', data: { path: stateFile } })
    await expect(started).rejects.toThrow(/practice\.json.*left as it is.*move this one away/s)
    expect(readFileSync(stateFile, 'utf8')).toBe(damaged)
  })

  test('a mapping with other names is refused', async () => {
    await withServer({ stateFile }, async (client) => void (await client.create('/users', hook)))
    const config = { mapping: { users: { fields: { lastName: 'family' } } } }
    const started = startPracticeServer({ stateFile, config })
    await expect(started).rejects.toMatchObject({ code: 'FILE_UNREADABLE' })
    await expect(started).rejects.toThrow(/another state file|other attribute names/)
  })

  test('plain read-back and a state file exclude each other', async () => {
    const config = { mapping: { secret: { readback: 'plain' } } }
    await expect(startPracticeServer({ stateFile, config })).rejects.toMatchObject({
      code: 'VALIDATION_FAILED',
      data: { path: 'mapping.secret.readback' },
    })
    expect(readdirSync(folder)).toEqual([])
  })

  test('a folder that is not there is named', async () => {
    const missing = path.join(folder, 'no', 'practice.json')
    await expect(startPracticeServer({ stateFile: missing })).rejects.toMatchObject({
      code: 'FILE_NOT_FOUND',
    })
  })

  test('a change that cannot be written is answered with 500 and written with the next one', async () => {
    await withServer({ stateFile }, async (client) => {
      rmSync(folder, { recursive: true })
      const reply = await client.call('POST', '/users', hook)
      expect([reply.status, reply.text]).toEqual([500, 'The change could not be written to the state file.'])
      mkdirSync(folder)
      await client.create('/users', { ...hook, logonName: 'second' })
    })
    expect(JSON.parse(readFileSync(stateFile, 'utf8')).users).toHaveLength(2)
  })
})
