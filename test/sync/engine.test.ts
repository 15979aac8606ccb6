import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { serviceTypeNames } from '../../src-main/domain/model.ts'
import { getServiceByName } from '../../src-main/store/services.ts'
import { getUserByLogonName } from '../../src-main/store/users.ts'
import { readEstate } from '../../src-main/transfer/estateReader.ts'
import { importEstate } from '../../src-main/transfer/importEstate.ts'
import { isWrite, lists, newBench, pageId, putService, putUser } from './support.ts'

const serviceRead = 'GET /messagingServices/*'
const rightReads = ['GET /roles', 'GET /users/*/roles']

const exampleEstate = path.resolve(import.meta.dirname, '../../docs/examples/estate.yaml')

describe('push', () => {
  test('creates a service of every type with its users, and the second plan is empty', async () => {
    const bench = await newBench()
    const { created } = importEstate(bench.store, await readEstate({ path: exampleEstate }), false)
    const result = await bench.push()
    expect(result.steps.filter(({ kind }) => kind === 'service')).toHaveLength(created.services)
    expect(result.steps.filter(({ kind }) => kind === 'user')).toHaveLength(created.users)
    expect(new Set(bench.practice.control.services().map(({ type }) => type))).toEqual(
      new Set(serviceTypeNames),
    )
    expect(result).toMatchObject({ failed: 0, notAttempted: 0, unknown: 0, converged: true })
    expect(await bench.plan()).toMatchObject({
      unchanged: created.services + created.users,
      steps: [],
      takeovers: [],
      conflicts: [],
      blocked: [],
    })
  })

  test('creates services, users and rights, and the second plan is empty', async () => {
    const bench = await newBench()
    putService(bench.store, 'Support Facebook', { rows: { [pageId]: 'EAAB-1', '204829561234567': 'EAAB-2' } })
    putUser(bench.store, 'hook.twilio')
    const planned = await bench.plan()
    expect(planned.steps.map(({ id, kind, action, key }) => [id, kind, action, key])).toEqual([
      ['s1', 'service', 'create', 'Support Facebook'],
      ['s2', 'user', 'create', 'hook.twilio'],
      ['s3', 'userRight', 'create', 'hook.twilio: messagingService'],
    ])
    expect(planned.steps[0]?.fields).toContainEqual({
      name: `authentications[${pageId}].secret`,
      before: 'absent',
      after: 'set',
    })
    bench.requests()
    const result = await bench.push({ plan: planned })
    expect(result).toMatchObject({ done: 3, failed: 0, notAttempted: 0, unknown: 0, converged: true })
    expect(bench.requests()).toEqual([
      ...lists,
      'POST /messagingServices',
      'POST /users',
      'GET /roles',
      'POST /users/*/roles',
      ...lists,
      'GET /users/*/roles',
    ])
    const { control } = bench.practice
    expect(control.secretMatches('service', 'Support Facebook', pageId, 'EAAB-1')).toBe(true)
    expect(control.secretMatches('service', 'Support Facebook', '204829561234567', 'EAAB-2')).toBe(true)
    expect(control.secretMatches('user', 'hook.twilio', null, 'Initial-1-pass')).toBe(true)
    expect(control.users()[0]?.roles).toEqual(['Messaging Service User'])
    const second = await bench.plan()
    expect(second).toMatchObject({
      unchanged: 2,
      steps: [],
      takeovers: [],
      conflicts: [],
      blocked: [],
      serverOnly: [],
    })
  })

  test('with nothing changed writes nothing and reads once', async () => {
    const bench = await newBench()
    putService(bench.store, 'Support Facebook')
    putUser(bench.store, 'hook.twilio')
    await bench.push()
    bench.requests()
    const result = await bench.push()
    expect(bench.requests()).toEqual([...lists, ...rightReads])
    expect(result).toMatchObject({ done: 0, steps: [], converged: true })
  })

  test('one changed field is one read of the object and one PUT beside the lists', async () => {
    const bench = await newBench()
    putService(bench.store, 'Support Facebook')
    putService(bench.store, 'Sales Facebook')
    await bench.push()
    putService(bench.store, 'Support Facebook', {
      serviceConnection: 'https://graph.facebook.com/v20.0/me/messages',
      rows: { [pageId]: undefined },
    })
    bench.requests()
    const result = await bench.push()
    expect(result).toMatchObject({ done: 1, converged: true })
    expect(bench.requests()).toEqual([
      'GET /messagingServices',
      serviceRead,
      'PUT /messagingServices/*',
      'GET /messagingServices',
    ])
    expect(bench.practice.control.secretMatches('service', 'Support Facebook', pageId, 'EAAB-first')).toBe(
      true,
    )
  })

  test('a secret is sent once, when it changed in the store', async () => {
    const bench = await newBench()
    putService(bench.store, 'Support Facebook')
    await bench.push()
    putService(bench.store, 'Support Facebook', { rows: { [pageId]: 'EAAB-second' } })
    const planned = await bench.plan()
    expect(planned.steps[0]).toMatchObject({
      action: 'update',
      reason: 'changed in the store',
      fields: [{ name: `authentications[${pageId}].secret`, before: 'set', after: 'changed' }],
    })
    expect(JSON.stringify(planned)).not.toContain('EAAB')
    await bench.push()
    expect(bench.practice.control.secretMatches('service', 'Support Facebook', pageId, 'EAAB-second')).toBe(
      true,
    )
    bench.requests()
    await bench.push()
    expect(bench.requests().filter(isWrite)).toEqual([])
  })

  test('a rename in the store is an update of the same object', async () => {
    const bench = await newBench()
    putService(bench.store, 'Support Facebook')
    await bench.push()
    putService(bench.store, 'Support Facebook', { rows: { [pageId]: undefined } }, 'Care Facebook')
    const result = await bench.push()
    expect(result).toMatchObject({
      done: 1,
      converged: true,
      steps: [{ action: 'update', key: 'Care Facebook' }],
    })
    expect(bench.practice.control.services().map(({ name }) => name)).toEqual(['Care Facebook'])
  })

  test('events tell every step and the result', async () => {
    const bench = await newBench()
    putService(bench.store, 'Support Facebook')
    const result = await bench.push()
    expect(bench.events.map(({ type }) => type)).toEqual([
      'runPlanned',
      'stepStarted',
      'stepFinished',
      'verifyStarted',
      'runFinished',
    ])
    expect(bench.events.at(-1)).toEqual({ type: 'runFinished', result })
  })

  test('select pushes the named objects only, under the ids of the whole plan', async () => {
    const bench = await newBench()
    putService(bench.store, 'A Facebook')
    putService(bench.store, 'B Facebook', { rows: { '204829561234567': 'EAAB-2' } })
    const planned = await bench.plan()
    const result = await bench.push({ plan: planned, select: ['b facebook'] })
    expect(result.steps.map(({ id, key }) => [id, key])).toEqual([['s2', 'B Facebook']])
    expect(result.converged).toBe(true)
    expect(bench.practice.control.services()).toHaveLength(1)
    await expect(bench.push({ select: ['nobody'] })).rejects.toMatchObject({ code: 'USAGE_INVALID' })
  })

  test('an aborted push attempts nothing more', async () => {
    const bench = await newBench()
    putService(bench.store, 'Support Facebook')
    const result = await bench.push({ signal: AbortSignal.abort() })
    expect(result).toMatchObject({ done: 0, notAttempted: 1, converged: false })
    expect(result.steps[0]?.code).toBe('CANCELLED')
    expect(bench.requests().filter(isWrite)).toEqual([])
  })

  test('rights by hand are listed and never sent', async () => {
    const bench = await newBench({ mapping: { rights: { mode: 'manual' } } })
    putUser(bench.store, 'hook.twilio')
    const planned = await bench.plan()
    expect(planned.steps.map(({ kind, action }) => [kind, action])).toEqual([
      ['user', 'create'],
      ['userRight', 'manual'],
    ])
    const result = await bench.push()
    expect(result).toMatchObject({ done: 1, notAttempted: 1, converged: true })
    expect(bench.requests().filter(isWrite)).toEqual(['POST /users'])
  })
})

