/** What a PUT does to a secret that it does not carry: found out on one service, which ends as it was. */
import { describe, expect, test } from 'vitest'
import { PatchbayError } from '../../src-main/domain/errors.ts'
import type { Mapping } from '../../src-main/domain/mapping.ts'
import type { PracticeConfig } from '../../src-main/practice/config.ts'
import type { Gateway } from '../../src-main/servers/gateway.ts'
import { openGateway } from '../../src-main/servers/rci/adapter.ts'
import { listAudit } from '../../src-main/store/audit.ts'
import { listBases } from '../../src-main/store/bases.ts'
import { accessOf } from '../../src-main/store/servers.ts'
import { type ProbeDeps, probeSecrets } from '../../src-main/sync/probe/probe.ts'
import { underLease } from '../../src-main/sync/push/lease.ts'
import { createRetry } from '../../src-main/sync/push/retry.ts'
import { type Bench, isWrite, newBench, pageId, putService } from './support.ts'

const name = 'Support Facebook'
const secrets = { [pageId]: 'EAAB-1', '204829561234567': 'EAAB-2' } as const

type Behaviour = 'keeps' | 'clears' | 'rejects'
type Readback = Mapping['secret']['readback']

/** A server of that behaviour, a store that does not know it, and one service on which both agree. */
async function agreed(behaviour: Behaviour, readback: Readback = 'absent', config: PracticeConfig = {}) {
  const secret = { readback, mask: readback === 'masked' ? '****' : null }
  const bench = await newBench({
    mapping: { secret },
    config: { mapping: { secret: { ...secret, onPutWithoutValue: behaviour } }, ...config },
  })
  putService(bench.store, name, { rows: secrets })
  expect(await bench.push()).toMatchObject({ done: 1, converged: true })
  bench.requests()
  return bench
}

function depsOf(
  { store, server, deps }: Bench,
  change: (gateway: Gateway) => Gateway = (same) => same,
): ProbeDeps {
  return {
    store: deps.store,
    openGateway: (mapping) =>
      change(
        openGateway({ ...accessOf(store, server.id), mapping }, { fingerprint: store.sealer.fingerprint }),
      ),
    retry: createRetry({ random: () => 0, sleep: async () => {} }),
    lease: (work) => underLease(deps, server, work),
  }
}

function probe(bench: Bench, service = name, isConfirmed = true) {
  return probeSecrets(depsOf(bench), bench.server, service, isConfirmed)
}

async function refusal(work: () => Promise<unknown>): Promise<PatchbayError> {
  try {
    await work()
  } catch (error) {
    if (error instanceof PatchbayError) return error
    throw error
  }
  throw new Error('nothing was refused')
}

function expectSecrets({ practice }: Bench): void {
  for (const [row, secret] of Object.entries(secrets)) {
    expect([row, practice.control.secretMatches('service', name, row, secret)]).toEqual([row, true])
  }
}

async function expectAsBefore(bench: Bench): Promise<void> {
  expectSecrets(bench)
  bench.requests()
  expect(await bench.push()).toMatchObject({ done: 0, converged: true })
  expect(bench.requests().filter(isWrite)).toEqual([])
}

const stages = (bench: Bench) =>
  listAudit(bench.store.db, 100)
    .filter(({ action }) => action === 'server.probe')
    .map(({ details }) => details)
    .reverse()

