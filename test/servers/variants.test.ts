/** Every variant of the mapping, over real HTTP against the practice server, with the exact requests. */
import { describe, expect, onTestFinished, test } from 'vitest'
import { Secret } from '../../src-main/domain/secret.ts'
import type { PracticeConfig } from '../../src-main/practice/config.ts'
import { startPracticeServer } from '../../src-main/practice/server.ts'
import type { RemoteObject, ServiceWrite, UserWrite } from '../../src-main/servers/gateway.ts'
import { openGateway } from '../../src-main/servers/rci/adapter.ts'
import { accessTo, failureOf, fingerprint } from './scriptedServer.ts'

const service: ServiceWrite = {
  kind: 'service',
  name: 'Support Conversation',
  type: 'sinchconversation',
  serviceConnection: 'https://eu.conversation.api.sinch.com/v1/projects/p/messages:send',
  authenticationUrl: '',
  authenticationScope: '',
  authentications: [
    { authenticationId: 'KEY@APP', secret: new Secret('outgoing') },
    { authenticationId: 'webhook', secret: new Secret('incoming') },
  ],
}
const user: UserWrite = {
  kind: 'user',
  firstName: 'Hook',
  lastName: 'Twilio',
  logonName: 'hook.twilio',
  password: new Secret('first password'),
}

/** Without secrets: what an update sends that changes none. */
function withoutSecrets(write: ServiceWrite): ServiceWrite {
  return { ...write, authentications: write.authentications.map((row) => ({ ...row, secret: null })) }
}

async function practice(mapping: Record<string, unknown> = {}, config: Omit<PracticeConfig, 'mapping'> = {}) {
  const server = await startPracticeServer({ config: { ...config, mapping } })
  const access = accessTo(server.url, {
    authUser: server.user,
    authSecret: new Secret(server.password),
    mapping,
  })
  const gateway = openGateway(access, { fingerprint })
  onTestFinished(async () => {
    await gateway.close()
    await server.close()
  })
  /** Requests since the last call, ids shown as ID. */
  const requests = () => {
    const lines = server.control.requests().map(({ method, path, query, status }) => {
      const shown = path.replace(/[0-9A-F]{32}/g, 'ID')
      return `${method} ${shown}${query ? `?${query}` : ''} ${status}`
    })
    server.control.clearRequests()
    return lines
  }
  const readService = async (id: string): Promise<RemoteObject> => {
    const object = await gateway.read('service', id)
    if (!object) throw new Error('the service is not there')
    return object
  }
  return { server, control: server.control, gateway, requests, readService }
}

async function created(id: Promise<string | null>): Promise<string> {
  const value = await id
  if (value === null) throw new Error('no id was told')
  return value
}

const embeddedVariants: readonly [string, Record<string, unknown>, Omit<PracticeConfig, 'mapping'>?][] = [
  ['defaults', {}],
  [
    'renamed attributes and paths',
    {
      messagingServices: {
        path: '/services/messaging',
        fields: {
          id: 'uid',
          name: 'title',
          type: 'kind',
          serviceConnection: 'url',
          authentications: 'credentials',
        },
        authentications: { fields: { id: 'rowId', authenticationId: 'username', secret: 'pwd' } },
      },
      users: {
        path: '/agents',
        fields: { id: 'userId', lastName: 'lastName', logonName: 'login', password: 'pin' },
      },
    },
  ],
  ['type codes as text', { messagingServices: { types: { sinchconversation: 'SCONV', facebook: 'FB' } } }],
  ['type codes as numbers', { messagingServices: { types: { sinchconversation: 7 } } }],
  ['secrets read back as null', { secret: { readback: 'null', onPutWithoutValue: 'keeps' } }],
  ['secrets read back as empty texts', { secret: { readback: 'empty', onPutWithoutValue: 'keeps' } }],
  ['secrets read back masked', { secret: { readback: 'masked', mask: '***', onPutWithoutValue: 'keeps' } }],
  ['no paging', { paging: { style: 'none' } }],
  ['no filter', { filterByName: false }],
  ['POST without Accept', { postAccept: null }],
  ['POST answers JSON text', {}, { answers: { post: { id: 'jsonString', location: false } } }],
  ['POST answers an object', {}, { answers: { post: { id: 'jsonObject', location: false, status: 200 } } }],
  ['POST answers Location alone', {}, { answers: { post: { id: 'none' } } }],
  ['PUT and DELETE answer 201', {}, { answers: { put: 201, delete: 201 } }],
  ['PUT and DELETE answer 200', {}, { answers: { put: 200, delete: 200 } }],
]
const separateVariants: typeof embeddedVariants = [
  ['sub-resource', { messagingServices: { authentications: { location: 'subresource' } } }],
  [
    'sub-resource, renamed, rows without PUT',
    {
      messagingServices: {
        authentications: {
          location: 'subresource',
          path: '/credentials',
          put: false,
          fields: { id: 'rowId', authenticationId: 'name', secret: 'secret' },
        },
      },
    },
  ],
  [
    'sub-resource, POST tells no id',
    { messagingServices: { authentications: { location: 'subresource' } } },
    { answers: { post: { id: 'none', location: false } } },
  ],
]

