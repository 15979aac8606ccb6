/** What the sync engine works on, made of an open store and one of its servers. */
import type { Application } from '../application.ts'
import { resolveMapping } from '../domain/mapping.ts'
import type { ServerId } from '../domain/model.ts'
import type { Gateway, ServerAccess } from '../servers/gateway.ts'
import { openGateway } from '../servers/rci/adapter.ts'
import { accessOf, getServer } from '../store/servers.ts'
import type { Store } from '../store/store.ts'
import { sleep } from '../sync/connection.ts'
import type { SyncDeps, SyncServer } from '../sync/port.ts'
import { openSyncStore } from '../sync/promotion/promotedStore.ts'
import type { StoreContext } from './trpc.ts'

/** A server as the engine sees it; opens no secret. @throws SERVER_NOT_FOUND */
export function syncServerOf(store: Store, id: ServerId): SyncServer {
  const { name, mapping, changeWindows, promotedFrom } = getServer(store, id)
  return { id, name, mapping: resolveMapping(mapping), changeWindows, promotedFrom }
}

/**
 * Reads a server for somebody who may end that: then CANCELLED is thrown, and nothing of it is on record.
 * `workId`: chosen by the asker, for `sync.cancelRead`.
 */
export function readWith<Result>(
  { app, store }: StoreContext,
  id: ServerId,
  workId: string | undefined,
  read: (deps: SyncDeps, server: SyncServer) => Promise<Result>,
): Promise<Result> {
  return app.reads.run(workId, (signal) => {
    const [deps, server] = partiesOf(app, store, id, signal)
    // Pauses between retries end as well; the next try is refused by the gateway.
    return read({ ...deps, sleep: (ms) => sleep(ms, signal) }, server)
  })
}

/** As `partiesOf`, for a procedure. */
export function partiesIn({ app, store }: StoreContext, id: ServerId): [SyncDeps, SyncServer] {
  return partiesOf(app, store, id)
}

interface GatewaySignals {
  /** Ends waiting for the request budget. */
  readonly budgetSignal?: AbortSignal | undefined
  /** Ends requests as well: for what only reads. */
  readonly signal?: AbortSignal | undefined
}

/** The one way in which procedures reach a server. */
export function gatewayTo(
  app: Application,
  store: Store,
  access: ServerAccess,
  signals: GatewaySignals = {},
): Gateway {
  return openGateway(access, {
    fingerprint: store.sealer.fingerprint,
    ...signals,
    log: (line) => app.log().request({ server: access.name, ...line }),
    proxyOf: app.proxyOf,
  })
}

/** `signal`: ends requests, for what only reads. @throws SERVER_NOT_FOUND, SECRET_UNREADABLE, MAPPING_INVALID */
export function partiesOf(
  app: Application,
  store: Store,
  id: ServerId,
  signal?: AbortSignal,
): [SyncDeps, SyncServer] {
  const access = accessOf(store, id)
  const server = syncServerOf(store, id)
  const deps: SyncDeps = {
    store: openSyncStore(store, server),
    openGateway: (budgetSignal) => gatewayTo(app, store, access, { budgetSignal, signal }),
    log: app.log(),
  }
  return [deps, server]
}
