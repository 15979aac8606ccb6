/** One open connection to a server, with everything that a read or a push needs. */
import type { Gateway } from '../servers/gateway.ts'
import { notingFailure } from './contact.ts'
import type { SyncDeps, SyncServer, SyncStore } from './port.ts'
import { createRetry, type Retry } from './retry.ts'

export interface Connection {
  readonly store: SyncStore
  readonly server: SyncServer
  readonly gateway: Gateway
  readonly retry: Retry
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

/** Opens a connection, runs `work`, closes it whatever happens. */
export async function withConnection<Result>(
  deps: SyncDeps,
  server: SyncServer,
  work: (connection: Connection) => Promise<Result>,
): Promise<Result> {
  const { store } = deps
  const gateway = await notingFailure({ store, server }, async () => deps.openGateway())
  const retry = createRetry(deps.random ?? Math.random, deps.sleep ?? sleep)
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
