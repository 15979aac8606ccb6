/** Two services that have the same: what is told, of which types, and what is normal. */
import { describe, expect, test } from 'vitest'
import { checkEstate } from '../../../src-main/domain/checkEstate.ts'
import type { ServiceDraft } from '../../../src-main/domain/draft.ts'
import type { ServiceType } from '../../../src-main/domain/model.ts'

const key = '01234567-89ab-4cde-8f01-23456789abcd'
const app = '01HQ2M8XKZ5T7V9W3Y6B4N0CDE'
const project = (region: string, version = 'v1') =>
  `https://${region}.conversation.api.sinch.com/${version}/projects/${key}/messages:send`

function service(type: ServiceType, name: string, url: string, ...ids: readonly string[]): ServiceDraft {
  const authentications = ids.map((authenticationId) => ({ authenticationId }))
  return {
    name,
    type,
    serviceConnection: url,
    authenticationUrl: '',
    authenticationScope: '',
    authentications,
  }
}

const codes = ['CONVERSATION_PROJECT_SHARED', 'SOCIAL365_LANDSCAPE_SHARED', 'AUTHENTICATION_ID_SHARED']

function shared(...services: readonly ServiceDraft[]) {
  return checkEstate({ services, users: [] }, { servers: [] }).filter(({ code }) => codes.includes(code))
}

describe('one project in two services', () => {
  test('warns at the later one, names the earlier, and says that it is assumed', () => {
    const found = shared(
      service('sinchconversation', 'First', project('eu'), `${key}@${app}`, 'webhook'),
      service('sinchconversation', 'Second', `${project('EU')}/`, `${key}@01AAAA`, 'webhook'),
    )
    expect(found).toMatchObject([
      { level: 'warn', code: 'CONVERSATION_PROJECT_SHARED', key: 'Second', field: 'serviceConnection' },
    ])
    expect(found[0]?.message).toContain('"First"')
    expect(found[0]?.message).toContain('assumed')
  })

  test('another region, another type: nothing', () => {
    expect(
      shared(
        service('sinchconversation', 'A', project('eu'), 'webhook'),
        service('sinchconversation', 'B', project('us'), 'webhook'),
        service('facebook', 'C', 'https://graph.facebook.com/v19.0/me/messages'),
        service('facebook', 'D', 'https://graph.facebook.com/v19.0/me/messages'),
      ),
    ).toEqual([])
  })
})

describe('one account in two services of a type', () => {
  test.each([
    ['facebook', 'https://a.example.com/', 'https://b.example.com/', '104829561234567'],
    ['sinchconversation', project('eu'), project('us'), `${key}@${app}`],
    ['msteams', 'https://a.example.com/', 'https://b.example.com/', key],
    ['twilio', 'https://a.example.com/x', 'https://A.example.com/x/', `AC${'0'.repeat(32)}`],
    ['c4semail', 'https://a.example.com/', 'https://a.example.com', 'contact'],
  ] as const)('%s warns', (type, one, other, id) => {
    const found = shared(service(type, 'First', one, 'own', id), service(type, 'Second', other, ` ${id}`))
    expect(found).toMatchObject([
      {
        level: 'warn',
        code: 'AUTHENTICATION_ID_SHARED',
        key: 'Second',
        field: 'authentications[0].authenticationId',
      },
    ])
    expect(found[0]?.message).toContain('"First"')
    expect(found[0]?.message).toContain('assumed')
  })

  test.each([
    [
      'a user name at another address',
      'c4semail',
      'https://a.example.com/',
      'https://b.example.com/',
      'contact',
    ],
    ['the webhook row', 'sinchconversation', project('eu'), project('us'), 'webhook'],
    [
      'an app for FP17 and for later',
      'sinchconversation',
      project('na', 'v1beta'),
      project('us'),
      `${key}@${app}`,
    ],
    ['a technical user', 'msteams', 'https://a.example.com/', 'https://a.example.com/', 'bot@example.com'],
    ['rows without an ID', 'facebook', 'https://a.example.com/', 'https://a.example.com/', ''],
  ] as const)('%s may be shared', (_what, type, one, other, id) => {
    expect(shared(service(type, 'A', one, id), service(type, 'B', other, id))).toEqual([])
  })

  test('of two types, or twice in one service, this rule says nothing', () => {
    const url = 'https://a.example.com/'
    expect(shared(service('wavy', 'A', url, 'me'), service('sap365', 'B', url, 'me'))).toEqual([])
    expect(shared(service('facebook', 'A', url, '104829', '104829'))).toEqual([])
  })
})
