import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Server } from '../../src-main/domain/model.ts'
import { type PracticeServer, startPracticeServer } from '../../src-main/practice/server.ts'
import { errorOf, filesBelow, formsOf, type Place, placeWithStore, printed } from './support.ts'

const password = 'planted-server-password-1'
const apiKey = 'planted-api-key-2'
const token = 'planted-bearer-token-3'
const url = 'https://contactpro.example.com:443/RI/rci/'

let place: Place
let practice: PracticeServer
let files: Record<'password' | 'apiKey' | 'token', string>

beforeAll(async () => {
  place = await placeWithStore()
  practice = await startPracticeServer({ config: { auth: { user: 'api', password } } })
  files = {
    password: place.file('password', `${password}\n`),
    apiKey: place.file('api-key', apiKey),
    token: place.file('token', `${token}\r\n`),
  }
})

afterAll(() => practice.close())

const add = (name: string, ...args: string[]) => place.patchbay('server', 'add', name, '--json', ...args)

describe('server add', () => {
  test('every mode with what it needs, and nothing is contacted', async () => {
    const login = ['--user', 'api', '--password-file', files.password]
    const basic = await add('prod', '--url', url, '--auth', 'basic', ...login)
    expect(basic.code).toBe(0)
    expect(basic.json()).toMatchObject({
      name: 'prod',
      url: 'https://contactpro.example.com/RI/rci',
      authMode: 'basic',
      authUser: 'api',
      authSecret: 'set',
      apiKey: 'absent',
      release: 'cloud',
      localHttpAuth: false,
      mapping: {},
    })
    const withKey = ['--api-key-file', files.apiKey, '--release', 'fp19', '--local-http-auth', 'on']
    expect(
      (await add('key', '--url', url, '--auth', 'basic+apikey', ...login, ...withKey)).json(),
    ).toMatchObject({
      apiKey: 'set',
      release: 'fp19',
      localHttpAuth: true,
    })
    expect((await add('session', '--url', url, '--auth', 'ecfsession', ...login)).code).toBe(0)
    const bearer = await add('bearer', '--url', url, '--auth', 'bearer', '--password-file', files.token)
    expect(bearer.json()).toMatchObject({ authMode: 'bearer', authSecret: 'set' })
    expect((await add('open', '--url', url, '--auth', 'none')).code).toBe(0)
    const { servers } = (await place.patchbay('server', 'list', '--json')).json<{ servers: Server[] }>()
    expect(servers.map((server) => server.name)).toEqual(['bearer', 'key', 'open', 'prod', 'session'])
  })

  test('what a mode needs is named', async () => {
    const cases: readonly (readonly [string, readonly string[], RegExp])[] = [
      ['basic', [], /--user and --password-file/],
      ['basic', ['--user', 'api'], /needs --password-file/],
      ['basic+apikey', ['--user', 'api', '--password-file', files.password], /needs --api-key-file/],
      ['ecfsession', ['--password-file', files.password], /needs --user/],
      ['bearer', [], /needs --password-file/],
      ['clientcert', [], /needs --client-certificate-file and --client-key-file/],
    ]
    for (const [mode, args, message] of cases) {
      const error = await errorOf(add('other', '--url', url, '--auth', mode, ...args))
      expect(error).toMatchObject({ code: 'USAGE_INVALID', message: expect.stringMatching(message) })
    }
  })

  test('a name that is taken, in whatever case', async () => {
    expect((await errorOf(add('PROD', '--url', url, '--auth', 'none'))).code).toBe('SERVER_NAME_TAKEN')
  })

  test('bad addresses', async () => {
    for (const bad of [
      'contactpro',
      'ftp://host/RI/rci',
      `https://api:${password}@host/RI/rci`,
      'https://h/?a=1',
    ]) {
      expect((await errorOf(add('other', '--url', bad, '--auth', 'none'))).code).toBe('VALIDATION_FAILED')
    }
  })

  test('secret files that are missing or empty', async () => {
    const bearer = (file: string) => add('other', '--url', url, '--auth', 'bearer', '--password-file', file)
    expect((await errorOf(bearer(path.join(place.folder, 'none')))).code).toBe('FILE_NOT_FOUND')
    expect((await errorOf(bearer(place.file('empty', '\n')))).code).toBe('SECRET_SOURCE_MISSING')
  })
})