describe.each<[Behaviour, Readback, string]>([
  ['keeps', 'plain', 'keeps'],
  ['clears', 'plain', 'clears'],
  ['rejects', 'plain', 'rejects'],
  ['clears', 'masked', 'clears'],
  ['rejects', 'masked', 'rejects'],
  // A mask that stays is no proof while every row has one.
  ['keeps', 'masked', 'notVisible'],
  ['keeps', 'absent', 'notVisible'],
  ['clears', 'absent', 'notVisible'],
  ['rejects', 'absent', 'rejects'],
  ['keeps', 'null', 'notVisible'],
  ['clears', 'null', 'notVisible'],
  ['clears', 'empty', 'notVisible'],
])('a server that %s, read back %s', (behaviour, readback, verdict) => {
  test(`is told as ${verdict}, and the service is as it was`, async () => {
    const bench = await agreed(behaviour, readback)
    const result = await probe(bench)
    expect(result).toMatchObject({ server: bench.server.name, service: name, verdict })
    const isSeen = verdict !== 'notVisible'
    expect(result.proposals).toMatchObject(
      isSeen ? [{ path: 'secret.onPutWithoutValue', from: 'unknown', to: verdict }] : [],
    )
    expect(result.message).toContain('was put back with all its secrets')
    expect(result.message.includes('test message')).toBe(!isSeen)
    expect(bench.requests().filter(isWrite)).toEqual(['PUT /messagingServices/*', 'PUT /messagingServices/*'])
    expect(stages(bench)).toEqual([
      { service: name, stage: 'started' },
      { service: name, stage: 'ended', verdict },
    ])
    expect(JSON.stringify([result, stages(bench)])).not.toContain('EAAB')
    await expectAsBefore(bench)
  })
})

test('a mask that stays proves that secrets are kept where a row without one shows none', async () => {
  const bench = await agreed('keeps', 'masked')
  bench.practice.control.addService({
    name: 'Without secrets',
    type: 'facebook',
    authentications: [{ authenticationId: '1' }],
  })
  expect(await probe(bench)).toMatchObject({ verdict: 'keeps', proposals: [{ to: 'keeps' }] })
  await expectAsBefore(bench)
})

describe('nothing is sent', () => {
  async function expectRefused(bench: Bench, code: string, work: () => Promise<unknown>): Promise<void> {
    bench.requests()
    expect((await refusal(work)).code).toBe(code)
    expect(bench.requests().filter(isWrite)).toEqual([])
    expect(stages(bench)).toEqual([])
  }

  test('without a confirmation', async () => {
    const bench = await agreed('keeps')
    await expectRefused(bench, 'CONFIRMATION_REQUIRED', async () => probe(bench, name, false))
  })

  test('for a service that is not in the store', async () => {
    const bench = await agreed('keeps')
    await expectRefused(bench, 'SERVICE_NOT_FOUND', () => probe(bench, 'Other'))
  })

  test('where the store lacks a secret', async () => {
    const bench = await agreed('keeps')
    putService(bench.store, name, { rows: { ...secrets, '204829561234567': null } })
    await expectRefused(bench, 'PROBE_REFUSED', () => probe(bench))
  })

  test('where the store was edited since the last push', async () => {
    const bench = await agreed('keeps')
    putService(bench.store, name, { rows: { ...secrets, [pageId]: 'EAAB-new' } })
    await expectRefused(bench, 'PROBE_REFUSED', () => probe(bench))
  })

  test('where the server changed since the last push', async () => {
    const bench = await agreed('keeps')
    bench.practice.control.edit('service', name, { serviceConnection: 'https://example.com/other' })
    await expectRefused(bench, 'PROBE_REFUSED', () => probe(bench))
  })

  test('where a secret that the server reads back is another', async () => {
    const bench = await agreed('keeps', 'plain')
    const rows = [
      { authenticationId: pageId, password: 'theirs' },
      { authenticationId: '204829561234567', password: 'EAAB-2' },
    ]
    bench.practice.control.edit('service', name, { authentications: rows })
    await expectRefused(bench, 'PROBE_REFUSED', () => probe(bench))
  })

  test('where rows are a resource of their own', async () => {
    const bench = await newBench({
      mapping: { messagingServices: { authentications: { location: 'subresource' } } },
    })
    putService(bench.store, name, { rows: secrets })
    await bench.push()
    await expectRefused(bench, 'PROBE_REFUSED', () => probe(bench))
  })

  test('while somebody else writes on the server', async () => {
    const bench = await agreed('keeps')
    await underLease(bench.deps, bench.server, () => expectRefused(bench, 'PUSH_RUNNING', () => probe(bench)))
  })
})

