/** From test to production: what goes over, what is asked for, and what never goes. */
import { describe, expect, test } from 'vitest'
import { purgeTrash } from '../../src-main/store/purge.ts'
import { getServer, removeServer, saveServer } from '../../src-main/store/servers.ts'
import { listPromoted, listServerValues, listValueMap } from '../../src-main/store/serverValues.ts'
import { getServiceByName, removeServices } from '../../src-main/store/services.ts'
import { undoAction } from '../../src-main/store/undo.ts'
import { push } from '../../src-main/sync/engine.ts'
import { choosePromoted, promotionOverview } from '../../src-main/sync/promotion/promotion.ts'
import { codeOf } from '../support/store.ts'
import {
  agreed,
  enterAll,
  newPromotionBench,
  type PromotionBench,
  prod,
  productionId,
  promoted,
  reasons,
  row,
  testUrl,
  url,
} from './promotionBench.ts'
import { isWrite, pageId, putService, putUser } from './support.ts'

test('the whole way: blocked by name, entered, pushed, and the second plan is empty', async () => {
  const bench = await agreed()
  const { production, asked } = bench
  expect(await production.plan()).toMatchObject({ steps: [], blocked: [], unchanged: 0 })
  bench.choose('Support Facebook', 'hook.twilio')
  const name = production.server.name
  expect(await reasons(bench)).toEqual([
    `Support Facebook: no value for the URL ${testUrl} of "Support Facebook" (serviceConnection); enter one for server "${name}"`,
    `Support Facebook: no value for the ID ${pageId} of "Support Facebook" (${row}); enter one for server "${name}"`,
    `Support Facebook: no secret for "Support Facebook" (${row}); enter one for server "${name}"`,
    `hook.twilio: no secret for "hook.twilio" (password); enter one for server "${name}"`,
  ])
  expect(bench.entry('Support Facebook')).toMatchObject({
    isPromoted: true,
    state: 'agreedOnSource',
    unmapped: [
      { field: 'serviceConnection', kind: 'url', source: testUrl },
      { field: row, kind: 'id', source: pageId },
      { field: row, kind: 'secret', source: null },
    ],
  })
  expect(await production.push()).toMatchObject({ done: 0, steps: [] })
  expect(asked.filter(isWrite)).toEqual([])

  enterAll(bench)
  expect((await production.plan()).steps.map(({ action, kind, key }) => `${action} ${kind} ${key}`)).toEqual([
    'create service Support Facebook',
    'create user hook.twilio',
    'create userRight hook.twilio: messagingService',
  ])
  expect(await production.push()).toMatchObject({ done: 3, converged: true, blocked: [] })
  expect(bench.services()).toEqual({ 'Support Facebook': url })
  const { control } = production.practice
  expect(control.secretMatches('service', 'Support Facebook', productionId, 'EAAB-production')).toBe(true)
  expect(control.secretMatches('user', 'hook.twilio', null, 'Production-1-pass')).toBe(true)
  expect(control.users()).toMatchObject([{ roles: ['Messaging Service User'] }])
  expect(await production.plan()).toMatchObject({ steps: [], takeovers: [], blocked: [], unchanged: 2 })
  expect(await production.pull()).toMatchObject({ drift: [], serverOnly: [] })
  for (const value of [testUrl, pageId, 'EAAB-first', 'Initial-1-pass']) {
    expect(asked.filter((request) => request.includes(value))).toEqual([])
  }
})

