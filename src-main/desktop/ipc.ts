/**
 * Procedures over Electron's IPC: one request channel, one event channel.
 *
 *   sender is the top frame of our own origin? -> message well formed? -> the same router as every host
 *
 * An answer is always an envelope: of a thrown error Electron would keep only the message.
 */
import { callTRPCProcedure } from '@trpc/server'
import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron'
import { z } from 'zod'
import type { Application } from '../application.ts'
import { PatchbayError } from '../domain/errors.ts'
import type { BridgeAnswer, BridgeEvent } from '../preload/bridge.ts'
import { eventChannel, requestChannel } from '../preload/channels.ts'
import { appRouter } from '../rpc/router.ts'
import { errorDocumentOf } from '../rpc/trpc.ts'
import { appOrigin } from './address.ts'

const id = z.string().min(1).max(100)
const path = z.string().min(1).max(100)
const input = z.unknown().optional()
const bridgeMessage = z.discriminatedUnion('type', [
  z.strictObject({ type: z.enum(['query', 'mutation']), id, path, input }),
  z.strictObject({ type: z.literal('subscription'), id, path, input }),
  z.strictObject({ type: z.literal('unsubscribe'), id }),
])
type Message = z.infer<typeof bridgeMessage>
type Call = Exclude<Message, { type: 'unsubscribe' }>

/** Frames of other pages and frames inside our own may not call. */
export function isOwnPage(frame: IpcMainInvokeEvent['senderFrame']): boolean {
  return frame !== null && frame.parent === null && frame.origin === appOrigin
}

/** What JSON makes of a value, so that the screens see the same data through every host. */
function asJson(data: unknown): unknown {
  return data === undefined ? undefined : JSON.parse(JSON.stringify(data))
}

function failure(error: unknown): BridgeAnswer {
  return { ok: false, error: errorDocumentOf(error) }
}

function run(app: Application, call: Call, signal?: AbortSignal): Promise<unknown> {
  return callTRPCProcedure({
    router: appRouter,
    ctx: { app },
    path: call.path,
    type: call.type,
    getRawInput: async () => call.input,
    signal,
    batchIndex: 0,
  })
}

/** Subscriptions of one page; they end with the page that asked for them. */
class Subscriptions {
  readonly #page: WebContents
  readonly #running = new Map<string, AbortController>()

  constructor(page: WebContents) {
    this.#page = page
    const endAll = () => {
      for (const subscription of this.#running.keys()) this.end(subscription)
    }
    page.on('did-navigate', endAll)
    page.on('render-process-gone', endAll)
    page.on('destroyed', endAll)
  }

  end(subscription: string): void {
    this.#running.get(subscription)?.abort()
    this.#running.delete(subscription)
  }

  /** Resolves when the subscription has ended, however it did. */
  async follow(app: Application, call: Call): Promise<void> {
    this.end(call.id)
    const stop = new AbortController()
    this.#running.set(call.id, stop)
    const tell = (event: BridgeEvent) => {
      if (stop.signal.aborted || this.#page.isDestroyed()) return
      this.#page.send(eventChannel, { id: call.id, event })
    }
    try {
      const news = (await run(app, call, stop.signal)) as AsyncIterable<unknown>
      for await (const data of news) tell({ type: 'data', data: asJson(data) })
      tell({ type: 'end' })
    } catch (error) {
      tell({ type: 'error', error: errorDocumentOf(error) })
    } finally {
      if (this.#running.get(call.id) === stop) this.#running.delete(call.id)
    }
  }
}

/** Answers the request channel. */
export function registerRpc(ipcMain: Pick<IpcMain, 'handle'>, app: Application): void {
  const pages = new WeakMap<WebContents, Subscriptions>()
  const subscriptionsOf = (page: WebContents) => {
    const known = pages.get(page) ?? new Subscriptions(page)
    pages.set(page, known)
    return known
  }
  ipcMain.handle(requestChannel, async (event, message: unknown): Promise<BridgeAnswer> => {
    if (!isOwnPage(event.senderFrame)) {
      app.log().warn({ reason: 'sender' }, 'request refused')
      return failure(new PatchbayError('FORBIDDEN_ORIGIN', "The call did not come from Patchbay's own page."))
    }
    const parsed = bridgeMessage.safeParse(message)
    if (!parsed.success)
      return failure(new PatchbayError('VALIDATION_FAILED', 'The call is not well formed.'))
    const call = parsed.data
    if (call.type === 'unsubscribe') subscriptionsOf(event.sender).end(call.id)
    else if (call.type === 'subscription') void subscriptionsOf(event.sender).follow(app, call)
    else return run(app, call).then((data): BridgeAnswer => ({ ok: true, data: asJson(data) }), failure)
    return { ok: true, data: null }
  })
}
