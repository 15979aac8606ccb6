import { describe, expect, test } from 'vitest'
import { authModes, type Server, type ServerId } from '../../../src-main/domain/model.ts'
import { readMapping, writeMapping } from '../../../src-renderer/features/servers/mappingText.ts'
import {
  emptyForm,
  findingsOf,
  formOf,
  inOrder,
  inputOf,
  passphraseOf,
  type ServerForm,
  shownFindings,
} from '../../../src-renderer/features/servers/serverForm.ts'
import { removeSecret, replaceSecret } from '../../../src-renderer/ui/secretEntry.ts'

const stored: Server = {
  id: 's1' as ServerId,
  name: 'prod',
  url: 'https://host.example.com:8443/RI/rci',
  authMode: 'basic+apikey',
  authUser: 'api',
  authSecret: 'set',
  apiKey: 'set',
  release: 'fp20',
  localHttpAuth: true,
  prerequisites: ['smsServer', 'chatServer'],
  mapping: { paging: { limit: 50 } },
  clientCertificate: '',
  clientKey: 'absent',
  trustedAuthorities: '',
  pinnedCertificates: [],
  proxy: 'system',
  changeWindows: [],
  pullEveryMinutes: null,
  promotedFrom: null,
  revision: 1,
  updatedAt: '2026-01-01T00:00:00.000Z',
}

function codes(part: Partial<ServerForm>, server: Server | null = stored): string[] {
  return findingsOf({ ...formOf(stored), ...part }, server).map((finding) => finding.code)
}

describe('the form of a server', () => {
  test('a stored one comes back as it was, its secrets kept', () => {
    expect(inputOf(formOf(stored))).toEqual({
      name: 'prod',
      url: 'https://host.example.com:8443/RI/rci',
      authMode: 'basic+apikey',
      authUser: 'api',
      authSecret: undefined,
      apiKey: undefined,
      release: 'fp20',
      localHttpAuth: true,
      prerequisites: ['chatServer', 'smsServer'],
      mapping: { paging: { limit: 50 } },
      clientCertificate: '',
      trustedAuthorities: '',
      pinnedCertificates: [],
      proxy: 'system',
      changeWindows: [],
      pullEveryMinutes: null,
    })
  })

  test('settings of the connection come back as they were', () => {
    const changeWindows = [{ days: ['mon'], from: '22:00', to: '04:00', timeZone: 'Europe/Berlin' }] as const
    const pinnedCertificates = [`${'AB:'.repeat(31)}AB`, `${'CD:'.repeat(31)}CD`]
    const settings = { changeWindows, pinnedCertificates, pullEveryMinutes: 30, proxy: 'none' } as const
    const form = formOf({ ...stored, ...settings })
    expect(inputOf(form)).toMatchObject(settings)
    expect(codes(form)).toEqual([])
    expect(codes({ pinnedCertificates: 'AB:CD' })).toEqual(['SERVER_PIN_INVALID'])
    expect(codes({ pullEveryMinutes: 'often' })).toEqual(['SERVER_SCHEDULE_INVALID'])
    expect(codes({ trustedAuthorities: 'company' })).toEqual(['SERVER_CERTIFICATE_INVALID'])
    expect(codes({ changeWindows: [{ ...changeWindows[0], days: [] }] })).toEqual(['CHANGE_WINDOW_INVALID'])
  })

  test('the passphrase of a key goes along with a new key only', () => {
    const typed = { ...formOf(stored), authMode: 'clientcert', clientKeyPassphrase: 'open' } as const
    expect(passphraseOf(typed)).toBeUndefined()
    expect(passphraseOf({ ...typed, clientKey: replaceSecret('-----BEGIN') })).toBe('open')
    expect(inputOf({ ...typed, clientKey: replaceSecret('key') })).toMatchObject({ clientKey: 'key' })
    expect(inputOf(typed)).not.toHaveProperty('clientKeyPassphrase')
  })

  test('only secrets of the chosen mode are sent', () => {
    const typed = { ...formOf(stored), authSecret: replaceSecret('pass'), apiKey: replaceSecret('key') }
    expect(inputOf(typed)).toMatchObject({ authSecret: 'pass', apiKey: 'key' })
    expect(inputOf({ ...typed, authMode: 'bearer' })).toMatchObject({ authSecret: 'pass' })
    expect(inputOf({ ...typed, authMode: 'bearer' })).not.toHaveProperty('apiKey')
    expect(inputOf({ ...typed, authMode: 'none' })).not.toHaveProperty('authSecret')
  })

  test('prerequisites keep one order', () => {
    expect(inOrder(['restfulCmi', 'chatServer'])).toEqual(['chatServer', 'restfulCmi'])
  })
})

