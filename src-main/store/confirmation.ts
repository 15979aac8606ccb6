/** The passphrase once more, of a person who has the store open: the recovery key is no way to answer that. */
import { findPatchbayError, PatchbayError } from '../domain/errors.ts'
import type { Secret } from '../domain/secret.ts'
import type { Session } from './session.ts'

/** @throws PASSPHRASE_WRONG, UNLOCK_DELAYED */
export async function confirmPerson(session: Session, passphrase: Secret): Promise<void> {
  try {
    await session.confirm(passphrase)
  } catch (error) {
    if (findPatchbayError(error)?.code !== 'PASSPHRASE_WRONG') throw error
    const message = 'The passphrase does not open this store. Nothing was changed. Type it again.'
    throw new PatchbayError('PASSPHRASE_WRONG', message)
  }
}