describe('what is not mapped', () => {
  test('each kind is named by itself; the literal of a webhook row and empty texts are not asked for', async () => {
    const bench = await newPromotionBench()
    const { store } = bench.test
    const conversation = 'https://eu.conversation.api.sinch.com/v1/projects/p/messages:send'
    putService(store, 'Conversation', {
      type: 'sinchconversation',
      serviceConnection: conversation,
      authenticationScope: 'scope-of-test',
      rows: { webhook: 'token-of-the-webhook', 'KEY@01ARZ3NDEKTSV4RRFFQ69G5FAV': 'secret-of-the-key' },
    })
    putService(store, 'Webhook elsewhere', { rows: { webhook: 'no literal of this type' } })
    await bench.test.push()
    bench.choose('Conversation', 'Webhook elsewhere')
    expect(bench.entry('Conversation').unmapped).toEqual([
      { field: 'serviceConnection', kind: 'url', source: conversation },
      { field: 'authenticationScope', kind: 'id', source: 'scope-of-test' },
      { field: 'authentications[webhook].secret', kind: 'secret', source: null },
      {
        field: 'authentications[KEY@01ARZ3NDEKTSV4RRFFQ69G5FAV].secret',
        kind: 'id',
        source: 'KEY@01ARZ3NDEKTSV4RRFFQ69G5FAV',
      },
      { field: 'authentications[KEY@01ARZ3NDEKTSV4RRFFQ69G5FAV].secret', kind: 'secret', source: null },
    ])
    expect(bench.entry('Webhook elsewhere').unmapped).toContainEqual({
      field: 'authentications[webhook].secret',
      kind: 'id',
      source: 'webhook',
    })
  })

  test('the same on both is only what somebody entered as the same', async () => {
    const bench = await agreed()
    bench.choose('Support Facebook')
    bench.map({ urls: { [testUrl]: testUrl }, ids: { [pageId]: pageId } })
    bench.secret('Support Facebook', row, 'EAAB-production')
    expect(await bench.production.push()).toMatchObject({ done: 1, converged: true })
    expect(bench.services()).toEqual({ 'Support Facebook': testUrl })
  })

  test('an object that is complete goes while another one waits, and nothing of that one is sent', async () => {
    const bench = await agreed()
    bench.choose('Support Facebook', 'hook.twilio')
    bench.secret('hook.twilio', 'password', 'Production-1-pass')
    expect(await bench.production.push()).toMatchObject({ done: 2, blocked: { length: 3 } })
    expect(bench.asked.filter((request) => isWrite(request) && request.includes('Support'))).toEqual([])
    bench.secret('hook.twilio', 'password', null)
    expect(bench.entry('hook.twilio').unmapped).toEqual([{ field: 'password', kind: 'secret', source: null }])
  })

  test('values of one object go before the map; a row can stay away', async () => {
    const bench = await agreed()
    bench.choose('Support Facebook')
    enterAll(bench)
    bench.text('Support Facebook', 'serviceConnection', 'https://own.example.com/')
    bench.text('Support Facebook', 'name', 'Production Facebook')
    bench.text('Support Facebook', row, null)
    await bench.production.push()
    expect(bench.services()).toEqual({ 'Production Facebook': 'https://own.example.com/' })
    expect(prod(bench, 'Production Facebook')).toMatchObject({ authentications: [] })
    bench.text('Support Facebook', row, '')
    expect(await bench.production.push()).toMatchObject({ done: 1, converged: true })
    expect(prod(bench, 'Production Facebook')).toMatchObject({
      authentications: [{ authenticationId: productionId }],
    })
  })

  test('two rows of one ID, and two objects of one name, are blocked', async () => {
    const bench = await newPromotionBench()
    putService(bench.test.store, 'Support Facebook', { rows: { [pageId]: 'first', '2': 'second' } })
    putService(bench.test.store, 'Sales Facebook')
    await bench.test.push()
    bench.choose('Support Facebook', 'Sales Facebook')
    enterAllOf(bench)
    bench.map({ ids: { 2: productionId } })
    bench.text('Sales Facebook', 'name', 'support facebook')
    const { name } = bench.production.server
    expect((await reasons(bench)).toSorted()).toEqual([
      `Support Facebook: another promoted object would be named "Support Facebook" there too; give one another name`,
      `Support Facebook: two rows of "Support Facebook" would have the ID ${productionId} on server "${name}"; change one`,
      `support facebook: another promoted object would be named "support facebook" there too; give one another name`,
    ])
  })

  function enterAllOf(bench: PromotionBench): void {
    bench.map({ urls: { [testUrl]: url }, ids: { [pageId]: productionId } })
    for (const key of ['Support Facebook', 'Sales Facebook']) bench.secret(key, row, `EAAB-of ${key}`)
    bench.secret('Support Facebook', 'authentications[2].secret', 'EAAB-second')
  }
})

