/** Calls through the desktop's bridge behave for the screens like calls over HTTP. */
import { createTRPCClient } from '@trpc/client'
import { expect, test } from 'vitest'
import type { Bridge, BridgeAnswer, BridgeCall, BridgeEvent } from '../../../src-main/preload/bridge.ts'
import type { AppRouter } from '../../../src-main/rpc/router.ts'
import { bridgeLink } from '../../../src-renderer/rpc/bridgeLink.ts'
import { toRpcError } from '../../../src-renderer/rpc/rpcError.ts'

interface BridgeScript {
  readonly answer?: (call: BridgeCall) => BridgeAnswer
  readonly events?: readonly BridgeEvent[]
  readonly onEnd?: () => void
}

function clientOf({ answer, events = [], onEnd = () => {} }: BridgeScript) {
  const bridge: Bridge = {
    request: async (call) => {
      if (!answer) throw new Error('The window is closing')
      return answer(call)
    },
    subscribe: (_call, onEvent) => {
      queueMicrotask(() => {
        for (const event of events) onEvent(event)
      })
      return onEnd
    },
  }
  return createTRPCClient<AppRouter>({ links: [bridgeLink(bridge)] })
}

test('a call carries path, kind and input, and gets the data', async () => {
  const calls: BridgeCall[] = []
  const client = clientOf({
    answer: (call) => {
      calls.push(call)
      return { ok: true, data: { rows: [], total: 0 } }
    },
  })
  expect(await client.service.list.query({ search: 'a' })).toEqual({ rows: [], total: 0 })
  await client.session.lock.mutate()
  expect(calls.map(({ path, type, input }) => [path, type, input])).toEqual([
    ['service.list', 'query', { search: 'a' }],
    ['session.lock', 'mutation', undefined],
  ])
  expect(new Set(calls.map(({ id }) => id)).size).toBe(2)
})

test('a refusal comes as its error document', async () => {
  const document = { code: 'STORE_LOCKED', message: 'The store is locked.', data: { a: 1 } } as const
  const client = clientOf({ answer: () => ({ ok: false, error: document }) })
  const error = await client.server.list.query().catch(toRpcError)
  expect(error).toMatchObject(document)
})

test('a bridge that fails is a host that is gone', async () => {
  const error = await clientOf({}).server.list.query().catch(toRpcError)
  expect(error).toMatchObject({ code: 'HOST_UNREACHABLE' })
})

function watch(script: BridgeScript): Promise<{ seen: unknown[]; end: string }> {
  const seen: unknown[] = []
  return new Promise((resolve) => {
    clientOf(script).sync.watchPush.subscribe(
      { pushId: 'p' },
      {
        onData: (data) => seen.push(data),
        onComplete: () => resolve({ seen, end: 'complete' }),
        onError: (error) => resolve({ seen, end: toRpcError(error).code }),
      },
    )
  })
}

test('a subscription gives its data until it ends', async () => {
  const events: BridgeEvent[] = [{ type: 'data', data: 1 }, { type: 'data', data: 2 }, { type: 'end' }]
  expect(await watch({ events })).toEqual({ seen: [1, 2], end: 'complete' })
})

test('a subscription that fails tells its error document', async () => {
  const error = { code: 'STORE_LOCKED', message: 'The store is locked.', data: {} } as const
  expect(
    await watch({
      events: [
        { type: 'data', data: 1 },
        { type: 'error', error },
      ],
    }),
  ).toEqual({
    seen: [1],
    end: 'STORE_LOCKED',
  })
})

test('unsubscribing ends the subscription of the bridge', () => {
  let ended = 0
  const client = clientOf({ onEnd: () => (ended += 1) })
  client.sync.watchPush.subscribe({ pushId: 'p' }, { onData: () => {} }).unsubscribe()
  expect(ended).toBe(1)
})
