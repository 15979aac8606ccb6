import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { PlacedFinding } from '../../src-main/transfer/estateCheck.ts'
import {
  emptyPlace,
  errorOf,
  filesBelow,
  formsOf,
  type Place,
  placeWithStore,
  printed,
  run,
} from './support.ts'

const pageToken = 'EAAplantedPageToken0123456789abcdefghijklmnopqrstuvwxyz'
const hookPassword = 'planted-hook-password-77'
const secrets = [pageToken, hookPassword]

const estate = `patchbay: 1
services:
  - name: Support Facebook
    type: facebook
    serviceConnection: https://graph.facebook.com/v19.0/me/messages
    authentications:
      - id: "104829561234567"
        secret: ${pageToken}
users:
  - firstName: Hook
    lastName: Twilio
    logonName: hook.twilio
    password: { file: hook-password }
    use: [messagingService]
`

/** A service without a name, and a social365 service whose row has no account: both on known lines. */
const blocked = `patchbay: 1
services:
  - name: ""
    type: facebook
    serviceConnection: https://graph.facebook.com/v19.0/me/messages
    authentications: []
`

describe('an estate in the store', () => {
  let place: Place
  let file: string

  beforeAll(async () => {
    place = await placeWithStore()
    place.file('hook-password', `${hookPassword}\n`)
    file = place.file('estate.yaml', estate)
  })

  test('a dry run changes nothing', async () => {
    const { code, json } = await place.patchbay('import', file, '--dry-run', '--json')
    expect(code).toBe(0)
    expect(json()).toMatchObject({ dryRun: true, created: { services: 1, users: 1 } })
    expect((await place.patchbay('service', 'list', '--json')).json()).toEqual({ services: [] })
  })

  test('import creates, a second import finds everything unchanged', async () => {
    const first = await place.patchbay('import', file, '--json')
    expect(first.code).toBe(0)
    expect(first.json()).toMatchObject({ dryRun: false, created: { services: 1, users: 1 } })
    const second = await place.patchbay('--json', 'import', file)
    expect(second.json()).toMatchObject({
      created: { services: 0, users: 0 },
      updated: { services: 0, users: 0 },
      unchanged: { services: 1, users: 1 },
    })
  })

  test('import names are relative to where one stands', async () => {
    const args = ['import', 'estate.yaml', '--data', 'data', '--passphrase-file', 'passphrase']
    const { code, stdout } = await run(args, { cwd: place.folder })
    expect(code).toBe(0)
    expect(stdout).toContain('Unchanged: 1 service and 1 user.')
  })

  test('a file that blocks is refused as a whole, with its findings', async () => {
    const error = await errorOf(place.patchbay('import', place.file('blocked.yaml', blocked), '--json'))
    expect(error.code).toBe('ESTATE_BLOCKED')
    expect(error.data.findings).toContainEqual(expect.objectContaining({ level: 'block', line: 3 }))
    expect((await place.patchbay('service', 'list', '--json')).json().services).toHaveLength(1)
  })

  test('service list and show', async () => {
    const { services } = (await place.patchbay('service', 'list', '--json')).json()
    expect(services).toMatchObject([{ name: 'Support Facebook', type: 'facebook' }])
    const shown = (await place.patchbay('service', 'show', 'SUPPORT facebook', '--json')).json()
    expect(shown).toMatchObject({
      name: 'Support Facebook',
      type: 'facebook',
      serviceConnection: 'https://graph.facebook.com/v19.0/me/messages',
      authenticationUrl: '',
      authenticationScope: '',
      authentications: [{ authenticationId: '104829561234567', secret: 'set' }],
    })
    const text = await place.patchbay('service', 'show', 'support facebook')
    expect(text.stdout).toMatch(/^Service Connection {2,}https:\/\/graph/m)
    expect(text.stdout).toMatch(/^104829561234567 {2,}set$/m)
    expect((await errorOf(place.patchbay('service', 'show', 'nope', '--json'))).code).toBe(
      'SERVICE_NOT_FOUND',
    )
  })

  test('user list and show', async () => {
    const { users } = (await place.patchbay('user', 'list', '--json')).json()
    expect(users).toMatchObject([{ logonName: 'hook.twilio', firstName: 'Hook', lastName: 'Twilio' }])
    const shown = (await place.patchbay('user', 'show', 'Hook.Twilio', '--json')).json()
    expect(shown).toMatchObject({ logonName: 'hook.twilio', password: 'set', use: ['messagingService'] })
    expect((await place.patchbay('user', 'list')).stdout).toMatch(
      /^hook\.twilio {2,}Hook {2,}Twilio {2,}set/m,
    )
    expect((await errorOf(place.patchbay('user', 'show', 'nope', '--json'))).code).toBe('USER_NOT_FOUND')
  })

  test('validate of the store', async () => {
    const { code, json } = await place.patchbay('validate', '--json')
    expect({ code, document: json() }).toEqual({ code: 0, document: { findings: [] } })
  })

  test('export leaves secrets out', async () => {
    const target = path.join(place.folder, 'omit.yaml')
    const { code, json } = await place.patchbay('export', target, '--json')
    expect(code).toBe(0)
    expect(json()).toEqual({ file: target, secrets: 'omit', services: 1, users: 1 })
    expect(readFileSync(target, 'utf8')).toContain('Support Facebook')
    expect(statSync(target).mode & 0o777).toBe(0o600)
    expect((await place.patchbay('import', target, '--json')).json().unchanged).toEqual({
      services: 1,
      users: 1,
    })
  })

  test('export with hashes', async () => {
    const target = path.join(place.folder, 'hash.json')
    expect((await place.patchbay('export', target, '--secrets', 'hash')).code).toBe(0)
    const written = JSON.parse(readFileSync(target, 'utf8'))
    expect(written.services[0].authentications[0].secret.length).toBeGreaterThan(16)
  })

  test('plain secrets need --yes: without it exit 5 and no file, with it 0600 and on the record', async () => {
    const target = path.join(place.folder, 'plain.yaml')
    const args = ['export', target, '--secrets', 'plain', '--json']
    expect((await errorOf(place.patchbay(...args), 5)).code).toBe('CONFIRMATION_REQUIRED')
    expect(existsSync(target)).toBe(false)
    expect((await place.patchbay(...args, '--yes')).code).toBe(0)
    expect(statSync(target).mode & 0o777).toBe(0o600)
    for (const secret of secrets) expect(readFileSync(target, 'utf8')).toContain(secret)
    const { entries } = (await place.patchbay('audit', 'list', '--json', '--limit', '1')).json()
    expect(entries).toMatchObject([{ action: 'estate.export', host: 'cli', details: { secrets: 'plain' } }])
  })

  test('the store itself is no target of an export', async () => {
    const before = filesBelow(place.data).get('keyring.json')
    for (const name of ['store.db', 'keyring.json']) {
      const target = path.join(place.data, '..', 'data', name)
      expect((await errorOf(place.patchbay('export', target, '--json'))).code).toBe('USAGE_INVALID')
    }
    expect(filesBelow(place.data).get('keyring.json')).toEqual(before)
    expect((await place.patchbay('user', 'list')).code).toBe(0)
  })

  test('targets that cannot be written', async () => {
    const error = await errorOf(place.patchbay('export', path.join(place.folder, 'no', 'x.yaml'), '--json'))
    expect(error.code).toMatch(/^FILE_/)
    const folder = path.join(place.folder, 'folder.yaml')
    mkdirSync(folder)
    expect((await errorOf(place.patchbay('export', folder, '--json'))).code).toMatch(/^FILE_/)
  })

  test('audit list for people, newest first', async () => {
    const { code, stdout } = await place.patchbay('audit', 'list')
    expect(code).toBe(0)
    expect(stdout).toMatch(/^1 {2,}\S+ {2,}Administrator {2,}cli {2,}session\.create/m)
    expect(stdout.indexOf('estate.import')).toBeLessThan(stdout.indexOf('session.create'))
  })

  test('no output and no file but the plain export and the inputs had a secret', () => {
    expect(printed.length).toBeGreaterThan(20)
    const outputs = Buffer.from(printed.join('\n'))
    for (const form of secrets.flatMap(formsOf)) {
      expect(outputs.includes(form)).toBe(false)
      for (const [name, content] of filesBelow(place.folder)) {
        if (['plain.yaml', 'estate.yaml', 'hook-password'].includes(name)) continue
        expect(content.includes(form), name).toBe(false)
      }
    }
  })
})