describe('the server changed', () => {
  test('a field changed only there is taken over, without a write', async () => {
    const bench = await newBench()
    putService(bench.store, 'Support Facebook')
    await bench.push()
    bench.practice.control.edit('service', 'Support Facebook', { authenticationScope: 'new' })
    const drift = await bench.pull()
    expect(drift.drift).toEqual([
      {
        kind: 'service',
        key: 'Support Facebook',
        field: 'authenticationScope',
        before: '',
        after: 'new',
        firstSeenAt: expect.stringMatching(/^\d{4}-.*Z$/),
      },
    ])
    expect(getServiceByName(bench.store, 'Support Facebook').authenticationScope).toBe('')
    bench.requests()
    const result = await bench.push()
    expect(bench.requests().filter(isWrite)).toEqual([])
    expect(result).toMatchObject({ done: 0, converged: true })
    const service = getServiceByName(bench.store, 'Support Facebook')
    expect(service.authenticationScope).toBe('new')
    expect(service.authentications).toEqual([{ authenticationId: pageId, secret: 'set' }])
    expect((await bench.pull()).drift).toEqual([])
  })

  test('disjoint changes of both sides merge in one push', async () => {
    const bench = await newBench()
    putService(bench.store, 'Support Facebook')
    await bench.push()
    bench.practice.control.edit('service', 'Support Facebook', { authenticationScope: 'theirs' })
    const connection = 'https://graph.facebook.com/v20.0/me/messages'
    putService(bench.store, 'Support Facebook', {
      serviceConnection: connection,
      rows: { [pageId]: undefined },
    })
    const result = await bench.push()
    expect(result).toMatchObject({ done: 1, converged: true })
    expect(bench.practice.control.services()[0]).toMatchObject({
      serviceConnection: connection,
      authenticationScope: 'theirs',
    })
    expect(getServiceByName(bench.store, 'Support Facebook')).toMatchObject({
      serviceConnection: connection,
      authenticationScope: 'theirs',
    })
  })

  test('rows of both sides merge; a row that only the server has comes without its secret', async () => {
    const bench = await newBench({ mapping: { secret: { onPutWithoutValue: 'keeps' } } })
    putService(bench.store, 'Support Facebook')
    await bench.push()
    bench.practice.control.edit('service', 'Support Facebook', {
      authentications: [
        { authenticationId: pageId },
        { authenticationId: '304829561234567', password: 'theirs' },
      ],
    })
    putService(bench.store, 'Support Facebook', {
      rows: { [pageId]: undefined, '204829561234567': 'mine' },
    })
    const result = await bench.push()
    expect(result).toMatchObject({ done: 1, converged: true })
    const { control } = bench.practice
    expect(control.secretMatches('service', 'Support Facebook', pageId, 'EAAB-first')).toBe(true)
    expect(control.secretMatches('service', 'Support Facebook', '204829561234567', 'mine')).toBe(true)
    expect(control.secretMatches('service', 'Support Facebook', '304829561234567', 'theirs')).toBe(true)
    expect(getServiceByName(bench.store, 'Support Facebook').authentications).toEqual([
      { authenticationId: pageId, secret: 'set' },
      { authenticationId: '204829561234567', secret: 'set' },
      { authenticationId: '304829561234567', secret: 'absent' },
    ])
  })

  test('unknown attributes survive a PUT, those of rows too', async () => {
    const bench = await newBench({
      config: {
        extraAttributes: { services: { colour: 'green' }, authentications: { note: 'kept' } },
      },
    })
    putService(bench.store, 'Support Facebook')
    await bench.push()
    putService(bench.store, 'Support Facebook', { rows: { [pageId]: 'EAAB-second' } })
    expect(await bench.push()).toMatchObject({ done: 1, converged: true })
    const [service] = bench.practice.control.services()
    expect(service).toMatchObject({ colour: 'green', authentications: [{ note: 'kept' }] })
  })

  test('an object that moved between plan and write is left alone', async () => {
    const bench = await newBench()
    putService(bench.store, 'Support Facebook')
    await bench.push()
    putService(bench.store, 'Support Facebook', { rows: { [pageId]: 'EAAB-second' } })
    bench.practice.control.setFaults([
      {
        match: { method: 'GET', path: '^/messagingServices/', nth: 1 },
        fault: {
          kind: 'edit',
          object: 'service',
          key: 'Support Facebook',
          patch: { authenticationScope: 'moved' },
          when: 'before',
        },
      },
    ])
    bench.requests()
    const result = await bench.push()
    expect(result).toMatchObject({ done: 0, notAttempted: 1, converged: false })
    expect(result.steps[0]?.code).toBe('OBJECT_MOVED')
    expect(bench.requests().filter(isWrite)).toEqual([])
    bench.practice.control.setFaults([])
    expect(await bench.push()).toMatchObject({ done: 1, converged: true })
  })
})