describe.each([...embeddedVariants, ...separateVariants])('%s', (_name, mapping, config) => {
  test('a service is created, listed, found, read, changed and removed', async () => {
    const { control, gateway, readService } = await practice(mapping, {
      ...config,
      extraAttributes: { services: { region: 'eu' }, authentications: { expires: '2030-01-01' } },
    })
    const id = await created(gateway.create(service))
    expect(control.secretMatches('service', id, 'KEY@APP', 'outgoing')).toBe(true)
    expect(control.secretMatches('service', id, 'webhook', 'incoming')).toBe(true)

    const list = await gateway.list('service')
    expect(list).toMatchObject({ complete: true, unreadable: [] })
    const found = await gateway.find('service', 'SUPPORT CONVERSATION')
    const read = await readService(id.toLowerCase())
    expect([list.objects.length, found.length]).toEqual([1, 1])
    expect(list.objects[0]).toEqual(read)
    expect(found[0]).toEqual(read)
    expect(read.remoteId).toBe(id)
    expect({ ...read.canonical.fields }).toEqual({
      name: { text: 'Support Conversation' },
      type: { text: 'sinchconversation' },
      serviceConnection: { text: service.serviceConnection },
      authenticationUrl: { text: '' },
      authenticationScope: { text: '' },
      'authentications[KEY@APP].secret': { secret: 'unknown' },
      'authentications[webhook].secret': { secret: 'unknown' },
    })
    expect(Object.keys(read.rowIds).sort()).toEqual(['KEY@APP', 'webhook'])

    await gateway.update(read, {
      ...service,
      name: 'Renamed',
      authenticationScope: 'all',
      authentications: [
        { authenticationId: 'KEY@APP', secret: new Secret('second') },
        { authenticationId: 'new row', secret: new Secret('third') },
      ],
    })
    const changed = await readService(id)
    expect(changed.canonical).toMatchObject({
      key: 'renamed',
      fields: { authenticationScope: { text: 'all' } },
    })
    expect(Object.keys(changed.rowIds).sort()).toEqual(['KEY@APP', 'new row'])
    expect(control.secretMatches('service', id, 'KEY@APP', 'second')).toBe(true)
    expect(control.secretMatches('service', id, 'new row', 'third')).toBe(true)
    // Attributes that Patchbay does not know went there and back.
    expect(JSON.stringify(control.services()[0])).toMatch(/"region":"eu".*"expires":"2030-01-01"/)

    await gateway.remove('service', id)
    await gateway.remove('service', id)
    expect(await gateway.read('service', id)).toBeNull()
    expect(await gateway.find('service', 'Renamed')).toEqual([])
  })

  test('a user is created, found, changed, given the right, and removed', async () => {
    const { control, gateway } = await practice(mapping, {
      ...config,
      extraAttributes: { users: { phone: '1' } },
    })
    await gateway.create(user)
    const [found] = await gateway.find('user', 'Hook.Twilio')
    if (!found) throw new Error('the user is not there')
    expect(found.canonical).toMatchObject({ key: 'hook.twilio', label: 'hook.twilio' })
    expect(control.secretMatches('user', 'hook.twilio', null, 'first password')).toBe(true)

    await gateway.update(found, { ...user, lastName: 'Sap365', password: new Secret('second password') })
    const read = await gateway.read('user', found.remoteId)
    expect(read?.canonical.fields).toMatchObject({
      lastName: { text: 'Sap365' },
      password: { secret: 'unknown' },
    })
    expect(control.secretMatches('user', 'hook.twilio', null, 'second password')).toBe(true)
    expect(control.users()[0]).toMatchObject({ phone: '1' })

    expect(await gateway.hasRight(found.remoteId, 'messagingService')).toBe(false)
    await gateway.grantRight(found.remoteId, 'messagingService')
    expect(await gateway.hasRight(found.remoteId, 'messagingService')).toBe(true)
    expect(control.users()[0]).toMatchObject({ roles: ['Messaging Service User'] })
    await gateway.remove('user', found.remoteId)
    expect(control.users()).toEqual([])
  })
})