describe('validate FILE', () => {
  const place = emptyPlace()
  const validate = (file: string) => run(['validate', file, '--json', '--data', place.data])

  test('needs no store and no passphrase, and makes none', async () => {
    place.file('hook-password', hookPassword)
    const { code, json } = await validate(place.file('estate.yaml', estate))
    expect({ code, document: json() }).toEqual({ code: 0, document: { findings: [] } })
    expect(existsSync(place.data)).toBe(false)
  })

  test('exits 1 when a finding blocks; all findings have their place', async () => {
    const { code, json } = await validate(place.file('blocked.yaml', blocked))
    expect(code).toBe(1)
    const { findings } = json<{ findings: PlacedFinding[] }>()
    expect(findings.length).toBeGreaterThan(0)
    for (const finding of findings) {
      expect(Object.keys(finding).toSorted()).toEqual(['code', 'column', 'key', 'level', 'line', 'message'])
      expect(finding.line).toBeGreaterThanOrEqual(1)
      expect(finding.column).toBeGreaterThanOrEqual(1)
    }
    expect(findings).toContainEqual(expect.objectContaining({ level: 'block', line: 3, key: '' }))
  })

  test('a file that is no estate is an error document with line and column', async () => {
    for (const [name, content] of [
      ['list.yaml', '- a\n- b\n'],
      ['tag.yaml', 'patchbay: 1\nservices: [\n'],
      ['version.yaml', 'patchbay: 2\nservices: []\n'],
      ['broken.json', '{"patchbay": 1,}'],
      ['binary.yaml', '\u0000\u0001'],
      ['empty.yaml', ''],
    ] as const) {
      const error = await errorOf(validate(place.file(name, content)))
      expect(error.code, name).toMatch(/^ESTATE_/)
      expect(error.data.line, name).toBeGreaterThanOrEqual(1)
      expect(error.data.column, name).toBeGreaterThanOrEqual(1)
    }
  })

  test('a file that is not there, and a secret source that is not there', async () => {
    expect((await errorOf(validate(path.join(place.folder, 'none.yaml')))).code).toBe('FILE_NOT_FOUND')
    const other = estate.replace('file: hook-password', 'file: elsewhere')
    const { code, json } = await validate(place.file('other.yaml', other))
    expect(code).toBe(1)
    const block = { level: 'block', code: 'SECRET_SOURCE_MISSING', key: 'hook.twilio', line: 13 }
    expect(json<{ findings: PlacedFinding[] }>().findings).toContainEqual(expect.objectContaining(block))
  })

  test('unknown keys and wrong values of an estate are findings beside all others; import refuses the file', async () => {
    const file = place.file('unknown.yaml', `${estate}colour: red\n`)
    const { code, json } = await validate(file)
    expect(code).toBe(1)
    const line = estate.split('\n').length
    const block = { level: 'block', code: 'ESTATE_INVALID', key: '', line, column: 1 }
    expect(json<{ findings: PlacedFinding[] }>().findings).toContainEqual(expect.objectContaining(block))
  })

  test('names in a file cannot steer the terminal', async () => {
    const hostile = blocked
      .replace('name: ""', 'name: "\\e[2Jwiped\\u202e"')
      .replace('facebook\n', 'sap365\n')
    const { stdout } = await run(['validate', place.file('hostile.yaml', hostile)])
    expect(stdout).toContain('wiped')
    expect(stdout).not.toContain('\u001b')
    expect(stdout).not.toContain('\u202e')
  })
})

describe('the example', () => {
  test('docs/examples/estate.yaml is imported as it stands', async () => {
    const place = await placeWithStore()
    const { code, json } = await place.patchbay('import', 'docs/examples/estate.yaml', '--json')
    expect(code).toBe(0)
    expect(json()).toMatchObject({ created: { services: 10 } })
  })
})
