/** What the sync engine works on, made of an open store and one of its servers. */
import type { Application } from '../application.ts'
import { resolveMapping } from '../domain/mapping.ts'
import type { ServerId } from '../domain/model.ts'
import type { Gateway, ServerAccess } from '../servers/gateway.ts'
import { openGateway } from '../servers/rci/adapter.ts'
import { accessOf, getServer } from '../store/servers.ts'
import type { Store } from '../store/store.ts'
import type { SyncDeps, SyncServer } from '../sync/port.ts'
import { openSyncStore } from '../sync/promotion/promotedStore.ts'
import type { StoreContext } from './trpc.ts'

/** A server as the engine sees it; opens no secret. @throws SERVER_NOT_FOUND */
export function syncServerOf(store: Store, id: ServerId): SyncServer {
  const { name, mapping, changeWindows, promotedFrom } = getServer(store, id)
  return { id, name, mapping: resolveMapping(mapping), changeWindows, promotedFrom }
}

/** As `partiesOf`, for a procedure. */
export function partiesIn({ app, store }: StoreContext, id: ServerId): [SyncDeps, SyncServer] {
  return partiesOf(app, store, id)
}

/** The one way in which procedures reach a server. `signal`: ends waiting for the request budget. */
export function gatewayTo(
  app: Application,
  store: Store,
  access: ServerAccess,
  signal?: AbortSignal,
): Gateway {
  return openGateway(access, {
    fingerprint: store.sealer.fingerprint,
    budgetSignal: signal,
    log: (line) => app.log().request({ server: access.name, ...line }),
    proxyOf: app.proxyOf,
  })
}

/** @throws SERVER_NOT_FOUND, SECRET_UNREADABLE, MAPPING_INVALID */
export function partiesOf(app: Application, store: Store, id: ServerId): [SyncDeps, SyncServer] {
  const access = accessOf(store, id)
  const server = syncServerOf(store, id)
  const deps: SyncDeps = {
    store: openSyncStore(store, server),
    openGateway: (signal) => gatewayTo(app, store, access, signal),
    log: app.log(),
  }
  return [deps, server]
}
