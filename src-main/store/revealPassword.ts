/**
 * The one way in which a stored password of a user comes back to a person: for handing it to the provider. The
 * passphrase is asked for each time, and the record is made in the transaction that opens the password.
 */
import { PatchbayError } from '../domain/errors.ts'
import type { UserId } from '../domain/model.ts'
import type { Secret } from '../domain/secret.ts'
import { appendAuditTx } from './audit.ts'
import type { Session } from './session.ts'
import { openedUser } from './users.ts'

/**
 * Null: the user has no password; then nothing was shown, and nothing goes on record.
 * @throws PASSPHRASE_WRONG, UNLOCK_DELAYED, USER_NOT_FOUND, SECRET_UNREADABLE, STORE_LOCKED
 */
export async function revealUserPassword(
  session: Session,
  id: UserId,
  passphrase: Secret,
): Promise<Secret | null> {
  const { store } = session
  await session.confirm(passphrase)
  if (session.store !== store) {
    throw new PatchbayError('STORE_LOCKED', 'The store was locked meanwhile. Nothing was shown. Try again.')
  }
  return store.db.transaction(
    (tx) => {
      const { user, password } = openedUser(tx, store.sealer, id)
      if (password === null) return null
      const entry = { action: 'user.revealPassword', object: user.logonName, details: { shown: 'password' } }
      appendAuditTx(tx, store, entry)
      return password
    },
    { behavior: 'immediate' },
  )
}
