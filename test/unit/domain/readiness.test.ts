import { describe, expect, test } from 'vitest'
import type { ServerFacts } from '../../../src-main/domain/checkEstate.ts'
import {
  prerequisites,
  type Service,
  type ServiceId,
  type User,
  type UserId,
} from '../../../src-main/domain/model.ts'
import { type ReadinessState, readinessOf } from '../../../src-main/domain/readiness.ts'

const stored = { revision: 1, updatedAt: '2026-01-01T00:00:00.000Z' }
const appId = '01ABCDEFGHJKMNPQRSTVWXYZ01'

function service(changes: Partial<Service>): Service {
  return {
    id: 's' as ServiceId,
    name: 'Alerts SMS',
    type: 'sap365',
    serviceConnection: 'https://sms.example.com/',
    authenticationUrl: '',
    authenticationScope: '',
    authentications: [{ authenticationId: 'alerts', secret: 'set' }],
    ...stored,
    ...changes,
  }
}

function user(changes: Partial<User> = {}): User {
  return {
    id: 'u' as UserId,
    firstName: 'Hook',
    lastName: 'Sample',
    logonName: 'hook',
    password: 'set',
    use: ['messagingService'],
    ...stored,
    ...changes,
  }
}

function server(changes: Partial<ServerFacts> = {}): ServerFacts {
  return { name: 'prod', release: 'fp20', localHttpAuth: true, prerequisites, ...changes }
}

const conversation = service({
  type: 'sinchconversation',
  serviceConnection:
    'https://eu.conversation.api.sinch.com/v1/projects/01234567-89ab-cdef-0123-456789abcdef/messages:send',
  authentications: [
    { authenticationId: `0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9@${appId}`, secret: 'set' },
    { authenticationId: 'webhook', secret: 'set' },
  ],
})

interface Row {
  readonly what: string
  readonly service: Service
  readonly users?: readonly User[]
  readonly server?: ServerFacts | null
  /** overall / outgoing / incoming / prerequisites */
  readonly states: readonly [ReadinessState, ReadinessState, ReadinessState, ReadinessState]
  /** A part of one reason. */
  readonly says?: string
}

