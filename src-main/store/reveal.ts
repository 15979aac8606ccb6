/**
 * The one way in which a stored secret comes back to a person: asked for by name, with the passphrase each time, so
 * that an unlocked screen gives nothing away, and on record.
 */
import type { ServiceId, UserId } from '../domain/model.ts'
import type { Secret } from '../domain/secret.ts'
import { appendAuditTx, type NewAuditEntry } from './audit.ts'
import { confirmPerson } from './confirmation.ts'
import type { Transaction } from './database.ts'
import { openedService } from './services.ts'
import type { Session } from './session.ts'
import type { Store } from './store.ts'
import { openedUser } from './users.ts'

export interface Revealing {
  readonly passphrase: Secret
  /** Onto the screen, or onto the clipboard without being seen. */
  readonly purpose: 'show' | 'copy'
}

interface Found {
  readonly secret: Secret
  readonly entry: NewAuditEntry
}

/**
 * The record is written with the secret in hand and before it is given away: no secret leaves without one. `null`:
 * none is stored, and nothing goes on record.
 */
async function reveal(
  session: Session,
  passphrase: Secret,
  findTx: (tx: Transaction, store: Store) => Found | null,
): Promise<Secret | null> {
  await confirmPerson(session, passphrase)
  const { store } = session
  return store.db.transaction(
    (tx) => {
      const found = findTx(tx, store)
      if (found === null) return null
      appendAuditTx(tx, store, found.entry)
      return found.secret
    },
    { behavior: 'immediate' },
  )
}

interface ServiceSecret extends Revealing {
  readonly id: ServiceId
  readonly authenticationId: string
}

/** @throws PASSPHRASE_WRONG, UNLOCK_DELAYED, STORE_LOCKED, SERVICE_NOT_FOUND, SECRET_UNREADABLE */
export function revealServiceSecret(session: Session, wish: ServiceSecret): Promise<Secret | null> {
  const { id, authenticationId, purpose } = wish
  return reveal(session, wish.passphrase, (tx, { sealer }) => {
    const { service, secrets } = openedService(tx, sealer, id)
    const secret = secrets.find((row) => row.authenticationId === authenticationId)?.secret ?? null
    if (secret === null) return null
    const details = { authenticationId, purpose }
    return { secret, entry: { action: 'service.revealSecret', object: service.name, details } }
  })
}

interface UserPassword extends Revealing {
  readonly id: UserId
}

/** @throws PASSPHRASE_WRONG, UNLOCK_DELAYED, STORE_LOCKED, USER_NOT_FOUND, SECRET_UNREADABLE */
export function revealUserPassword(session: Session, wish: UserPassword): Promise<Secret | null> {
  const { id, purpose } = wish
  return reveal(session, wish.passphrase, (tx, { sealer }) => {
    const { user, password } = openedUser(tx, sealer, id)
    if (password === null) return null
    return {
      secret: password,
      entry: { action: 'user.revealPassword', object: user.logonName, details: { purpose } },
    }
  })
}
