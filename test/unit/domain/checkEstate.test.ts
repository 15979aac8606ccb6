import { describe, expect, test } from 'vitest'
import { checkEstate, type EstateContext, type ServerFacts } from '../../../src-main/domain/checkEstate.ts'
import type { ServiceDraft, UserDraft } from '../../../src-main/domain/draft.ts'
import { hasBlock } from '../../../src-main/domain/finding.ts'
import { type Release, releases, type ServiceType, serviceTypeNames } from '../../../src-main/domain/model.ts'
import { Secret } from '../../../src-main/domain/secret.ts'
import { facebook } from './cases/facebook.ts'
import { sinchconversation } from './cases/sinchconversation.ts'
import { social365 } from './cases/social365.ts'

function service(type: ServiceType, name: string = type): ServiceDraft {
  const url = 'https://provider.example.com/'
  const blank = { authenticationUrl: '', authenticationScope: '', authentications: [] }
  return { name, type, serviceConnection: url, ...blank }
}

function user(logonName: string, use: UserDraft['use'] = ['messagingService']): UserDraft {
  return { firstName: 'Hook', lastName: 'Sample', logonName, password: new Secret('sixteen-letters!'), use }
}

function server(name: string, release: Release, localHttpAuth: boolean): ServerFacts {
  return { name, release, localHttpAuth, prerequisites: [] }
}

const offline: EstateContext = { servers: [] }
const against = (...servers: ServerFacts[]): EstateContext => ({ servers })

/** Types that have a finding of the code. */
function typesWith(code: string, users: readonly UserDraft[], context: EstateContext): string[] {
  const services = serviceTypeNames.map((type) => service(type))
  return checkEstate({ services, users }, context)
    .filter((finding) => finding.code === code)
    .map((finding) => {
      expect(finding).toMatchObject({ level: 'warn', field: 'type', kind: 'service' })
      return finding.key
    })
}

const ended = ['sap365', 'twilio', 'social365']
const byExternalUser = ['sap365', 'twilio', 'social365', 'sinchsms', 'wavy']

describe('against servers (interfaces.md section 8)', () => {
  test('with no server neither rule fires', () => {
    expect(typesWith('TYPE_NO_LONGER_SUPPORTED', [], offline)).toEqual([])
    expect(typesWith('INCOMING_USER_MISSING', [], offline)).toEqual([])
  })

  test.each(releases)('an ended type warns only for a release that ended it: %s', (release) => {
    const found = typesWith('TYPE_NO_LONGER_SUPPORTED', [], against(server('prod', release, false)))
    expect(found).toEqual(release === 'cloud' ? ended : [])
  })

  test('one server of an ended release is enough, and is named', () => {
    const context = against(server('old', 'fp17', false), server('tenant', 'cloud', false))
    expect(typesWith('TYPE_NO_LONGER_SUPPORTED', [], context)).toEqual(ended)
    const [finding] = checkEstate({ services: [service('twilio')], users: [] }, context).filter(
      ({ code }) => code === 'TYPE_NO_LONGER_SUPPORTED',
    )
    expect(finding?.message).toContain('"tenant"')
    expect(finding?.message).not.toContain('"old"')
  })

  test('local HTTP authentication asks for a user with the right, for exactly five types', () => {
    const strict = against(server('easy', 'fp20', false), server('strict', 'fp20', true))
    expect(typesWith('INCOMING_USER_MISSING', [], strict)).toEqual(byExternalUser)
    expect(typesWith('INCOMING_USER_MISSING', [user('agent', [])], strict)).toEqual(byExternalUser)
    expect(typesWith('INCOMING_USER_MISSING', [user('hook')], strict)).toEqual([])
  })

  test('without local HTTP authentication no user is asked for', () => {
    expect(typesWith('INCOMING_USER_MISSING', [], against(server('easy', 'fp20', false)))).toEqual([])
  })

  test('a type that a release does not have yet has no finding', () => {
    const estate = { services: [service('msteams'), service('c4semailv2')], users: [] }
    expect(checkEstate(estate, against(server('old', 'fp17', true)))).toEqual(checkEstate(estate, offline))
  })
})

test('a missing webhook row warns with and without servers', () => {
  const found = sinchconversation.invalid.find(({ what }) => what === 'no webhook row')
  const services = found ? [found.service] : []
  for (const context of [offline, against(server('prod', 'fp20', true))]) {
    expect(checkEstate({ services, users: [] }, context).map(({ code }) => code)).toEqual(['WEBHOOK_MISSING'])
  }
})

