/** A server that was restored from an old backup: our own edits are not undone without a word. */
import { describe, expect, test } from 'vitest'
import { getServiceByName } from '../../src-main/store/services.ts'
import { resolveConflict } from '../../src-main/sync/decide/conflicts.ts'
import { mergeField, type Side } from '../../src-main/sync/plan/merge.ts'
import { hasGoneBack, type SentUpdate } from '../../src-main/sync/plan/wentBack.ts'
import { type Bench, isWrite, newBench, pageId, putService, putUser } from './support.ts'

const otherPage = '104829561234568'
const v19 = 'https://graph.facebook.com/v19.0/me/messages'
const v20 = 'https://graph.facebook.com/v20.0/me/messages'
const v21 = 'https://graph.facebook.com/v21.0/me/messages'

describe('a field that only the server changed', () => {
  const text = (value: string): Side => ({ text: value })
  const sentText = (before: string, after: string): SentUpdate => ({
    before: { f: { text: before } },
    after: { f: { text: after } },
  })
  const went = (base: Side, theirs: Side, ...sent: SentUpdate[]) =>
    hasGoneBack(mergeField('f', base, base, theirs), sent)

  test.each<[string, boolean, Side, Side, SentUpdate[]]>([
    ['never sent by us', false, text('b'), text('a'), []],
    ['before our update', true, text('b'), text('a'), [sentText('a', 'b')]],
    ['before the last two', true, text('c'), text('a'), [sentText('a', 'b'), sentText('b', 'c')]],
    ['between two updates', true, text('c'), text('b'), [sentText('a', 'b'), sentText('b', 'c')]],
    ['never seen before', false, text('b'), text('d'), [sentText('a', 'b')]],
    ['back behind what others had changed', false, text('c'), text('a'), [sentText('a', 'b')]],
    ['what came after the agreed value', false, text('a'), text('b'), [sentText('a', 'b')]],
    ['an update that left the field alone', false, text('b'), text('a'), [sentText('b', 'b')]],
    [
      'a row that we added is gone',
      true,
      { secret: 'f1' },
      undefined,
      [{ before: {}, after: { f: { secret: 'f1' } } }],
    ],
    [
      'a row that was made with the object is gone',
      false,
      { secret: 'f1' },
      undefined,
      [{ before: null, after: { f: { secret: 'f1' } } }],
    ],
    [
      'a row of which we changed the secret is gone',
      false,
      { secret: 'f2' },
      undefined,
      [{ before: { f: { secret: 'unknown' } }, after: { f: { secret: 'f2' } } }],
    ],
    [
      'a row that we removed is back',
      true,
      undefined,
      { secret: 'unknown' },
      [{ before: { f: { secret: 'unknown' } }, after: {} }],
    ],
  ])('%s: %s', (_name, expected, base, theirs, sent) => {
    expect(went(base, theirs, ...sent)).toBe(expected)
  })

  test('is no matter where the store has something else to say', () => {
    const conflict = mergeField('f', { text: 'b' }, { text: 'c' }, { text: 'a' })
    expect(hasGoneBack(conflict, [sentText('a', 'b')])).toBe(false)
  })
})

/** Pushed as v20 after v19, then back to v19 on the server, as an old backup would have it. */
async function restored(mapping: Record<string, unknown> = {}): Promise<Bench> {
  const bench = await newBench({ mapping })
  putService(bench.store, 'Support Facebook', { serviceConnection: v19 })
  putService(bench.store, 'Sales Facebook', { serviceConnection: v19 })
  await bench.push()
  putService(bench.store, 'Support Facebook', { serviceConnection: v20, rows: { [pageId]: 'EAAB-second' } })
  await bench.push()
  bench.practice.control.edit('service', 'Support Facebook', { serviceConnection: v19 })
  bench.requests()
  return bench
}

function connectionOf({ practice }: Bench): unknown {
  return practice.control.services().find(({ name }) => name === 'Support Facebook')?.serviceConnection
}

