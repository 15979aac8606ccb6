/** Calls through the desktop's preload script instead of HTTP. */
import { TRPCClientError, type TRPCLink } from '@trpc/client'
import { observable } from '@trpc/server/observable'
import type { ErrorDocument } from '../../src-main/domain/errors.ts'
import type { Bridge } from '../../src-main/preload/bridge.ts'
import type { AppRouter } from '../../src-main/rpc/router.ts'

/** In the shape of rpc/trpc.ts, so that rpcError.ts reads it like an answer over HTTP. */
function clientError(document: ErrorDocument): TRPCClientError<AppRouter> {
  return new TRPCClientError(document.message, {
    result: { error: { code: -32_000, message: document.message, data: { patchbay: document } } } as never,
  })
}

export function bridgeLink(bridge: Bridge): TRPCLink<AppRouter> {
  return () =>
    ({ op }) =>
      observable((observer) => {
        const { path, input, type } = op
        const id = `${Date.now().toString(36)}-${op.id}`
        if (type === 'subscription') {
          return bridge.subscribe({ id, path, type, input }, (event) => {
            if (event.type === 'data') observer.next({ result: { type: 'data', data: event.data } })
            else if (event.type === 'error') observer.error(clientError(event.error))
            else observer.complete()
          })
        }
        let isOver = false
        bridge.request({ id, path, type, input }).then(
          (answer) => {
            if (isOver) return
            if (!answer.ok) return observer.error(clientError(answer.error))
            observer.next({ result: { type: 'data', data: answer.data } })
            observer.complete()
          },
          (error: unknown) => {
            if (!isOver)
              observer.error(TRPCClientError.from(error instanceof Error ? error : new Error('No answer')))
          },
        )
        return () => {
          isOver = true
        }
      })
}
