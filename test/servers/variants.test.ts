/** Every variant of the mapping, over real HTTP against the practice server. */
import { describe, expect, test } from 'vitest'
import { Secret } from '../../src-main/domain/secret.ts'
import type { PracticeConfig } from '../../src-main/practice/config.ts'
import { created, practice, service, user, withoutSecrets } from './practiceGateway.ts'
import { fingerprint } from './scriptedServer.ts'

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