describe('a server restored from an old backup', () => {
  test('is not taken over: a person decides, and nothing is written until then', async () => {
    const bench = await restored()
    const result = await bench.push()
    expect(result).toMatchObject({
      done: 0,
      converged: false,
      conflicts: [{ key: 'Support Facebook', field: 'serviceConnection', base: v20, mine: v20, theirs: v19 }],
    })
    expect(bench.requests().filter(isWrite)).toEqual([])
    expect(getServiceByName(bench.store, 'Support Facebook').serviceConnection).toBe(v20)
    expect(connectionOf(bench)).toBe(v19)
  })

  test('decided for the store, gets our values again, secrets too', async () => {
    const bench = await restored({ secret: { onPutWithoutValue: 'keeps' } })
    bench.practice.control.edit('service', 'Support Facebook', {
      authentications: [{ authenticationId: pageId, password: 'EAAB-first' }],
    })
    await bench.plan()
    resolveConflict(bench.deps.store, bench.server.id, { key: 'Support Facebook', side: 'mine' })
    expect(await bench.push()).toMatchObject({ done: 1, converged: true })
    expect(connectionOf(bench)).toBe(v20)
    expect(bench.practice.control.secretMatches('service', 'Support Facebook', pageId, 'EAAB-second')).toBe(
      true,
    )
  })

  test('decided for the server, is taken over, and is then the state to go on from', async () => {
    const bench = await restored()
    await bench.plan()
    resolveConflict(bench.deps.store, bench.server.id, { key: 'Support Facebook', side: 'theirs' })
    expect(await bench.push()).toMatchObject({ done: 0, converged: true })
    expect(getServiceByName(bench.store, 'Support Facebook').serviceConnection).toBe(v19)
    bench.practice.control.edit('service', 'Support Facebook', { serviceConnection: v20 })
    expect(await bench.push()).toMatchObject({ conflicts: [], converged: true })
    expect(getServiceByName(bench.store, 'Support Facebook').serviceConnection).toBe(v20)
  })

  test('an edit that was never there before is taken over as always', async () => {
    const bench = await restored()
    bench.practice.control.edit('service', 'Support Facebook', { serviceConnection: v21 })
    expect(await bench.push()).toMatchObject({ conflicts: [], converged: true })
    expect(getServiceByName(bench.store, 'Support Facebook').serviceConnection).toBe(v21)
  })

  test('a row that a push added, and that is gone again, keeps its secret in the store until decided', async () => {
    const bench = await newBench()
    putService(bench.store, 'Support Facebook')
    await bench.push()
    putService(bench.store, 'Support Facebook', { rows: { [pageId]: undefined, [otherPage]: 'EAAB-other' } })
    await bench.push()
    bench.practice.control.edit('service', 'Support Facebook', {
      authentications: [{ authenticationId: pageId, password: 'EAAB-first' }],
    })
    const field = `authentications[${otherPage}].secret`
    expect(await bench.push()).toMatchObject({ conflicts: [{ field, mine: 'set', theirs: null }] })
    expect(getServiceByName(bench.store, 'Support Facebook').authentications).toHaveLength(2)
  })

  test('what a push narrowed down to other objects finds does not make a saved plan stale', async () => {
    const bench = await restored()
    putUser(bench.store, 'hook.twilio')
    const saved = await bench.plan()
    expect(saved.conflicts).toHaveLength(1)
    expect(await bench.push({ plan: saved, select: ['hook.twilio'] })).toMatchObject({
      done: 2,
      converged: true,
    })
  })

  test('another server is another story', async () => {
    const bench = await newBench()
    const other = await newBench()
    putService(bench.store, 'Support Facebook', { serviceConnection: v19 })
    await bench.push()
    putService(bench.store, 'Support Facebook', { serviceConnection: v20 })
    await bench.push()
    putService(other.store, 'Support Facebook', { serviceConnection: v20 })
    await other.push()
    other.practice.control.edit('service', 'Support Facebook', { serviceConnection: v19 })
    expect(await other.push()).toMatchObject({ conflicts: [], converged: true })
  })
})