test('the form of FP17 is right where all servers are FP17', () => {
  const services = sinchconversation.valid
    .filter(({ what }) => what === 'form of FP17 for FP17')
    .map((found) => found.service)
  const codes = (context: EstateContext) =>
    checkEstate({ services, users: [] }, context).map(({ code }) => code)
  expect(codes(against(server('a', 'fp17', false), server('b', 'fp17', false)))).toEqual([])
  expect(codes(against(server('a', 'fp17', false), server('b', 'fp20', false)))).toEqual([
    'CONVERSATION_URL_FP17',
  ])
  expect(codes(offline)).toEqual(['CONVERSATION_URL_FP17'])
})

describe('objects among each other', () => {
  test('the later one of two equal names blocks, whatever case, form and outer spaces', () => {
    const names = ['Café', 'other', 'CAFE\u0301', ' café ', '', '']
    const found = checkEstate(
      { services: names.map((name) => service('c4semail', name)), users: [] },
      offline,
    )
    const duplicates = found.filter(({ code }) => code === 'NAME_DUPLICATE')
    expect(duplicates.map(({ level, index, key, field }) => ({ level, index, key, field }))).toEqual([
      { level: 'block', index: 2, key: 'CAFE\u0301', field: 'name' },
      { level: 'block', index: 3, key: ' café ', field: 'name' },
    ])
  })

  test('the later one of two equal logon names blocks', () => {
    const users = [user('hook.twilio'), user('hook.wavy'), user('Hook.Twilio')]
    expect(checkEstate({ services: [], users }, offline)).toMatchObject([
      {
        level: 'block',
        code: 'LOGON_NAME_DUPLICATE',
        kind: 'user',
        index: 2,
        key: 'Hook.Twilio',
        field: 'logonName',
      },
    ])
  })

  test('a service and a user may have the same name', () => {
    const services = facebook.valid.slice(0, 1).map((found) => ({ ...found.service, name: 'hook' }))
    expect(checkEstate({ services, users: [user('hook')] }, offline)).toEqual([])
  })

  test('two social365 services of one URL warn, the later one names the earlier', () => {
    const base = social365.valid[0]?.service
    const services = ['A', 'B', 'C'].flatMap((name, index) =>
      base
        ? [
            {
              ...base,
              name,
              serviceConnection:
                ['https://a.example.com/x', 'https://b.example.com/', 'https://A.example.com/x/'][index] ??
                '',
            },
          ]
        : [],
    )
    const found = checkEstate({ services, users: [] }, offline)
    expect(found[0]).toMatchObject({ level: 'warn', code: 'SOCIAL365_LANDSCAPE_SHARED', index: 2, key: 'C' })
    expect(found[0]?.message).toContain('"A"')
  })
})

test('stored secrets are asked for by natural key', () => {
  const bare = { ...service('c4semail', ' Mail C4S '), authentications: [{ authenticationId: 'mail' }] }
  const { password: _, ...withoutPassword } = user('Hook.Mail')
  const found = checkEstate(
    { services: [bare], users: [withoutPassword] },
    {
      servers: [],
      storedSecretIds: (key) => new Set(key === 'mail c4s' ? ['mail'] : []),
      hasStoredPassword: (key) => key === 'hook.mail',
    },
  )
  expect(found.map(({ code }) => code)).toEqual(['TEXT_OUTER_SPACE'])
})

test('services come before users, each in the order of the estate', () => {
  const services = [service('c4semail', 'b'), service('wavy', 'a')]
  const users = [user('z', []), user('y', [])]
  const found = checkEstate({ services, users }, offline)
  const order = [...new Set(found.map(({ kind, index }) => `${kind} ${index}`))]
  expect(order).toEqual(['service 0', 'service 1', 'user 0', 'user 1'])
  expect(hasBlock(found)).toBe(false)
})

test('the work grows with the number of users, not with its square', () => {
  const estateOf = (count: number) => ({
    services: [],
    users: Array.from({ length: count }, (_, index) => user(`hook.${index}`)),
  })
  const small = estateOf(2_000)
  const large = estateOf(20_000)
  const timeOf = (estate: ReturnType<typeof estateOf>) => {
    const start = performance.now()
    expect(checkEstate(estate, offline)).toEqual([])
    return performance.now() - start
  }
  timeOf(large)
  const fastest = (estate: ReturnType<typeof estateOf>) => Math.min(...[1, 2, 3].map(() => timeOf(estate)))
  // Ten times the users: quadratic work would take a hundred times as long.
  expect(fastest(large)).toBeLessThan(40 * Math.max(fastest(small), 0.5))
})