describe('secrets that are not written', () => {
  test.each(['absent', 'null', 'empty', 'masked', 'plain'] as const)(
    'read back %s: a PUT without them leaves them as they are, where the server keeps them',
    async (readback) => {
      // With a mask of its own the server would take a mask that comes back as the new secret.
      const { control, gateway, readService } = await practice({
        secret: { readback, mask: '••••', onPutWithoutValue: 'keeps' },
      })
      const id = await created(gateway.create(service))
      await gateway.update(
        await readService(id),
        withoutSecrets({ ...service, serviceConnection: 'https://a' }),
      )
      expect(control.secretMatches('service', id, 'KEY@APP', 'outgoing')).toBe(true)
      expect(control.secretMatches('service', id, 'webhook', 'incoming')).toBe(true)
    },
  )

  test('a mask that was read is not sent back: the server clears, it does not take the mask', async () => {
    const { control, gateway, readService } = await practice({
      secret: { readback: 'masked', mask: '••••', onPutWithoutValue: 'clears' },
    })
    const id = await created(gateway.create(service))
    await gateway.update(await readService(id), withoutSecrets(service))
    expect(control.secretMatches('service', id, 'webhook', '••••')).toBe(false)
    expect(JSON.stringify(control.services())).not.toContain('"set":true')
  })

  test('read back in plain: known by fingerprint, absent where there is none, kept by a PUT that clears', async () => {
    const { control, gateway, readService } = await practice({
      secret: { readback: 'plain', onPutWithoutValue: 'clears' },
    })
    const authentications = [
      { authenticationId: 'KEY@APP', secret: new Secret('outgoing') },
      { authenticationId: 'webhook', secret: null },
    ]
    const id = await created(gateway.create({ ...service, authentications }))
    const read = await readService(id)
    expect(read.canonical.fields).toMatchObject({
      'authentications[KEY@APP].secret': { secret: fingerprint(new Secret('outgoing')) },
      'authentications[webhook].secret': { secret: 'absent' },
    })
    await gateway.update(read, withoutSecrets({ ...service, name: 'Other' }))
    expect(control.secretMatches('service', id, 'KEY@APP', 'outgoing')).toBe(true)
  })
})

describe('exact requests', () => {
  const page = 'offset=0&limit=100&sort=id'

  test('embedded: one request each', async () => {
    const { gateway, requests, readService } = await practice()
    const id = await created(gateway.create(service))
    expect(requests()).toEqual(['POST /messagingServices 201'])
    await gateway.list('service')
    await gateway.list('user')
    expect(requests()).toEqual([`GET /messagingServices?${page} 200`, `GET /users?${page} 200`])
    const read = await readService(id)
    await gateway.update(read, service)
    await gateway.remove('service', id)
    expect(requests()).toEqual([
      'GET /messagingServices/ID 200',
      'PUT /messagingServices/ID 204',
      'DELETE /messagingServices/ID 204',
    ])
    await gateway.find('service', 'A & B+ü/=')
    await gateway.find('service', 'Wild*')
    await gateway.find('service', 'Really?')
    await gateway.find('user', 'hook.twilio')
    expect(requests()).toEqual([
      `GET /messagingServices?name=A%20%26%20B%2B%C3%BC%2F%3D&${page} 200`,
      `GET /messagingServices?${page} 200`,
      `GET /messagingServices?${page} 200`,
      `GET /users?${page} 200`,
    ])
  })

  test('sub-resource: rows are read for each service, and only rows that change are written', async () => {
    const { gateway, requests, readService } = await practice(separateVariants[0]?.[1])
    const id = await created(gateway.create(service))
    expect(requests()).toEqual([
      'POST /messagingServices 201',
      'POST /messagingServices/ID/authentications 201',
      'POST /messagingServices/ID/authentications 201',
    ])
    await gateway.list('service')
    const read = await readService(id)
    expect(requests()).toEqual([
      `GET /messagingServices?${page} 200`,
      `GET /messagingServices/ID/authentications?${page} 200`,
      'GET /messagingServices/ID 200',
      `GET /messagingServices/ID/authentications?${page} 200`,
    ])
    await gateway.update(read, withoutSecrets(service))
    expect(requests()).toEqual([])
    await gateway.update(read, withoutSecrets({ ...service, authenticationUrl: 'https://a' }))
    expect(requests()).toEqual(['PUT /messagingServices/ID 204'])
    const authentications = [
      { authenticationId: 'KEY@APP', secret: new Secret('second') },
      { authenticationId: 'other', secret: new Secret('third') },
    ]
    await gateway.update(await readService(id), {
      ...service,
      authenticationUrl: 'https://a',
      authentications,
    })
    expect(requests().slice(2)).toEqual([
      'DELETE /messagingServices/ID/authentications/ID 204',
      'PUT /messagingServices/ID/authentications/ID 204',
      'POST /messagingServices/ID/authentications 201',
    ])
  })

  test('rows without PUT are deleted and created anew', async () => {
    const { gateway, requests, readService } = await practice(separateVariants[1]?.[1])
    const id = await created(gateway.create(service))
    const read = await readService(id)
    requests()
    const [first, second] = withoutSecrets(service).authentications
    if (!first || !second) throw new Error('two rows')
    const authentications = [{ ...first, secret: new Secret('second') }, second]
    await gateway.update(read, { ...service, authentications })
    expect(requests()).toEqual([
      'DELETE /messagingServices/ID/credentials/ID 204',
      'POST /messagingServices/ID/credentials 201',
    ])
  })

  test('rights: the role is looked up once', async () => {
    const { gateway, requests } = await practice()
    const id = await created(gateway.create(user))
    requests()
    await gateway.hasRight(id, 'messagingService')
    await gateway.grantRight(id, 'messagingService')
    expect(requests()).toEqual([
      `GET /roles?${page} 200`,
      `GET /users/ID/roles?${page} 200`,
      'POST /users/ID/roles 201',
    ])
  })
})

