/** The one way in which a stored secret of a service comes back to a person: asked for by name, and on record. */
import type { ServiceId } from '../domain/model.ts'
import type { Secret } from '../domain/secret.ts'
import { appendAuditTx } from './audit.ts'
import { openedService } from './services.ts'
import type { Store } from './store.ts'

export interface RevealRequest {
  readonly id: ServiceId
  readonly authenticationId: string
  readonly purpose: 'show' | 'copy'
}

/**
 * The record is written with the secret in hand and before it is given away: no secret leaves without one. `null`:
 * none is stored, and nothing goes on record. Who asks has proved the passphrase (rpc/routers/service.ts).
 * @throws SERVICE_NOT_FOUND, SECRET_UNREADABLE
 */
export function revealServiceSecret(
  store: Store,
  { id, authenticationId, purpose }: RevealRequest,
): Secret | null {
  return store.db.transaction(
    (tx) => {
      const { service, secrets } = openedService(tx, store.sealer, id)
      const secret = secrets.find((row) => row.authenticationId === authenticationId)?.secret ?? null
      if (secret === null) return null
      appendAuditTx(tx, store, {
        action: 'service.revealSecret',
        object: service.name,
        details: { authenticationId, purpose },
      })
      return secret
    },
    { behavior: 'immediate' },
  )
}
