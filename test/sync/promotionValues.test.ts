/** Values of a server of its own: entered by people, or decided after somebody changed the server. */
import { describe, expect, test } from 'vitest'
import { Secret } from '../../src-main/domain/secret.ts'
import { listAudit } from '../../src-main/store/audit.ts'
import { listServerValues, listValueMap } from '../../src-main/store/serverValues.ts'
import { allServices } from '../../src-main/store/services.ts'
import { getUserByLogonName } from '../../src-main/store/users.ts'
import { listConflicts, resolveConflict } from '../../src-main/sync/decide/conflicts.ts'
import { removeServerValue, setServerValue } from '../../src-main/sync/promotion/promotion.ts'
import { codeOf } from '../support/store.ts'
import { agreed, type PromotionBench, promoted, reasons, row, testUrl } from './promotionBench.ts'

describe('what is entered', () => {
  test.each([
    ['a field that is not there', 'nowhere', { text: 'x' }],
    ['a secret where none belongs', 'serviceConnection', { secret: new Secret('EAAB-production') }],
    ['an empty name', 'name', { text: ' ' }],
    ['an unknown type', 'type', { text: 'fax' }],
    ['a text field left out', 'serviceConnection', { text: null }],
  ])('%s is refused', async (_what, field, change) => {
    const bench = await agreed()
    const { kind, objectId } = bench.entry('Support Facebook')
    const { store } = bench.test
    const value = { kind, objectId, field, change }
    expect(await codeOf(() => setServerValue(store, bench.production.server.id, value))).toBe(
      'VALIDATION_FAILED',
    )
    expect(listServerValues(store, bench.production.server.id)).toEqual([])
  })

  test('a map with one bad entry is refused as a whole; a null takes an entry out', async () => {
    const bench = await agreed()
    const refused = await codeOf(() => bench.map({ urls: { [testUrl]: 'no URL' }, ids: { a: 'b' } }))
    expect(refused).toBe('VALIDATION_FAILED')
    expect(await codeOf(() => bench.map({ ids: { a: ' ' } }))).toBe('VALIDATION_FAILED')
    const { store } = bench.test
    const { id } = bench.production.server
    expect(listValueMap(store.db, id)).toEqual([])
    bench.map({ ids: { a: 'b', c: 'd' } })
    bench.map({ ids: { a: null } })
    expect(listValueMap(store.db, id)).toEqual([{ kind: 'id', source: 'c', target: 'd' }])
  })

  test('is on the record, secrets as states', async () => {
    const bench = await promoted()
    bench.secret('hook.twilio', 'password', 'Production-2-pass')
    const { store } = bench.test
    const { kind, objectId } = bench.entry('hook.twilio')
    const value = { kind, objectId, field: 'password' }
    expect(removeServerValue(store, bench.production.server.id, value)).toEqual({ removed: true })
    expect(removeServerValue(store, bench.production.server.id, value)).toEqual({ removed: false })
    const server = bench.production.server.name
    const told = (action: string, before: string, after: string) => ({
      action,
      object: 'hook.twilio',
      details: { server, kind: 'user', name: 'hook.twilio', fields: [{ name: 'password', before, after }] },
    })
    expect(listAudit(store.db, 2)).toMatchObject([
      told('promotion.removeValue', 'set', 'absent'),
      told('promotion.setValue', 'set', 'changed'),
    ])
    expect(JSON.stringify(listAudit(store.db, 1000))).not.toMatch(/Production-\d-pass|EAAB-production/)
  })
})

