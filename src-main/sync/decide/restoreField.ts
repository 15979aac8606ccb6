/** One field of an object back to a value that it had before, for decisions that are taken back. */
import { authenticationField, authenticationIdOf } from '../../domain/canonical.ts'
import type { AuthenticationDraft, SecretChange } from '../../domain/draft.ts'
import { PatchbayError } from '../../domain/errors.ts'
import type { Service, ServiceId, User, UserId } from '../../domain/model.ts'
import type { Secret } from '../../domain/secret.ts'
import type { FieldValue, RemoteKind } from '../../domain/syncModel.ts'
import { performTx } from '../../store/actions.ts'
import type { Transaction } from '../../store/database.ts'
import { fromImageBytes, type ObjectImage } from '../../store/images.ts'
import { fingerprintedService, writeServiceTx } from '../../store/services.ts'
import type { Store } from '../../store/store.ts'
import { changesOfObject } from '../../store/undoStack.ts'
import { fingerprintedUser, writeUserTx } from '../../store/users.ts'

interface Place {
  readonly kind: RemoteKind
  readonly objectId: string
  readonly field: string
}

/** @throws as SyncStore.restoreFieldTx */
export function restoreFieldTx(
  tx: Transaction,
  store: Store,
  place: Place,
  value: FieldValue | undefined,
): void {
  const { kind, objectId, field } = place
  const action = (name: string) => ({
    action: 'conflict.restore',
    object: name,
    label: kind === 'service' ? `Restore ${field} of service ${name}` : `Restore ${field} of user ${name}`,
  })
  if (kind === 'service') {
    const { service } = fingerprintedService(tx, store.sealer, objectId as ServiceId)
    const draft = {
      ...service,
      ...(value && 'text' in value && { [field]: value.text }),
      authentications: rowsWith(store, service, place, value),
    }
    performTx(tx, store, action(service.name), (log) => writeServiceTx(tx, store, log, service.id, draft))
  } else {
    const { user } = fingerprintedUser(tx, store.sealer, objectId as UserId)
    const draft = {
      ...user,
      ...(value && 'text' in value && { [field]: value.text }),
      password: passwordWith(store, user, place, value),
    }
    performTx(tx, store, action(user.logonName), (log) => writeUserTx(tx, store, log, user.id, draft))
  }
}

function passwordWith(
  store: Store,
  user: User,
  place: Place,
  value: FieldValue | undefined,
): SecretChange | undefined {
  if (!value || !('secret' in value)) return undefined
  return formerSecret(store, place, user.logonName, value.secret)
}

/** Rows keep their secrets unless they are the one that is meant. */
function rowsWith(
  store: Store,
  service: Service,
  place: Place,
  value: FieldValue | undefined,
): AuthenticationDraft[] {
  const rows = service.authentications.map(
    ({ authenticationId }): AuthenticationDraft => ({ authenticationId }),
  )
  const authenticationId = authenticationIdOf(place.field)
  if (authenticationId === null) return rows
  const others = rows.filter((row) => row.authenticationId !== authenticationId)
  if (!value || !('secret' in value)) return others
  const secret = formerSecret(store, place, service.name, value.secret)
  const row = { authenticationId, ...(secret !== undefined && { secret }) }
  const at = rows.findIndex((other) => other.authenticationId === authenticationId)
  return at === -1 ? [...others, row] : rows.with(at, row)
}

/**
 * The secret of a fingerprint; `null` empties it. `undefined`, as it is: what a server has cannot be known.
 * @throws VERSION_NOT_FOUND when no version of the object had it, or its versions were purged.
 */
function formerSecret(
  store: Store,
  { kind, objectId, field }: Place,
  name: string,
  fingerprint: string,
): Secret | null | undefined {
  if (fingerprint === 'absent') return null
  if (fingerprint === 'unknown') return undefined
  for (const { change } of changesOfObject(store.db, kind, objectId)) {
    for (const image of [change.after, change.before]) {
      const secret = image && secretOf(store, image, field)
      if (secret && store.sealer.fingerprint(secret) === fingerprint) return secret
    }
  }
  throw new PatchbayError(
    'VERSION_NOT_FOUND',
    `The former value of "${field}" of "${name}" is not in the history of the store. Nothing was changed. ` +
      'Enter it again.',
    { kind, id: objectId, field },
  )
}

function secretOf({ sealer }: Store, image: ObjectImage, field: string): Secret | null {
  if ('authentications' in image) {
    const row = image.authentications.find((auth) => authenticationField(auth.authenticationId) === field)
    const sealed = row && fromImageBytes(row.secret)
    return sealed ? sealer.open('authentication.secret', row.id, sealed) : null
  }
  if (!('password' in image) || field !== 'password') return null
  const sealed = fromImageBytes(image.password)
  return sealed ? sealer.open('user.password', image.id, sealed) : null
}
