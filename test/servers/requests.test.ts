/** The exact requests of each method, and what goes wrong between them; against the practice server. */
import { describe, expect, test } from 'vitest'
import { Secret } from '../../src-main/domain/secret.ts'
import { created, practice, service, user, withoutSecrets } from './practiceGateway.ts'
import { failureOf } from './scriptedServer.ts'

const separate = { messagingServices: { authentications: { location: 'subresource' } } }
const separateWithoutPut = {
  messagingServices: { authentications: { location: 'subresource', path: '/credentials', put: false } },
}

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
    const { gateway, requests, readService } = await practice(separate)
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
    const { gateway, requests, readService } = await practice(separateWithoutPut)
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
    const { control, gateway } = await practice(separate)
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
