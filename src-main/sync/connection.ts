/** One open connection to a server, with everything that a read or a push needs. */
import { setTimeout } from 'node:timers/promises'
import type { Gateway } from '../servers/gateway.ts'
import { notingFailure } from './contact.ts'
import type { SyncDeps, SyncServer, SyncStore } from './port.ts'
import { createRetry, type Retry } from './push/retry.ts'

export interface Connection {
  readonly store: SyncStore
  readonly server: SyncServer
  readonly gateway: Gateway
  readonly retry: Retry
}

/** Waits between retries; ends early when the signal does. */
export async function sleep(ms: number, signal: AbortSignal | undefined): Promise<void> {
  // An abort is no error here: who waits asks the signal.
  await setTimeout(ms, undefined, { signal }).catch(() => undefined)
}

/** Opens a connection, runs `work`, closes it whatever happens. `signal`: ends pauses and waiting, no request. */
export async function withConnection<Result>(
  deps: SyncDeps,
  server: SyncServer,
  work: (connection: Connection) => Promise<Result>,
  signal?: AbortSignal,
): Promise<Result> {
  const { store } = deps
  const gateway = await notingFailure({ store, server }, async () => deps.openGateway(signal))
  const retry = createRetry({ random: deps.random ?? Math.random, sleep: deps.sleep ?? sleep, signal })
  try {
    return await work({ store, server, gateway, retry })
  } finally {
    await gateway.close()
  }
}

/** Whether a write of a service is several requests on this server (interfaces.md section 5, `location`). */
export function areRowsSeparate({ mapping }: SyncServer): boolean {
  return mapping.messagingServices.authentications.location === 'subresource'
}