describe('adopt', () => {
  test('takes services without secrets; a PUT then waits for them', async () => {
    const bench = await newBench({
      config: {
        services: [
          {
            name: 'Their Wavy',
            type: 'wavy',
            serviceConnection: 'https://api.wavy.example.com',
            authentications: [{ authenticationId: 'wavy.user', password: 'theirs' }],
          },
        ],
      },
    })
    const planned = await bench.plan()
    expect(planned.serverOnly).toEqual([{ kind: 'service', key: 'Their Wavy' }])
    expect(planned.steps).toEqual([])
    const { adopted } = await bench.adopt()
    expect(adopted).toMatchObject([{ kind: 'service', key: 'Their Wavy' }])
    const service = getServiceByName(bench.store, 'Their Wavy')
    expect(service.authentications).toEqual([{ authenticationId: 'wavy.user', secret: 'absent' }])
    expect(await bench.plan()).toMatchObject({ unchanged: 1, steps: [], serverOnly: [] })
    putService(bench.store, 'Their Wavy', {
      type: 'wavy',
      serviceConnection: 'https://new.wavy.example.com',
      rows: { 'wavy.user': undefined },
    })
    const blocked = await bench.plan()
    expect(blocked.steps).toEqual([])
    expect(blocked.blocked[0]).toMatchObject({ kind: 'service', key: 'Their Wavy' })
    expect(blocked.blocked[0]?.reason).toContain('authentications[wavy.user].secret')
    putService(bench.store, 'Their Wavy', {
      type: 'wavy',
      serviceConnection: 'https://new.wavy.example.com',
      rows: { 'wavy.user': 'ours' },
    })
    expect(await bench.push()).toMatchObject({ done: 1, converged: true })
    expect(bench.practice.control.secretMatches('service', 'Their Wavy', 'wavy.user', 'ours')).toBe(true)
  })

  test('takes a user by logon name with its right, and refuses an unknown name', async () => {
    const bench = await newBench({
      config: { users: [{ firstName: 'Hook', surname: 'Sap', logonName: 'hook.sap', password: 'theirs' }] },
    })
    await expect(bench.adopt('nobody')).rejects.toMatchObject({ code: 'REMOTE_OBJECT_NOT_FOUND' })
    await bench.adopt('HOOK.SAP')
    expect(getUserByLogonName(bench.store, 'hook.sap')).toMatchObject({
      lastName: 'Sap',
      password: 'absent',
      use: [],
    })
    expect(await bench.plan()).toMatchObject({ unchanged: 1, steps: [] })
  })

  test('an object that both sides have with equal content is agreed on silently, and its secret sent', async () => {
    const bench = await newBench({
      config: {
        services: [
          {
            name: 'Support Facebook',
            type: 'facebook',
            serviceConnection: 'https://graph.facebook.com/v19.0/me/messages',
            authentications: [{ authenticationId: pageId, password: 'old' }],
          },
        ],
      },
    })
    putService(bench.store, 'Support Facebook')
    const planned = await bench.plan()
    expect(planned.conflicts).toEqual([])
    expect(planned.steps).toMatchObject([{ action: 'update', reason: 'secrets not yet sent to this server' }])
    expect(await bench.push()).toMatchObject({ done: 1, converged: true })
    expect(bench.practice.control.services()).toHaveLength(1)
    expect(bench.practice.control.secretMatches('service', 'Support Facebook', pageId, 'EAAB-first')).toBe(
      true,
    )
  })
})
