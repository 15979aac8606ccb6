/** One edit of many users: something is taken from them. Granting stays one by one. */
import type { UserDraft } from '../domain/draft.ts'
import type { UserId } from '../domain/model.ts'
import { perform } from './actions.ts'
import { refuseOldRevision } from './drafts.ts'
import type { Store } from './store.ts'
import { getUser, writeUserTx } from './users.ts'

export const takenFromUsers = ['password', 'right'] as const
export type TakenFromUsers = (typeof takenFromUsers)[number]

const actions = {
  password: {
    action: 'user.removePassword',
    label: (count: number) =>
      count === 1 ? 'Remove the password of 1 user' : `Remove the password of ${count} users`,
  },
  right: {
    action: 'user.removeRight',
    label: (count: number) =>
      count === 1 ? 'Take the right from 1 user' : `Take the right from ${count} users`,
  },
} as const

/**
 * Removes the password, or the right Use on Messaging Service, in the store: all of the users or none, as one
 * undoable, audited action. @returns users that had it
 * @throws EDIT_CONFLICT, USER_NOT_FOUND
 */
export function takeFromUsers(
  store: Store,
  users: readonly { readonly id: UserId; readonly revision: number }[],
  what: TakenFromUsers,
): number {
  const { action, label } = actions[what]
  const having = users.filter(({ id }) => {
    const { password, use } = getUser(store, id)
    return what === 'password' ? password === 'set' : use.length > 0
  })
  if (having.length === 0) return 0
  const names = having.map(({ id }) => getUser(store, id).logonName)
  perform(store, { action, object: names.join(', '), label: label(having.length) }, (tx, log) => {
    for (const { id, revision } of having) {
      const { firstName, lastName, logonName, use, revision: current } = getUser(store, id)
      refuseOldRevision(`User "${logonName}"`, current, revision)
      const draft: UserDraft = { firstName, lastName, logonName, use }
      writeUserTx(
        tx,
        store,
        log,
        id,
        what === 'password' ? { ...draft, password: null } : { ...draft, use: [] },
      )
    }
  })
  return having.length
}
