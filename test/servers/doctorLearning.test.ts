/** What is learned from attributes and values, and above all what is not. */
import { describe, expect, test } from 'vitest'
import { resolveMapping } from '../../src-main/domain/mapping.ts'
import { mappingValueAt, withMappingValue } from '../../src-main/domain/mappingChange.ts'
import { learnNames } from '../../src-main/servers/doctor/learnNames.ts'
import { learnReadback } from '../../src-main/servers/doctor/learnSecret.ts'
import { learnTypes } from '../../src-main/servers/doctor/learnTypes.ts'
import { rowRules, serviceRules, userRules } from '../../src-main/servers/doctor/rules.ts'
import type { JsonObject } from '../../src-main/servers/rci/json.ts'
import { id32 } from './scriptedServer.ts'

const { messagingServices, users } = resolveMapping({})

const full = {
  id: id32(1),
  name: 'Support Facebook',
  type: 'facebook',
  serviceConnection: 'https://graph.facebook.com/v19.0/me/messages',
  authenticationUrl: null,
  authenticationScope: null,
  authentications: [{ id: id32(2), authenticationId: '104829561234567' }],
}

/** `full` with some attributes renamed or (null) taken out, and others beside them. */
function service(names: Record<string, string | null>, others: JsonObject = {}): JsonObject {
  const renamed = Object.entries(full).flatMap(([name, value]) => {
    const other = names[name]
    return other === null ? [] : [[other ?? name, value]]
  })
  return { ...Object.fromEntries(renamed), ...others }
}

function learned(...objects: JsonObject[]): Record<string, string> {
  const found = learnNames(serviceRules, messagingServices.fields, objects)
  return Object.fromEntries(found.map(({ field, attribute }) => [field, attribute]))
}

describe('attribute names', () => {
  test('nothing where all mapped ones are there, whatever else is', () => {
    const others = { title: 'x', uid: id32(9), url: 'https://example.com', credentials: [], kind: 'facebook' }
    expect(learned(service({}, others))).toEqual({})
  })

  test('an attribute that only some objects have is there', () => {
    expect(learned(service({ authenticationUrl: null }, { authUrl: 'https://a' }), service({}))).toEqual({})
  })

  test.each<[Record<string, string>]>([
    [{ id: 'uid' }],
    [{ id: 'serviceGuid' }],
    [{ type: 'service_type' }],
    [{ type: 'category' }],
    [{ serviceConnection: 'outgoing' }],
    [{ serviceConnection: 'messagingServiceConnection' }],
    [{ authentications: 'accounts' }],
    [
      {
        name: 'displayName',
        id: 'guid',
        type: 'kind',
        serviceConnection: 'endpoint',
        authenticationUrl: 'tokenUrl',
      },
    ],
  ])('%o', (names) => {
    expect(learned(service(names))).toEqual(names)
  })

  test.each<[string, JsonObject]>([
    ['two words for the same', service({ name: 'title' }, { displayName: 'Other' })],
    ['values that do not fit', service({ name: 'title' }, { title: 42 })],
    ['a name that merely ends alike', service({ name: null }, { createdByName: 'Someone' })],
    ['an id of something else', service({ id: null }, { externalId: 'A-1' })],
    ['two attributes with ids', service({ id: 'ownGuid' }, { tenantGuid: id32(7) })],
    ['two addresses', service({ serviceConnection: 'a' }, { b: 'https://example.com' })],
    ['rows that are none', service({ authentications: null }, { tags: [{ label: 'x' }] })],
    ['an unusual name', service({ name: null }, { 'na me': 'Support' })],
  ])('nothing for %s', (_what, object) => {
    expect(learned(object)).toEqual({})
  })

  test('a secret is believed by a clear name alone, and never a text of another attribute', () => {
    const { fields } = messagingServices.authentications
    const rows = (others: JsonObject) => [{ id: id32(2), authenticationId: '1', ...others }]
    expect(learnNames(rowRules, fields, rows({ pwd: null }))).toMatchObject([
      { field: 'secret', attribute: 'pwd' },
    ])
    for (const others of [
      { comment: 'text' },
      { hasSecret: true },
      { key: 'abc' },
      { passwordExpiration: null },
    ]) {
      expect(learnNames(rowRules, fields, rows(others))).toEqual([])
    }
  })

  test('users: documented further attributes stand for nothing of ours', () => {
    const { surname: _surname, ...fields } = {
      ...{ id: id32(1), firstName: 'Hook', surname: 'Twilio', logonName: 'hook.twilio' },
      ...{
        externalId: '1',
        chatName: 'hook',
        chat: 'hook',
        email: 'hook@example.com',
        phone: '1',
        pin: '1234',
      },
    }
    expect(learnNames(userRules, users.fields, [fields])).toEqual([])
  })
})

describe('read-back of secrets', () => {
  const shown = (...values: unknown[]) =>
    learnReadback(
      values.map((password) => ({ password })),
      'password',
    )

  test('every kind', () => {
    expect(learnReadback([], 'password')).toBeNull()
    expect(learnReadback([{ other: 1 }], 'password')).toEqual({ kind: 'absent' })
    expect(shown(null, null)).toEqual({ kind: 'null' })
    expect(shown('', null)).toEqual({ kind: 'empty' })
    expect(shown('****', null)).toEqual({ kind: 'masked', mask: '****' })
    expect(shown('[hidden]')).toEqual({ kind: 'masked', mask: '[hidden]' })
    expect(shown('EAAB1', 'EAAB2')).toEqual({ kind: 'plain' })
  })

  test('a mask with a rest of the secret is a mask, and is not told', () => {
    expect(shown('****1234', '****5678')).toEqual({ kind: 'masked', mask: null })
    expect(shown('********', '*******')).toEqual({ kind: 'masked', mask: null })
  })

  test.each([
    ['a hash', ['5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8']],
    ['a mask beside a text', ['****', 'EAAB1']],
    ['something else', [true]],
  ])('%s is unclear', (_what, values) => {
    expect(shown(...values)).toEqual({ kind: 'unclear' })
  })
})

describe('type codes', () => {
  const facebook = 'https://graph.facebook.com/v19.0/me/messages'
  const types = (...services: [string | number, unknown][]) =>
    learnTypes(services.map(([code, connection]) => ({ code, connection }))).map(({ type, code }) => [
      type,
      code,
    ])

  test('by spelling, else by where all of them connect to', () => {
    expect(types(['MS-Teams', null])).toEqual([['msteams', 'MS-Teams']])
    expect(types([7, facebook], [7, facebook])).toEqual([['facebook', 7]])
    expect(types([7, facebook], [7, 'https://api.twilio.com/x'])).toEqual([])
    expect(types([7, 'https://example.com/graph.facebook.com'])).toEqual([])
    expect(types(['FB', null], ['Facebook', null])).toEqual([])
    expect(types([3, null])).toEqual([])
  })
})

test('a change of one place of a mapping leaves the others', () => {
  const part = { users: { path: '/agents' }, timeoutMs: 1500 }
  expect(withMappingValue(part, 'users.fields.logonName', 'login')).toEqual({
    users: { path: '/agents', fields: { logonName: 'login' } },
    timeoutMs: 1500,
  })
  expect(part).toEqual({ users: { path: '/agents' }, timeoutMs: 1500 })
  expect(mappingValueAt(resolveMapping(part), 'users.path')).toBe('/agents')
  expect(mappingValueAt(resolveMapping(part), 'users.fields')).toBeNull()
  expect(mappingValueAt(resolveMapping(part), 'constructor.name')).toBeNull()
})
