/** Procedures over HTTP, through tRPC's own client as the screens use it, and through broken requests. */
import {
  createTRPCClient,
  httpBatchLink,
  httpSubscriptionLink,
  splitLink,
  TRPCClientError,
} from '@trpc/client'
import { expect, test } from 'vitest'
import type { Application } from '../../src-main/application.ts'
import type { AppRouter } from '../../src-main/rpc/router.ts'
import type { PushEvent } from '../../src-main/sync/port.ts'
import type { PushNews } from '../../src-main/sync/pushBoard.ts'
import { eventSourceWith } from './eventSource.ts'
import { type Visit, withHost } from './support.ts'

function clientOf({ host }: Visit, { cookie }: { cookie: string }) {
  const url = `${host.origin}/rpc`
  const headers = { cookie, origin: host.origin, 'sec-fetch-site': 'same-origin' }
  return createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: (operation) => operation.type === 'subscription',
        true: httpSubscriptionLink({ url, EventSource: eventSourceWith(headers) }),
        false: httpBatchLink({ url, headers, methodOverride: 'POST', maxItems: 50 }),
      }),
    ],
  })
}

/** A push that does what the test says and nothing else. */
function openPush(app: Application) {
  const waiting: PushEvent[] = []
  let onEvent = (event: PushEvent): void => void waiting.push(event)
  let finish: () => void = () => {}
  const id = app.pushes.start((report, signal) => {
    onEvent = report
    waiting.forEach(report)
    return new Promise((_resolve, reject) => {
      finish = () => reject(new Error('over'))
      signal.addEventListener('abort', finish)
    })
  })
  return { id, tell: (event: PushEvent) => onEvent(event), finish: () => finish() }
}

test('queries, mutations and batches answer, and errors keep their document', () =>
  withHost(async (visit) => {
    const client = clientOf(visit, await visit.enter())
    const many = await Promise.all(Array.from({ length: 30 }, () => client.session.status.query()))
    expect(many.map((status) => status.state)).toEqual(Array.from({ length: 30 }, () => 'open'))
    await client.session.lock.mutate()
    const error = await client.server.list.query().catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(TRPCClientError)
    expect(error).toMatchObject({ data: { patchbay: { code: 'STORE_LOCKED' } } })
  }))

test('a refused batch fails every call with the document of the refusal', () =>
  withHost(async (visit) => {
    const client = clientOf(visit, { cookie: 'none=1' })
    const calls = [client.session.status.query(), client.server.list.query()]
    for (const result of await Promise.allSettled(calls)) {
      expect(result).toMatchObject({
        status: 'rejected',
        reason: { data: { patchbay: { code: 'SESSION_REQUIRED' } } },
      })
    }
  }))

test('a subscription streams news as they come, to the end', () =>
  withHost(async (visit) => {
    const { app } = visit
    const push = openPush(app)
    const client = clientOf(visit, await visit.enter())
    const seen: PushNews[] = []
    const ended = new Promise<void>((resolve, reject) => {
      const onData = (news: PushNews) => {
        seen.push(news)
        if (seen.length === 1) push.finish()
      }
      client.sync.watchPush.subscribe({ pushId: push.id }, { onData, onError: reject, onComplete: resolve })
    })
    push.tell({ type: 'verifyStarted' })
    await ended
    expect(seen.map((news) => news.type)).toEqual(['verifyStarted', 'failed'])
  }))

test('a subscription ends on the server when the page leaves', () =>
  withHost(async (visit) => {
    const { app } = visit
    const push = openPush(app)
    const watch = app.pushes.watch.bind(app.pushes)
    const left = new Promise<void>((resolve) => {
      app.pushes.watch = async function* (...call) {
        try {
          yield* watch(...call)
        } finally {
          resolve()
        }
      }
    })
    const client = clientOf(visit, await visit.enter())
    await new Promise<void>((resolve, reject) => {
      const subscription = client.sync.watchPush.subscribe(
        { pushId: push.id },
        {
          onData() {
            subscription.unsubscribe()
            resolve()
          },
          onError: reject,
        },
      )
      push.tell({ type: 'verifyStarted' })
    })
    await left
    expect(app.pushes.isBusy).toBe(true)
    push.finish()
  }))

test('a subscription needs the session', () =>
  withHost(async ({ send }) => {
    const reply = await send('GET', '/rpc/sync.watchPush?input=%7B%7D', { accept: 'text/event-stream' })
    expect(reply.status).toBe(403)
  }))

test('what is too large, broken or unknown is answered with a document, never with a trace', () =>
  withHost(async (visit) => {
    const { host, send, call, enter } = visit
    const cookie = await enter()
    const json = { ...cookie, origin: host.origin, 'content-type': 'application/json' }
    const large = await send('POST', '/rpc/session.unlock', json, `"${'x'.repeat(9 * 1024 * 1024)}"`)
    expect([large.status, JSON.parse(large.text).error.data.patchbay.code]).toEqual([
      413,
      'VALIDATION_FAILED',
    ])
    expect(large.text).toContain('larger than 8 MB')
    const broken = await send('POST', '/rpc/session.unlock', json, '{"passphrase":')
    expect([broken.status, JSON.parse(broken.text).error.data.patchbay.code]).toEqual([
      400,
      'VALIDATION_FAILED',
    ])
    const unknown = await call(cookie, 'no.such')
    expect([unknown.status, JSON.parse(unknown.text).error.data.patchbay.code]).toEqual([
      404,
      'PROCEDURE_UNKNOWN',
    ])
    const batch = Array.from({ length: 51 }, () => 'session.status').join(',')
    expect((await send('POST', `/rpc/${batch}?batch=1`, json, '{}')).status).toBe(400)
    for (const reply of [large, broken, unknown]) expect(reply.text).not.toMatch(/\bat .*\.(ts|js|mjs):\d+/)
  }))