describe('what others change in production', () => {
  async function conflictOn(bench: PromotionBench) {
    await bench.production.pull()
    return listConflicts(bench.production.deps.store, bench.production.server.id)
  }
  const decide = (bench: PromotionBench, key: string, side: 'mine' | 'theirs') =>
    resolveConflict(bench.production.deps.store, bench.production.server.id, { key, side })
  const lastName = (bench: PromotionBench) => bench.production.practice.control.users()[0]?.['surname']

  test('is a conflict; neither side wins without being asked for', async () => {
    const bench = await promoted()
    bench.production.practice.control.edit('user', 'hook.twilio', { surname: 'Theirs' })
    expect(await conflictOn(bench)).toMatchObject([
      { key: 'hook.twilio', field: 'lastName', base: 'Twilio', mine: 'Twilio', theirs: 'Theirs' },
    ])
    expect(await bench.production.push()).toMatchObject({ done: 0, conflicts: { length: 1 } })
    expect(lastName(bench)).toBe('Theirs')
    decide(bench, 'hook.twilio', 'mine')
    expect((await bench.production.plan()).steps).toMatchObject([
      { fields: [{ name: 'lastName', before: 'Theirs', after: 'Twilio' }] },
    ])
    expect(await bench.production.push()).toMatchObject({ done: 1, converged: true })
    expect(lastName(bench)).toBe('Twilio')
  })

  test('decided for the server becomes its own value, and the store stays as it is', async () => {
    const bench = await promoted()
    const { store } = bench.test
    const before = [allServices(store.db), getUserByLogonName(store, 'hook.twilio')]
    bench.production.practice.control.edit('user', 'hook.twilio', { surname: 'Theirs' })
    bench.production.practice.control.edit('service', 'Support Facebook', {
      authentications: [{ authenticationId: '31', password: 'of another person' }],
    })
    expect(await conflictOn(bench)).toHaveLength(3)
    decide(bench, 'hook.twilio', 'theirs')
    decide(bench, 'Support Facebook', 'theirs')
    expect(await bench.production.push()).toMatchObject({ done: 0, conflicts: [] })
    expect([allServices(store.db), getUserByLogonName(store, 'hook.twilio')]).toEqual(before)
    expect(bench.entry('hook.twilio').values).toContainEqual({
      field: 'lastName',
      text: 'Theirs',
      secret: 'absent',
    })
    expect(bench.entry('Support Facebook').values).toEqual([
      { field: row, text: null, secret: 'absent' },
      { field: 'own:authentications[31].secret', text: '31', secret: 'absent' },
    ])
    expect(await reasons(bench)).toEqual([expect.stringContaining('no secret for "Support Facebook" (own:')])
    bench.secret('Support Facebook', 'own:authentications[31].secret', 'EAAB-known-now')
    expect(await bench.production.push()).toMatchObject({ done: 1, converged: true })
    expect(
      bench.production.practice.control.secretMatches('service', 'Support Facebook', '31', 'EAAB-known-now'),
    ).toBe(true)
    expect(await bench.test.plan()).toMatchObject({ steps: [], takeovers: [], unchanged: 2 })
  })

  test('a secret that is another one there is asked for again', async () => {
    const bench = await promoted({ secret: { readback: 'plain', onPutWithoutValue: 'keeps' } })
    bench.production.practice.control.edit('user', 'hook.twilio', { password: 'Changed-there-1' })
    expect(await conflictOn(bench)).toMatchObject([{ field: 'password', mine: 'set', theirs: 'changed' }])
    decide(bench, 'hook.twilio', 'theirs')
    await bench.production.push()
    expect(await reasons(bench)).toEqual([expect.stringContaining('no secret for "hook.twilio" (password)')])
    const { control } = bench.production.practice
    expect(control.secretMatches('user', 'hook.twilio', null, 'Changed-there-1')).toBe(true)
  })

  test('an object that is gone there is made again, or is promoted no longer', async () => {
    const bench = await promoted()
    bench.production.practice.control.remove('service', 'Support Facebook')
    expect(await conflictOn(bench)).toMatchObject([
      { key: 'Support Facebook', field: 'object', theirs: null },
    ])
    decide(bench, 'Support Facebook', 'theirs')
    expect(await bench.production.push()).toMatchObject({ done: 0, converged: true })
    expect(bench.entry('Support Facebook')).toMatchObject({ isPromoted: false, state: 'agreedOnSource' })
    expect(allServices(bench.test.store.db)).toHaveLength(1)
  })

  test('what only production has is not adopted', async () => {
    const bench = await promoted()
    bench.production.practice.control.addService({
      name: 'Only there',
      type: 'facebook',
      serviceConnection: 'https://example.com/',
    })
    expect(await codeOf(() => bench.production.adopt('Only there'))).toBe('VALIDATION_FAILED')
    expect(await bench.production.plan()).toMatchObject({ serverOnly: [{ key: 'Only there' }], steps: [] })
  })
})