describe('secrets of the test side', () => {
  test('are refused at entry: those of the store, and those that were agreed on with the source', async () => {
    const bench = await agreed()
    const { store } = bench.test
    const refused = (secret: string) => codeOf(() => bench.secret('Support Facebook', row, secret))
    expect(await refused('EAAB-first')).toBe('PROMOTION_SECRET_SHARED')
    expect(await refused('Initial-1-pass')).toBe('PROMOTION_SECRET_SHARED')
    putService(store, 'Support Facebook', { rows: { [pageId]: 'EAAB-not-pushed-yet' } })
    expect(await refused('EAAB-not-pushed-yet')).toBe('PROMOTION_SECRET_SHARED')
    expect(await refused('EAAB-first'), 'only the test server has it').toBe('PROMOTION_SECRET_SHARED')
    expect(listServerValues(store, bench.production.server.id)).toEqual([])
  })

  test('block an object when the store gets the same secret later, and nothing of it is sent', async () => {
    const bench = await promoted()
    putUser(bench.test.store, 'hook.other', { password: 'EAAB-production' })
    putService(bench.test.store, 'Support Facebook', { authenticationScope: 'scope' })
    await bench.test.push()
    bench.map({ ids: { scope: 'scope of production' } })
    const before = bench.asked.length
    expect(await bench.production.push()).toMatchObject({ done: 0, blocked: { length: 1 } })
    expect(await reasons(bench)).toEqual([
      expect.stringMatching(/the secret for "Support Facebook" \(.*\) is one of the store or of the source/),
    ])
    expect(bench.asked.slice(before).filter(isWrite)).toEqual([])
  })

  test('a server with promoted objects never becomes one that gets the store, not by undo either', async () => {
    const bench = await agreed()
    const { production, test: source } = bench
    const { id } = production.server
    const access = { url: production.practice.url, authMode: 'none' as const, authUser: '' }
    const draft = {
      ...getServer(source.store, id),
      ...access,
      authSecret: undefined,
      apiKey: undefined,
      clientKey: undefined,
    }
    saveServer(source.store, id, { ...draft, promotedFrom: null })
    saveServer(source.store, id, { ...draft, promotedFrom: source.server.id })
    bench.choose('Support Facebook')
    expect(await codeOf(() => saveServer(source.store, id, { ...draft, promotedFrom: null }))).toBe(
      'VALIDATION_FAILED',
    )
    expect(await codeOf(() => undoAction(source.store))).toBe('UNDO_CONFLICT')
    expect(getServer(source.store, id).promotedFrom).toBe(source.server.id)
    bench.unchoose('Support Facebook')
    undoAction(source.store)
    expect(getServer(source.store, id).promotedFrom).toBe(null)
  })
})

test('what is taken back after the plan was made is not sent any more', async () => {
  const bench = await agreed()
  bench.choose('Support Facebook', 'hook.twilio')
  enterAll(bench)
  const { deps, server } = bench.production
  const result = await push(deps, server, {}, ({ type }) => {
    if (type !== 'runPlanned') return
    putUser(bench.test.store, 'hook.other', { password: 'EAAB-production' })
    bench.secret('hook.twilio', 'password', null)
  })
  expect(result.steps.map(({ key, outcome, code }) => [key, outcome, code])).toEqual([
    ['Support Facebook', 'notAttempted', 'OBJECT_MOVED'],
    ['hook.twilio', 'notAttempted', 'OBJECT_MOVED'],
    ['hook.twilio: messagingService', 'notAttempted', null],
  ])
  expect(bench.asked.filter(isWrite)).toEqual([])
})

test('values stay with a deleted object until the trash is purged, and go with the server', async () => {
  const bench = await promoted()
  const { store } = bench.test
  const { id } = bench.production.server
  const fields = () =>
    listServerValues(store, id)
      .map(({ field }) => field)
      .sort()
  removeServices(store, [getServiceByName(store, 'Support Facebook').id])
  expect(fields()).toEqual([row, 'password'])
  purgeTrash(store, true)
  expect(fields()).toEqual(['password'])
  expect(listValueMap(store.db, id)).toHaveLength(2)
  removeServer(store, id)
  expect([...fields(), ...listValueMap(store.db, id), ...listPromoted(store.db, id)]).toEqual([])
})