describe('--mapping', () => {
  const mapped = (name: string, content: string) =>
    add(name, '--url', url, '--auth', 'none', '--mapping', place.file('mapping.json', content))

  test('a part is kept as a part', async () => {
    const part = { users: { fields: { lastName: 'lastName' } }, timeoutMs: 1500 }
    expect((await mapped('mapped', JSON.stringify(part))).json().mapping).toEqual(part)
  })

  test('what is wrong is named with its path', async () => {
    const cases: readonly (readonly [string, unknown])[] = [
      ['{"secret":{"readback":"sometimes"}}', 'secret.readback'],
      ['{"users":{"path":"users"}}', 'users.path'],
      ['{"pagging":{}}', ''],
      ['[]', undefined],
      ['null', undefined],
    ]
    for (const [content, where] of cases) {
      const error = await errorOf(mapped('other', content))
      expect([content, error.code, error.data.path]).toEqual([content, 'MAPPING_INVALID', where])
    }
  })

  test('what is no JSON is named with line and column', async () => {
    const error = await errorOf(mapped('other', '{\n  "users": }'))
    expect(error).toMatchObject({ code: 'MAPPING_INVALID', data: { line: 2, column: 12 } })
  })

  test('nothing was added', async () => {
    expect((await errorOf(place.patchbay('server', 'remove', 'other', '--json'))).code).toBe(
      'SERVER_NOT_FOUND',
    )
  })
})

describe('server change', () => {
  const change = (...args: string[]) => place.patchbay('server', 'change', '--json', ...args)

  test('changes what is named and keeps the rest, secrets included', async () => {
    const windows = ['--change-window', 'fri,mon 22:00-04:00 Europe/Berlin', '--pull-every', '30']
    const changed = await change('PROD', '--release', 'fp21', '--proxy', 'none', ...windows)
    expect(changed.json()).toMatchObject({
      name: 'prod',
      release: 'fp21',
      proxy: 'none',
      authUser: 'api',
      authSecret: 'set',
      changeWindows: [{ days: ['mon', 'fri'], from: '22:00', to: '04:00', timeZone: 'Europe/Berlin' }],
      pullEveryMinutes: 30,
    })
    const pin = 'ab'.repeat(32)
    const pinned = await change('prod', '--pin', pin, '--change-window', 'none', '--pull-every', '0')
    expect(pinned.json()).toMatchObject({
      release: 'fp21',
      pinnedCertificates: [pin.toUpperCase().match(/../g)?.join(':')],
      changeWindows: [],
      pullEveryMinutes: null,
    })
    expect((await change('prod', '--pin', 'none')).json().pinnedCertificates).toEqual([])
  })

  test('bad values and no value at all are named', async () => {
    const cases: readonly (readonly [readonly string[], string])[] = [
      [[], 'USAGE_INVALID'],
      [['--change-window', 'some day'], 'USAGE_INVALID'],
      [['--change-window', 'mon 25:00-26:00 UTC'], 'VALIDATION_FAILED'],
      [['--change-window', 'mon 22:00-04:00 Middle/Earth'], 'VALIDATION_FAILED'],
      [['--pull-every', '4'], 'VALIDATION_FAILED'],
      [['--pin', 'abc'], 'VALIDATION_FAILED'],
      [['--authorities-file', files.password], 'VALIDATION_FAILED'],
      [['--client-certificate-file', files.password], 'VALIDATION_FAILED'],
      [['--client-key-file', files.password], 'VALIDATION_FAILED'],
    ]
    for (const [args, code] of cases) {
      expect([args, (await errorOf(change('prod', ...args))).code]).toEqual([args, code])
    }
  })
})

describe('server list, doctor, remove', () => {
  test('the doctor says whether a server can be used, and by its exit code', async () => {
    const login = ['--user', 'api', '--password-file', files.password]
    expect((await add('practice', '--url', practice.url, '--auth', 'basic', ...login)).code).toBe(0)
    expect(practice.control.requests()).toEqual([])
    const good = await place.patchbay('server', 'doctor', 'Practice', '--json')
    expect(good.code).toBe(0)
    expect(good.json()).toMatchObject({ ok: true, checks: expect.any(Array) })
    expect(practice.control.requests().map((request) => request.method)).not.toContain('POST')
    const wrong = ['--user', 'api', '--password-file', files.token]
    expect((await add('wrong', '--url', practice.url, '--auth', 'basic', ...wrong)).code).toBe(0)
    const bad = await place.patchbay('server', 'doctor', 'wrong')
    expect(bad.code).toBe(1)
    expect(bad.stdout).toMatch(/^failed /m)
  })

  test('an unknown server is exit 1 everywhere', async () => {
    for (const command of [['server', 'doctor'], ['pull'], ['push', '--yes'], ['runs']]) {
      expect((await errorOf(place.patchbay(...command, 'nowhere', '--json'))).code).toBe('SERVER_NOT_FOUND')
    }
  })

  test('remove forgets a server', async () => {
    expect((await place.patchbay('server', 'remove', 'PROD', '--json')).json()).toEqual({ removed: 'prod' })
    expect((await place.patchbay('server', 'list')).stdout).not.toMatch(/^prod /m)
  })

  test('no output and no file of the store had a secret', () => {
    const outputs = Buffer.from(printed.join('\n'))
    for (const form of [password, apiKey, token].flatMap(formsOf)) {
      expect(outputs.includes(form)).toBe(false)
      for (const [name, content] of filesBelow(place.data)) expect(content.includes(form), name).toBe(false)
    }
  })
})
