/** Reads of a server that somebody ends: at once, without a trace, and without harm to the next one. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { type Application, createApplication } from '../../src-main/application.ts'
import { findPatchbayError } from '../../src-main/domain/errors.ts'
import type { ServerId } from '../../src-main/domain/model.ts'
import { Secret } from '../../src-main/domain/secret.ts'
import { minimumCost } from '../../src-main/keyring/kdfCost.ts'
import { resolveDataPaths } from '../../src-main/platform/paths.ts'
import { createCaller } from '../../src-main/rpc/router.ts'
import { lockApplication } from '../../src-main/rpc/watches.ts'
import { listAudit } from '../../src-main/store/audit.ts'
import { findContact } from '../../src-main/store/contact.ts'
import { passphrase, temporaryFolder } from '../support/store.ts'

const workId = '00000000-0000-4000-8000-000000000001'

interface Bench {
  readonly app: Application
  readonly caller: ReturnType<typeof createCaller>
  readonly serverId: ServerId
  readonly requests: () => number
  /** Resolves when a request has arrived. */
  readonly asked: Promise<void>
  /** From now on: with an empty list, or with a refusal for the time being. */
  answer(status: 200 | 503): void
}

/** A server that takes requests and answers none, until it is told to. */
async function newBench(): Promise<Bench> {
  const paths = resolveDataPaths(temporaryFolder(), {})
  const app = createApplication({ paths, host: 'loopback', kdfCost: minimumCost })
  await app.session.create(new Secret(passphrase))
  const caller = createCaller({ app })
  const asked = Promise.withResolvers<void>()
  let status: 200 | 503 | null = null
  let requests = 0
  const server = createServer((_request, response) => {
    requests += 1
    if (status !== null) response.writeHead(status, { 'content-type': 'application/json' }).end('[]')
    asked.resolve()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(async () => {
    await app.close()
    server.closeAllConnections()
    server.close()
  })
  const { id: serverId } = await caller.server.save({
    id: null,
    draft: {
      name: 'prod',
      url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/RI/rci`,
      authMode: 'basic',
      authUser: 'rci',
      authSecret: 'example password',
      mapping: { timeoutMs: 600_000 },
    },
  })
  return {
    app,
    caller,
    serverId,
    requests: () => requests,
    asked: asked.promise,
    answer(given) {
      status = given
    },
  }
}

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'answered',
    (error: unknown) => findPatchbayError(error)?.code,
  )

const reads = {
  pull: ({ caller, serverId }: Bench) => caller.sync.pull({ serverId, workId }),
  plan: ({ caller, serverId }: Bench) => caller.sync.plan({ serverId, workId }),
  test: ({ caller, serverId }: Bench) => caller.server.test({ id: serverId, workId }),
}

test.each(Object.entries(reads))(
  '%s ends when it is cancelled, and leaves nothing on record',
  async (name, read) => {
    const bench = await newBench()
    const { app, caller, serverId } = bench
    const { db } = app.session.store
    const work = codeOf(read(bench))
    await bench.asked
    const contact = findContact(db, serverId)
    const trail = listAudit(db, 100)
    expect(await caller.sync.cancelRead({ workId })).toEqual({ wasRunning: true })
    expect(await work).toBe('CANCELLED')
    expect(bench.requests()).toBe(1)
    expect(findContact(db, serverId)).toEqual(contact)
    expect(listAudit(db, 100)).toEqual(trail)
    expect(await caller.sync.cancelRead({ workId })).toEqual({ wasRunning: false })
    // The next one is not touched by it.
    bench.answer(200)
    expect(await codeOf(read(bench)), name).toBe('answered')
  },
)

test('a cancelled pause between tries is over at once', async () => {
  const bench = await newBench()
  const { caller } = bench
  bench.answer(503)
  const work = codeOf(reads.pull(bench))
  await bench.asked
  await caller.sync.cancelRead({ workId })
  expect(await work).toBe('CANCELLED')
})

test('a lock ends what nobody gave an id', async () => {
  const bench = await newBench()
  const { app, caller, serverId } = bench
  const work = codeOf(caller.sync.plan({ serverId }))
  await bench.asked
  await lockApplication(app)
  expect(await work).not.toBe('answered')
})