const table: readonly Row[] = [
  { what: 'all there', service: service({}), users: [user()], states: ['ready', 'ready', 'ready', 'ready'] },
  {
    what: 'no server chosen',
    service: service({}),
    users: [user()],
    server: null,
    states: ['unknown', 'ready', 'unknown', 'unknown'],
    says: 'No server is chosen',
  },
  {
    what: 'no credentials',
    service: service({ authentications: [] }),
    users: [user()],
    states: ['incomplete', 'incomplete', 'ready', 'ready'],
    says: 'no credentials',
  },
  {
    what: 'secret missing',
    service: service({ authentications: [{ authenticationId: 'alerts', secret: 'absent' }] }),
    users: [user()],
    states: ['incomplete', 'incomplete', 'ready', 'ready'],
    says: 'secret of alerts',
  },
  {
    what: 'no URL',
    service: service({ serviceConnection: '' }),
    users: [user()],
    states: ['incomplete', 'incomplete', 'ready', 'ready'],
    says: 'Service Connection is empty',
  },
  {
    what: 'type ended',
    service: service({}),
    users: [user()],
    server: server({ release: 'cloud' }),
    states: ['incomplete', 'incomplete', 'ready', 'notNeeded'],
    says: 'no longer supports',
  },
  {
    what: 'type not there yet',
    service: service({ type: 'msteams' }),
    users: [user()],
    server: server({ release: 'fp17' }),
    states: ['incomplete', 'incomplete', 'ready', 'ready'],
    says: 'does not offer',
  },
  {
    what: 'no user',
    service: service({}),
    states: ['incomplete', 'ready', 'incomplete', 'ready'],
    says: 'Create an incoming user',
  },
  {
    what: 'user without the right',
    service: service({}),
    users: [user({ use: [] })],
    states: ['incomplete', 'ready', 'incomplete', 'ready'],
    says: 'No user has the right',
  },
  {
    what: 'user without password',
    service: service({}),
    users: [user({ password: 'absent' })],
    states: ['incomplete', 'ready', 'incomplete', 'ready'],
    says: 'has a password',
  },
  {
    what: 'second user is able',
    service: service({}),
    users: [user({ password: 'absent' }), user()],
    states: ['ready', 'ready', 'ready', 'ready'],
  },
  {
    what: 'local HTTP authentication off',
    service: service({}),
    server: server({ localHttpAuth: false }),
    states: ['ready', 'ready', 'notNeeded', 'ready'],
    says: 'is off on prod',
  },
  {
    what: 'facebook needs no user',
    service: service({ type: 'facebook' }),
    states: ['ready', 'ready', 'notNeeded', 'ready'],
  },
  {
    what: 'c4semail needs no user',
    service: service({ type: 'c4semail' }),
    states: ['ready', 'ready', 'notNeeded', 'ready'],
  },
  {
    what: 'msteams: no source says',
    service: service({ type: 'msteams' }),
    states: ['unknown', 'ready', 'unknown', 'ready'],
  },
  { what: 'conversation', service: conversation, states: ['ready', 'ready', 'ready', 'ready'] },
  {
    what: 'conversation with authentication off still has its webhook',
    service: conversation,
    server: server({ localHttpAuth: false }),
    states: ['ready', 'ready', 'ready', 'ready'],
  },
  {
    what: 'conversation without webhook row',
    service: { ...conversation, authentications: conversation.authentications.slice(0, 1) },
    states: ['incomplete', 'ready', 'incomplete', 'ready'],
    says: 'webhook row is missing',
  },
  {
    what: 'webhook without token',
    service: {
      ...conversation,
      authentications: [
        ...conversation.authentications.slice(0, 1),
        { authenticationId: 'webhook', secret: 'absent' },
      ],
    },
    states: ['incomplete', 'ready', 'incomplete', 'ready'],
    says: 'secret token',
  },
  {
    what: 'only the webhook row',
    service: { ...conversation, authentications: conversation.authentications.slice(1) },
    states: ['incomplete', 'incomplete', 'ready', 'ready'],
    says: 'outgoing',
  },
  {
    what: 'package missing',
    service: service({}),
    users: [user()],
    server: server({ prerequisites: ['chatServer', 'smsServer', 'restfulCmi'] }),
    states: ['unknown', 'ready', 'ready', 'unknown'],
    says: 'Not confirmed as installed on prod: Chain Matcher.',
  },
  {
    what: 'package missing where the need is assumed',
    service: service({ type: 'c4semail' }),
    server: server({ prerequisites: [] }),
    states: ['unknown', 'ready', 'notNeeded', 'unknown'],
    says: 'assumed',
  },
  {
    what: 'cloud needs no packages',
    service: service({ type: 'c4semail' }),
    server: server({ release: 'cloud', prerequisites: [] }),
    states: ['ready', 'ready', 'notNeeded', 'notNeeded'],
  },
]

describe('readinessOf', () => {
  test('names the user that it relies on, and does not claim that the provider uses it', () => {
    const reasons = (...users: readonly User[]) =>
      readinessOf(service({}), { users, server: server() }).incoming.reasons.join()
    expect(reasons(user())).toMatch(/^Relies on the user hook, .*not known here\.$/)
    expect(reasons(user({ use: [] }), user({ logonName: 'b' }), user({ logonName: 'c' }))).toMatch(
      /^Relies on one of 2 users .* like b\. .*not known here\.$/,
    )
  })

  test('says of a webhook that it needs no user, complete or not', () => {
    const bare = { ...conversation, authentications: conversation.authentications.slice(0, 1) }
    for (const object of [conversation, bare]) {
      const { incoming } = readinessOf(object, { users: [], server: server() })
      expect(incoming.reasons.at(-1)).toContain('Needs no user')
    }
  })

  test.each(table)('$what', ({ service: object, users = [], server: chosen = server(), states, says }) => {
    const readiness = readinessOf(object, { users, server: chosen })
    const { state, outgoing, incoming, prerequisites: packages } = readiness
    expect([state, outgoing.state, incoming.state, packages.state]).toEqual(states)
    const parts = [outgoing, incoming, packages]
    if (says !== undefined) expect(parts.flatMap(({ reasons }) => reasons).join('\n')).toContain(says)
    for (const { state: partState, reasons } of [outgoing, packages]) {
      expect(reasons.length === 0).toBe(partState === 'ready')
    }
    // What being ready for incoming messages relies on is said too.
    expect(incoming.reasons.length).toBeGreaterThan(0)
  })
})