describe('rights', () => {
  test('by hand: not known, and nothing is asked', async () => {
    const { gateway, requests } = await practice({ rights: { mode: 'manual' } })
    expect(await gateway.hasRight('A'.repeat(32), 'messagingService')).toBeNull()
    expect(requests()).toEqual([])
  })

  test('the role is found without case, an equal name first; its id goes where the body says', async () => {
    const mapping = {
      rights: { roleName: 'use messaging', body: { member: { role: 'r:{roleId}' }, kind: 1 } },
    }
    const { control, gateway } = await practice(mapping, { roles: ['USE MESSAGING'] })
    const id = await created(gateway.create(user))
    await gateway.grantRight(id, 'messagingService')
    expect(control.users()[0]).toMatchObject({ roles: ['use messaging'] })
    expect(await gateway.hasRight(id, 'messagingService')).toBe(true)
  })

  test('a role that the server does not show: no right, and granting says what to do', async () => {
    const { gateway } = await practice({}, { rights: { deny: ['roles.view'] } })
    const id = await created(gateway.create(user))
    expect(await gateway.hasRight(id, 'messagingService')).toBe(false)
    const failure = await failureOf(gateway.grantRight(id, 'messagingService'))
    expect(failure.code).toBe('RIGHTS_ROLE_MISSING')
    expect(failure.message).toMatch(/"Messaging Service User".*System Configurator/)
  })

  test('a user who is gone is told as gone', async () => {
    const { gateway } = await practice()
    for (const work of [gateway.hasRight, gateway.grantRight]) {
      expect((await failureOf(work('A'.repeat(32), 'messagingService'))).code).toBe('REMOTE_OBJECT_NOT_FOUND')
    }
  })
})

describe('what goes wrong on the way', () => {
  test('an object that is gone is not written', async () => {
    const { control, gateway, readService } = await practice()
    const id = await created(gateway.create(service))
    const read = await readService(id)
    control.remove('service', id)
    expect((await failureOf(gateway.update(read, service))).code).toBe('REMOTE_OBJECT_NOT_FOUND')
  })

  test('a service that was created without all of its rows tells its id', async () => {
    const { control, gateway } = await practice(separateVariants[0]?.[1])
    control.setFaults([
      {
        match: { method: 'POST', path: '^/messagingServices/[^/]+/auth', nth: 2 },
        fault: { kind: 'status', status: 400 },
      },
    ])
    const failure = await failureOf(gateway.create(service))
    expect(failure.code).toBe('SERVER_REJECTED')
    expect(failure.message).toContain('was created')
    expect(control.services()[0]).toMatchObject({ id: failure.data.remoteId })
  })

  test.each(['dropAfter', 'timeoutAfter', 'cutBody', 'dropBefore'] as const)(
    '%s: the POST is sent once',
    async (kind) => {
      const { control, gateway, requests } = await practice({ timeoutMs: 300 })
      control.setFaults([{ match: { method: 'POST' }, fault: { kind } }])
      const failure = await failureOf(gateway.create(service))
      expect(['SERVER_UNREACHABLE', 'SERVER_TIMEOUT']).toContain(failure.code)
      expect(failure.data.requestSent).not.toBe(false)
      expect(requests()).toHaveLength(1)
    },
  )

  test('a list that is reversed between two pages is read again', async () => {
    const users = Array.from({ length: 25 }, (_, index) => ({
      firstName: 'Hook',
      surname: `No ${index}`,
      logonName: `hook.${index}`,
    }))
    const { control, gateway } = await practice({ paging: { limit: 10 } }, { users })
    control.setFaults([{ match: { path: '^/users\\?offset=10', nth: 1 }, fault: { kind: 'reorder' } }])
    const { complete, objects } = await gateway.list('user')
    expect([complete, objects.length]).toEqual([true, 25])
  })
})