describe('a later change on the source', () => {
  test('goes over only when it is agreed there', async () => {
    const bench = await promoted()
    const { production } = bench
    putUser(bench.test.store, 'hook.twilio', { lastName: 'Changed' })
    expect(bench.entry('hook.twilio').state).toBe('changedSince')
    expect(await production.plan()).toMatchObject({ steps: [], unchanged: 2 })
    await bench.test.push()
    expect(bench.entry('hook.twilio').state).toBe('agreedOnSource')
    expect(await production.push()).toMatchObject({ done: 1, converged: true })
    expect(production.practice.control.users()).toMatchObject([{ surname: 'Changed' }])
    expect(production.practice.control.secretMatches('user', 'hook.twilio', null, 'Production-1-pass')).toBe(
      true,
    )
  })

  test('a new secret of the store is no change of production', async () => {
    const bench = await promoted()
    putService(bench.test.store, 'Support Facebook', { rows: { [pageId]: 'EAAB-second' } })
    await bench.test.push()
    expect(await bench.production.push()).toMatchObject({ done: 0, converged: true })
    expect(bench.production.requests().filter(isWrite)).toEqual([])
  })

  test('a rename is an update of the same object, and its undo too', async () => {
    const bench = await promoted()
    const { store } = bench.test
    putService(store, 'Support Facebook', {}, 'Care Facebook')
    await bench.test.push()
    expect(await bench.production.push()).toMatchObject({ done: 1, converged: true })
    expect(bench.services()).toEqual({ 'Care Facebook': url })
    undoAction(store)
    await bench.test.push()
    expect(await bench.production.push()).toMatchObject({ done: 1, converged: true })
    expect(bench.services()).toEqual({ 'Support Facebook': url })
  })

  test('a new row waits for its values, a removed one goes', async () => {
    const bench = await promoted()
    putService(bench.test.store, 'Support Facebook', { rows: { [pageId]: undefined, '7': 'EAAB-seven' } })
    await bench.test.push()
    expect(await reasons(bench)).toHaveLength(2)
    expect(await bench.production.push()).toMatchObject({ done: 0 })
    bench.map({ ids: { 7: '77' } })
    bench.secret('Support Facebook', 'authentications[7].secret', 'EAAB-production-seven')
    expect(await bench.production.push()).toMatchObject({ done: 1, converged: true })
    putService(bench.test.store, 'Support Facebook', { rows: { '7': undefined } })
    await bench.test.push()
    expect(await bench.production.push()).toMatchObject({ done: 1, converged: true })
    expect(prod(bench, 'Support Facebook')).toMatchObject({ authentications: [{ authenticationId: '77' }] })
  })

  test('what is not on the source is blocked; a deleted object stays until deletes are asked for', async () => {
    const bench = await promoted()
    const { store } = bench.test
    putService(store, 'Sales Facebook')
    bench.choose('Sales Facebook')
    expect(bench.entry('Sales Facebook').state).toBe('notOnSource')
    expect(await reasons(bench)).toEqual([expect.stringContaining('does not have it yet')])
    bench.unchoose('Sales Facebook')

    removeServices(store, [getServiceByName(store, 'Support Facebook').id])
    expect(await bench.production.plan(), 'the source still has it').toMatchObject({
      steps: [],
      unchanged: 2,
    })
    await bench.test.push({ allowDeletes: 1 })
    expect(await bench.production.push()).toMatchObject({ done: 0 })
    expect(bench.services()).toEqual({ 'Support Facebook': url })
    expect(await bench.production.push({ allowDeletes: 1 })).toMatchObject({ done: 1 })
    expect(bench.services()).toEqual({})
  })

  test('what is taken out of promotion stays on the target', async () => {
    const bench = await promoted()
    const { kind, objectId } = bench.entry('Support Facebook')
    const answer = choosePromoted(bench.test.store, bench.production.server.id, [{ kind, objectId }], false)
    expect(answer).toEqual({
      changed: [{ kind: 'service', key: 'Support Facebook' }],
      message: expect.stringContaining('Nothing was deleted'),
    })
    expect(await bench.production.push()).toMatchObject({ done: 0 })
    expect(bench.services()).toEqual({ 'Support Facebook': url })
  })

  test('a source that left the store blocks everything', async () => {
    const bench = await promoted()
    removeServer(bench.test.store, bench.test.server.id)
    expect(await reasons(bench)).toEqual([
      expect.stringContaining('is no longer in the store'),
      expect.stringContaining('is no longer in the store'),
    ])
    expect(await bench.production.push()).toMatchObject({ done: 0, steps: [] })
    expect(promotionOverview(bench.test.store, bench.production.server.id).source).toBe(null)
    const code = await codeOf(() => bench.map({ ids: { a: 'b' } }))
    expect(code).toBe('PROMOTION_SOURCE_MISSING')
    expect(await codeOf(() => promotionOverview(bench.test.store, bench.test.server.id))).toBe(
      'SERVER_NOT_FOUND',
    )
  })
})