describe('what goes wrong on the way', () => {
  const put = { method: 'PUT', path: '/messagingServices' } as const

  test.each(['dropAfter', 'dropBefore'] as const)(
    'a %s of the first PUT: put back, no verdict',
    async (kind) => {
      const bench = await agreed('clears')
      bench.practice.control.setFaults([{ match: { ...put, nth: 1 }, fault: { kind } }])
      const error = await refusal(() => probe(bench))
      expect(error.message).toContain('put back with all')
      await expectAsBefore(bench)
    },
  )

  test('a 403: nothing was done, and nothing more is sent', async () => {
    const bench = await agreed('clears')
    bench.practice.control.setFaults([{ match: put, fault: { kind: 'status', status: 403 } }])
    expect((await refusal(() => probe(bench))).code).toBe('SERVER_FORBIDDEN')
    bench.practice.control.setFaults([])
    expect(bench.requests().filter(isWrite)).toHaveLength(1)
    await expectAsBefore(bench)
  })

  test('a read that fails after the first PUT: put back, no verdict', async () => {
    const bench = await agreed('clears', 'plain')
    bench.practice.control.setFaults([
      { match: { method: 'GET', path: '^/messagingServices/', nth: 2 }, fault: { kind: 'garbage' } },
    ])
    expect((await refusal(() => probe(bench))).code).toBe('SERVER_ANSWER_INVALID')
    await expectAsBefore(bench)
  })

  test('a putting back that fails once is tried again', async () => {
    const bench = await agreed('clears')
    bench.practice.control.setFaults([{ match: { ...put, nth: 2 }, fault: { kind: 'status', status: 503 } }])
    expect(await probe(bench)).toMatchObject({ verdict: 'notVisible' })
    await expectAsBefore(bench)
  })

  test('a server that refuses the service in any form: no verdict, nothing changed', async () => {
    const bench = await agreed('keeps')
    bench.practice.control.setFaults([{ match: put, fault: { kind: 'status', status: 422 } }])
    expect((await refusal(() => probe(bench))).code).toBe('SERVER_REJECTED')
    bench.practice.control.setFaults([])
    await expectAsBefore(bench)
  })

  test('it cannot be put back: said loudly, and the next push sends the secrets again', async () => {
    const bench = await agreed('clears')
    bench.practice.control.setFaults([
      { match: { ...put, after: 1 }, fault: { kind: 'status', status: 500 } },
    ])
    const error = await refusal(() => probe(bench))
    expect(error.code).toBe('PROBE_NOT_RESTORED')
    expect(error.message).toMatch(/^ATTENTION: "Support Facebook".*push "Support Facebook" to the server/)
    expect(stages(bench).at(-1)).toEqual({ service: name, stage: 'notRestored', code: 'SERVER_FAILED' })
    bench.practice.control.setFaults([])
    expect(bench.practice.control.secretMatches('service', name, pageId, 'EAAB-1')).toBe(false)
    expect(await bench.push()).toMatchObject({ done: 1, converged: true })
    expectSecrets(bench)
  })

  test('Patchbay ends after the first PUT: the next push sends the secrets again', async () => {
    const bench = await agreed('clears')
    const deps = depsOf(bench, (gateway) => ({
      ...gateway,
      update: async (current, write) => {
        await gateway.update(current, write)
        // As a process that is gone: the test never goes on.
        await new Promise(() => {})
      },
    }))
    void probeSecrets({ ...deps, lease: (work) => work() }, bench.server, name, true)
    await expect
      .poll(() => bench.practice.control.secretMatches('service', name, pageId, 'EAAB-1'), { interval: 5 })
      .toBe(false)
    expect(listBases(bench.store.db, bench.server.id)[0]?.fields).toMatchObject({
      [`authentications[${pageId}].secret`]: { secret: 'unknown' },
    })
    expect(await bench.push()).toMatchObject({ done: 1, converged: true })
    expectSecrets(bench)
  })

  test('a colleague changes the service meanwhile: that change stays', async () => {
    const bench = await agreed('clears')
    const patch = { serviceConnection: 'https://example.com/theirs' }
    bench.practice.control.setFaults([
      { match: { ...put, nth: 1 }, fault: { kind: 'edit', object: 'service', key: name, patch } },
    ])
    await probe(bench)
    expectSecrets(bench)
    expect(bench.practice.control.services()[0]).toMatchObject(patch)
  })
})
