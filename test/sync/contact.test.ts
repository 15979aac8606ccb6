/** What is known of the last try to read a server. */
import { describe, expect, test } from 'vitest'
import { Secret } from '../../src-main/domain/secret.ts'
import { findContact } from '../../src-main/store/contact.ts'
import { accessOf, allServers, getServer, saveServer } from '../../src-main/store/servers.ts'
import { allServices } from '../../src-main/store/services.ts'
import { push } from '../../src-main/sync/engine.ts'
import { serverStatuses } from '../../src-main/sync/status.ts'
import { codeOf } from '../support/store.ts'
import { agreed } from './driftBench.ts'
import { newBench } from './support.ts'

describe('contact', () => {
  test('a try that fails keeps the last read, and says why without a secret', async () => {
    const bench = await agreed()
    const first = findContact(bench.store.db, bench.server.id)
    expect(first).toMatchObject({ error: null, readAt: first?.triedAt })
    saveServer(bench.store, bench.server.id, {
      ...getServer(bench.store, bench.server.id),
      authSecret: new Secret('planted-wrong-password'),
      apiKey: undefined,
      clientKey: undefined,
    })
    for (const work of [() => bench.pull(), () => bench.plan(), () => bench.push()]) {
      expect(await codeOf(work)).toBe('SERVER_CREDENTIALS_REFUSED')
      const contact = findContact(bench.store.db, bench.server.id)
      expect(contact).toMatchObject({
        readAt: first?.readAt,
        error: { code: 'SERVER_CREDENTIALS_REFUSED', message: expect.stringContaining(bench.server.name) },
      })
      expect(JSON.stringify(contact)).not.toContain('planted-wrong-password')
    }
  })

  test('a server that is away, found by a push or a connection that cannot be opened', async () => {
    const bench = await agreed()
    await bench.practice.close()
    expect(await codeOf(() => bench.push())).toBe('SERVER_UNREACHABLE')
    expect(findContact(bench.store.db, bench.server.id)?.error?.code).toBe('SERVER_UNREACHABLE')
    const { name, url } = accessOf(bench.store, bench.server.id)
    saveServer(bench.store, bench.server.id, {
      ...getServer(bench.store, bench.server.id),
      name,
      url,
      authSecret: null,
      apiKey: undefined,
      clientKey: undefined,
    })
    expect(await codeOf(() => push(bench.deps, bench.server, {}, () => {}))).toBe(
      'SERVER_CREDENTIALS_MISSING',
    )
    expect(findContact(bench.store.db, bench.server.id)?.error?.code).toBe('SERVER_CREDENTIALS_MISSING')
  })

  test('a server that was never asked has none, and no drift', async () => {
    const bench = await newBench()
    expect(serverStatuses(bench.store.db, allServers(bench.store.db))).toEqual([
      {
        serverId: bench.server.id,
        server: bench.server.name,
        driftObjects: 0,
        openConflicts: 0,
        triedAt: null,
        readAt: null,
        error: null,
        lastRun: null,
      },
    ])
    expect(allServices(bench.store.db)).toEqual([])
  })
})