describe('findings of the form', () => {
  test('none for a complete server', () => {
    expect(codes({})).toEqual([])
  })

  test.each([
    ['', 'SERVER_URL_EMPTY'],
    ['host:8080/RI/rci', 'SERVER_URL_INVALID'],
    ['ftp://host/RI/rci', 'SERVER_URL_INVALID'],
    ['https:host', 'SERVER_URL_INVALID'],
    ['https://user:pass@host/RI/rci', 'SERVER_URL_CREDENTIALS'],
    ['https://host/RI/rci?key=1', 'SERVER_URL_QUERY'],
    ['https://host/RI/rci#top', 'SERVER_URL_QUERY'],
    ['http://host/RI/rci', 'SERVER_URL_NOT_HTTPS'],
  ])('URL %j: %s', (url, code) => {
    expect(codes({ url })).toEqual([code])
  })

  test.each([
    'http://127.0.0.1:8080/RI/rci',
    'http://localhost:8080/RI/rci',
    'http://[::1]:8080/RI/rci',
    ' https://host/RI/rci ',
  ])('URL %j is fine', (url) => {
    expect(codes({ url })).toEqual([])
  })

  test('each mode asks for what it logs on with', () => {
    const missing = Object.fromEntries(
      authModes.map((authMode) => [authMode, codes({ authMode, authUser: '' }, null)]),
    )
    expect(missing).toEqual({
      basic: ['SERVER_USER_EMPTY', 'SERVER_SECRET_EMPTY'],
      'basic+apikey': ['SERVER_USER_EMPTY', 'SERVER_SECRET_EMPTY', 'SERVER_API_KEY_EMPTY'],
      ecfsession: ['SERVER_USER_EMPTY', 'SERVER_SECRET_EMPTY'],
      bearer: ['SERVER_SECRET_EMPTY'],
      clientcert: ['SERVER_CLIENT_CERTIFICATE_EMPTY', 'SERVER_CLIENT_KEY_EMPTY'],
      none: [],
    })
  })

  test('a secret to be removed counts as missing, one to be replaced does not', () => {
    expect(codes({ authSecret: removeSecret })).toEqual(['SERVER_SECRET_EMPTY'])
    expect(codes({ authSecret: replaceSecret('new') }, { ...stored, authSecret: 'absent' })).toEqual([])
  })

  test('emptiness of a new server is told only when saving was tried', () => {
    const findings = findingsOf({ ...emptyForm }, null)
    expect(findings.length).toBeGreaterThan(2)
    expect(shownFindings(findings, { isNew: true, isAsked: false })).toEqual([])
    expect(shownFindings(findings, { isNew: true, isAsked: true })).toEqual(findings)
  })
})

describe('the mapping as text', () => {
  test('nothing is all defaults', () => {
    expect(readMapping(' \n')).toEqual({ part: {}, finding: null })
    expect(writeMapping({})).toBe('')
  })

  test('what was written is read again', () => {
    const part = { users: { fields: { lastName: 'lastName' } } }
    expect(readMapping(writeMapping(part))).toEqual({ part, finding: null })
  })

  test.each([
    ['{"paging": }', 'MAPPING_NOT_JSON', 'JSON'],
    ['[]', 'MAPPING_INVALID', 'no JSON object'],
    ['{"paging": {"limit": 0}}', 'MAPPING_INVALID', '"paging.limit"'],
    ['{"users": {"fields": {"lastName": 7}}}', 'MAPPING_INVALID', '"users.fields.lastName"'],
    ['{"nonsense": 1}', 'MAPPING_INVALID', 'nonsense'],
  ])('%s is refused with its place', (text, code, place) => {
    const { finding } = readMapping(text)
    expect(finding).toMatchObject({ level: 'block', code, field: 'mapping' })
    expect(finding?.message).toContain(place)
  })
})
