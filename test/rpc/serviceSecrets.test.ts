/** A secret in clear for who proves the passphrase; hub accounts into their landscapes; differences to servers. */
import { beforeEach, describe, expect, test } from 'vitest'
import { listAudit } from '../../src-main/store/audit.ts'
import { errorOf, newApplication, type TestApplication } from '../support/application.ts'
import { passphrase } from '../support/store.ts'

const eu = 'https://eu.social365.example.com/api'
const us = 'https://us.social365.example.com/api'

let application: TestApplication

beforeEach(async () => {
  application = await newApplication()
})

async function hub(secret: string | null = 'first password') {
  const authentications = [{ authenticationId: 'a@1', ...(secret !== null && { secret }) }]
  const draft = { name: 'Hub Europe', type: 'social365' as const, serviceConnection: eu, authentications }
  return application.caller.service.save({ id: null, draft })
}

const lastActions = () => listAudit(application.app.session.store.db, 3).map(({ action }) => action)

describe('revealing', () => {
  const ask = (id: string, more: object = {}) =>
    application.caller.service.revealSecret({
      id,
      authenticationId: 'a@1',
      purpose: 'show',
      passphrase,
      ...more,
    })

  test('answers the secret and puts it on record, without it', async () => {
    const { id } = await hub()
    expect(await ask(id)).toEqual({ secret: 'first password' })
    const [record] = listAudit(application.app.session.store.db, 1)
    expect(record).toMatchObject({
      action: 'service.revealSecret',
      object: 'Hub Europe',
      details: { authenticationId: 'a@1', purpose: 'show' },
    })
    expect(JSON.stringify(record)).not.toContain('first password')
  })

  test('a wrong passphrase gets nothing, counts as an attempt, and leaves no record', async () => {
    const { id } = await hub()
    expect((await errorOf(ask(id, { passphrase: 'a guess' }))).code).toBe('PASSPHRASE_WRONG')
    expect(lastActions()).not.toContain('service.revealSecret')
  })

  test('where none is stored there is nothing to answer and nothing to record', async () => {
    const { id } = await hub(null)
    expect(await ask(id)).toEqual({ secret: null })
    expect(await ask(id, { authenticationId: 'nobody' })).toEqual({ secret: null })
    expect(lastActions()).not.toContain('service.revealSecret')
  })

  test('a service that is gone is an error', async () => {
    expect((await errorOf(ask('nothing'))).code).toBe('SERVICE_NOT_FOUND')
  })
})

describe('hub accounts', () => {
  const accounts = [
    { account: 'a@1', password: 'second password', url: `${eu}/` },
    { account: 'b@2', password: 'p', url: eu },
    { account: 'c@3', password: 'p', url: us },
  ]

  const services = async () => (await application.caller.service.landscapes()).landscapes

  test('are saved as one action that one undo takes back', async () => {
    const { id, revision } = await hub()
    const names = [{ key: us, name: 'Hub America' }]
    await application.caller.service.saveLandscapes({ accounts, names, revisions: [{ id, revision }] })
    expect(
      (await services()).map(({ name, accounts: own }) => [name, own.map(({ account }) => account)]),
    ).toEqual([
      ['Hub America', ['c@3']],
      ['Hub Europe', ['a@1', 'b@2']],
    ])
    const asked = { id, authenticationId: 'a@1', purpose: 'show' as const, passphrase }
    expect(await application.caller.service.revealSecret(asked)).toEqual({ secret: 'second password' })
    await application.caller.history.undo({})
    expect((await services()).map(({ name, accounts: own }) => [name, own.length])).toEqual([
      ['Hub Europe', 1],
    ])
    expect(await application.caller.service.revealSecret(asked)).toEqual({ secret: 'first password' })
  })

  test('are refused as a whole when a service moved since it was looked at', async () => {
    const { id, revision } = await hub()
    const call = (revisions: { id: string; revision: number }[]) =>
      errorOf(application.caller.service.saveLandscapes({ accounts, revisions }))
    expect((await call([{ id, revision: revision + 1 }])).code).toBe('EDIT_CONFLICT')
    expect((await call([])).code).toBe('EDIT_CONFLICT')
    expect((await services()).map(({ name, accounts: own }) => [name, own.length])).toEqual([
      ['Hub Europe', 1],
    ])
  })

  test('are refused as a whole when a line blocks or a name is taken', async () => {
    await hub()
    const bad = [...accounts.slice(2), { account: 'no account', password: 'p', url: us }]
    expect((await errorOf(application.caller.service.saveLandscapes({ accounts: bad }))).code).toBe(
      'VALIDATION_FAILED',
    )
    const taken = { accounts: accounts.slice(2), names: [{ key: us, name: 'hub europe' }] }
    expect((await errorOf(application.caller.service.saveLandscapes(taken))).code).toBe('NAME_TAKEN')
    expect(await services()).toHaveLength(1)
  })
})

describe('differences', () => {
  const server = { url: 'https://rci.example.com/', authMode: 'basic' as const }

  test('a server that was never read is not known; one that is promoted to says so', async () => {
    const { caller } = application
    const { id } = await hub()
    const source = await caller.server.save({ id: null, draft: { ...server, name: 'test' } })
    await caller.server.save({ id: null, draft: { ...server, name: 'prod', promotedFrom: source.id } })
    const found = await caller.service.differences({ id })
    expect(found.map(({ server: name, state, readAt }) => [name, state, readAt])).toEqual([
      ['prod', 'promoted', null],
      ['test', 'unknown', null],
    ])
  })
})
