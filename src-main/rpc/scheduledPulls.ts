/** One turn of the schedule: every server whose time has come is pulled, one after the other. */
import type { Application } from '../application.ts'
import { findPatchbayError, type PatchbayError } from '../domain/errors.ts'
import type { Server } from '../domain/model.ts'
import type { Gateway } from '../servers/gateway.ts'
import { findContact, noteFailedTx } from '../store/contact.ts'
import { translateDriverError } from '../store/driverError.ts'
import { allServers } from '../store/servers.ts'
import type { Store } from '../store/store.ts'
import { isPullDue, pullBySchedule } from '../sync/schedule.ts'
import { mayCall } from './roles.ts'
import { partiesOf } from './syncParties.ts'

/**
 * `signal`: the store was locked; open connections are cut then, and nothing more is noted. Never throws for what
 * went wrong with a server: that is in its contact, and in the log when it is new.
 */
export async function pullDueServers(app: Application, signal: AbortSignal): Promise<void> {
  if (app.session.person === null) return
  const { store } = app.session
  if (!mayCall(store.role, 'sync.pull')) return
  for (const server of allServers(store.db)) {
    if (signal.aborted) return
    if (!isPullDue(server, findContact(store.db, server.id), store.clock.now())) continue
    await pullOne(app, store, server, signal)
  }
}

async function pullOne(app: Application, store: Store, server: Server, signal: AbortSignal): Promise<void> {
  const before = findContact(store.db, server.id)?.error?.code
  try {
    const [deps, syncServer] = partiesOf(app, store, server.id)
    const openGateway = () => cutAtAbort(deps.openGateway(), signal)
    await pullBySchedule({ ...deps, openGateway }, syncServer)
  } catch (error) {
    // With the store gone, whatever broke off the pull is its consequence.
    if (signal.aborted) return
    const known = findPatchbayError(translateDriverError(error))
    if (!known) app.log().error({ server: server.name, error: String(error) }, 'scheduled pull met a defect')
    else noteTrouble(app, store, server, known, before)
  }
}

function noteTrouble(
  app: Application,
  store: Store,
  server: Server,
  known: PatchbayError,
  before: string | undefined,
): void {
  // Most are noted where they happened; what kept the connection from being opened is not.
  store.db.transaction((tx) => noteFailedTx(tx, server.id, store.clock.now(), known), {
    behavior: 'immediate',
  })
  // A server that is away for a night is one line, not hundreds.
  if (known.code !== before)
    app.log().warn({ server: server.name, code: known.code }, 'scheduled pull failed')
}

function cutAtAbort(gateway: Gateway, signal: AbortSignal): Gateway {
  signal.addEventListener('abort', () => void gateway.close(), { once: true })
  return gateway
}
