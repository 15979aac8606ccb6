/**
 * The store as the sync engine sees it (port.ts): desired state in canonical form, what to send, and the few ways
 * in which a server's side comes into the store.
 */
import {
  authenticationField,
  authenticationIdOf,
  canonicalService,
  canonicalUser,
} from '../domain/canonical.ts'
import type { AuthenticationDraft, ServiceDraft, UserDraft } from '../domain/draft.ts'
import { PatchbayError } from '../domain/errors.ts'
import {
  type Service,
  type ServiceId,
  type ServiceType,
  serviceTypeNames,
  type User,
  type UserId,
} from '../domain/model.ts'
import type { FieldValue, RemoteKind } from '../domain/syncModel.ts'
import { newId } from '../platform/ids.ts'
import type { ObjectWrite } from '../servers/gateway.ts'
import { type Action, performTx } from '../store/actions.ts'
import { appendAuditTx } from '../store/audit.ts'
import type { Transaction } from '../store/database.ts'
import { restoreFromTrash } from '../store/history.ts'
import { takeLease } from '../store/lease.ts'
import {
  fingerprintedService,
  fingerprintedServices,
  type OpenedService,
  openedService,
  removeServiceTx,
  type ServiceFingerprints,
  withFingerprints as withServiceFingerprints,
  writeServiceTx,
} from '../store/services.ts'
import type { Store } from '../store/store.ts'
import { formerObjects, takeBackTx } from '../store/takeBack.ts'
import { trashedAt } from '../store/trash.ts'
import {
  fingerprintedUser,
  fingerprintedUsers,
  type OpenedUser,
  openedUser,
  removeUserTx,
  rightsOfUser,
  type UserFingerprint,
  withFingerprint,
  writeUserTx,
} from '../store/users.ts'
import { restoreFieldTx } from './decide/restoreField.ts'
import type { DesiredObject, FieldChanges, SyncStore } from './port.ts'

function desiredService({ service, fingerprints }: ServiceFingerprints): DesiredObject {
  return {
    kind: 'service',
    objectId: service.id,
    canonical: canonicalService({ ...service, authentications: fingerprints }),
    rights: [],
  }
}

function desiredUser({ user, fingerprint }: UserFingerprint): DesiredObject {
  return {
    kind: 'user',
    objectId: user.id,
    canonical: canonicalUser({ ...user, password: fingerprint }),
    rights: user.use,
  }
}

function textOf(changes: FieldChanges, field: string, current: string): string {
  const change = changes[field]
  return change && 'text' in change ? change.text : current
}

/** An empty secret stands for "emptied": what the server has is not ours any more. */
function secretChange(change: FieldValue | null | undefined) {
  return change === undefined ? undefined : null
}

function changedService(service: Service, changes: FieldChanges): ServiceDraft {
  const kept = service.authentications
    .map(({ authenticationId }) => ({
      authenticationId,
      change: changes[authenticationField(authenticationId)],
    }))
    .filter(({ change }) => change !== null)
    .map(
      ({ authenticationId, change }): AuthenticationDraft => ({
        authenticationId,
        secret: secretChange(change),
      }),
    )
  const known = new Set(service.authentications.map((auth) => auth.authenticationId))
  const added = Object.entries(changes).flatMap(([field, change]): AuthenticationDraft[] => {
    const authenticationId = authenticationIdOf(field)
    return authenticationId === null || change === null || known.has(authenticationId)
      ? []
      : [{ authenticationId }]
  })
  return {
    name: textOf(changes, 'name', service.name),
    type: typeOf(textOf(changes, 'type', service.type)),
    serviceConnection: textOf(changes, 'serviceConnection', service.serviceConnection),
    authenticationUrl: textOf(changes, 'authenticationUrl', service.authenticationUrl),
    authenticationScope: textOf(changes, 'authenticationScope', service.authenticationScope),
    authentications: [...kept, ...added],
  }
}

function typeOf(name: string): ServiceType {
  const type = serviceTypeNames.find((known) => known === name)
  if (type) return type
  throw new PatchbayError('BUG', `A service of the unknown type "${name}" was to be taken into the store.`)
}

function changedUser(user: User, changes: FieldChanges): UserDraft {
  return {
    firstName: textOf(changes, 'firstName', user.firstName),
    lastName: textOf(changes, 'lastName', user.lastName),
    logonName: textOf(changes, 'logonName', user.logonName),
    password: secretChange(changes['password']),
    use: user.use,
  }
}

const unsaved = { revision: 0, updatedAt: '' }

const emptyService: Service = {
  ...unsaved,
  id: '' as ServiceId,
  name: '',
  type: 'facebook',
  serviceConnection: '',
  authenticationUrl: '',
  authenticationScope: '',
  authentications: [],
}

const emptyUser: User = {
  ...unsaved,
  id: '' as UserId,
  firstName: '',
  lastName: '',
  logonName: '',
  password: 'absent',
  use: [],
}

function serviceWrite({ service, secrets }: OpenedService, wanted: 'all' | ReadonlySet<string>): ObjectWrite {
  const isWanted = (authenticationId: string) =>
    wanted === 'all' || wanted.has(authenticationField(authenticationId))
  return {
    kind: 'service',
    name: service.name,
    type: service.type,
    serviceConnection: service.serviceConnection,
    authenticationUrl: service.authenticationUrl,
    authenticationScope: service.authenticationScope,
    authentications: secrets.map(({ authenticationId, secret }) => ({
      authenticationId,
      secret: isWanted(authenticationId) ? secret : null,
    })),
  }
}

function userWrite({ user, password }: OpenedUser, wanted: 'all' | ReadonlySet<string>): ObjectWrite {
  const { firstName, lastName, logonName } = user
  const isWanted = wanted === 'all' || wanted.has('password')
  return { kind: 'user', firstName, lastName, logonName, password: isWanted ? password : null }
}

function unlessGone<Found>(find: () => Found): Found | null {
  try {
    return find()
  } catch (error) {
    if (error instanceof PatchbayError && error.kind.class === 'notFound') return null
    throw error
  }
}

/** Opens the port on an open store. */
export function createSyncStore(store: Store): SyncStore {
  const { db, sealer } = store

  const labels = {
    takeOver: (kind: RemoteKind, name: string) => `Take over from server: ${kind} ${name}`,
    adopt: (kind: RemoteKind, name: string) => `Adopt ${kind} ${name}`,
    remove: (kind: RemoteKind, name: string) => `Delete ${kind} ${name}`,
  }
  function actionOn(verb: keyof typeof labels, kind: RemoteKind, name: string): Action {
    return { action: `${kind}.${verb}`, object: name, label: labels[verb](kind, name) }
  }

  function desiredOf(kind: RemoteKind, objectId: string): DesiredObject | null {
    return unlessGone(() =>
      kind === 'service'
        ? desiredService(fingerprintedService(db, sealer, objectId as ServiceId))
        : desiredUser(fingerprintedUser(db, sealer, objectId as UserId)),
    )
  }

  /** Secrets are opened once for both: that is most of the work of a step. */
  const sendableOf: SyncStore['sendableOf'] = (kind, objectId, secrets) =>
    unlessGone(() => {
      if (kind === 'service') {
        const opened = openedService(db, sealer, objectId as ServiceId)
        const desired = desiredService(withServiceFingerprints(sealer, opened))
        return { desired, write: serviceWrite(opened, secrets) }
      }
      const opened = openedUser(db, sealer, objectId as UserId)
      return { desired: desiredUser(withFingerprint(sealer, opened)), write: userWrite(opened, secrets) }
    })

  function applyTakeoverTx(tx: Transaction, kind: RemoteKind, objectId: string, changes: FieldChanges): void {
    if (kind === 'service') {
      const { service } = fingerprintedService(tx, sealer, objectId as ServiceId)
      performTx(tx, store, actionOn('takeOver', kind, service.name), (log) => {
        writeServiceTx(tx, store, log, service.id, changedService(service, changes))
      })
    } else {
      const { user } = fingerprintedUser(tx, sealer, objectId as UserId)
      performTx(tx, store, actionOn('takeOver', kind, user.logonName), (log) => {
        writeUserTx(tx, store, log, user.id, changedUser(user, changes))
      })
    }
  }

  function adoptTx(
    tx: Transaction,
    kind: RemoteKind,
    label: string,
    changes: FieldChanges,
    use: User['use'],
  ): string {
    return performTx(tx, store, actionOn('adopt', kind, label), (log) => {
      if (kind === 'service') {
        return writeServiceTx(tx, store, log, null, changedService(emptyService, changes)).id
      }
      return writeUserTx(tx, store, log, null, changedUser({ ...emptyUser, use }, changes)).id
    })
  }

  return {
    db,
    person: store.person,
    takeLease: (serverId) => takeLease(store, serverId),
    now: () => store.clock.now(),
    newId,
    listDesired: () => [
      ...fingerprintedServices(db, sealer).map(desiredService),
      ...fingerprintedUsers(db, sealer).map(desiredUser),
    ],
    desiredOf,
    wantsRight: (userId, right) => rightsOfUser(db, userId as UserId).includes(right),
    writeOf: (kind, objectId, secrets) =>
      kind === 'service'
        ? serviceWrite(openedService(db, sealer, objectId as ServiceId), secrets)
        : userWrite(openedUser(db, sealer, objectId as UserId), secrets),
    sendableOf,
    applyTakeoverTx,
    adoptTx: (tx, kind, canonical, rights) => adoptTx(tx, kind, canonical.label, canonical.fields, rights),
    removeTx(tx, kind, objectId) {
      const found = desiredOf(kind, objectId)
      performTx(tx, store, actionOn('remove', kind, found?.canonical.label ?? objectId), (log) => {
        if (kind === 'service') removeServiceTx(tx, log, objectId as ServiceId)
        else removeUserTx(tx, log, objectId as UserId)
      })
    },
    restoreFieldTx: (tx, kind, objectId, field, value) =>
      restoreFieldTx(tx, store, { kind, objectId, field }, value),
    isInTrash: (kind, objectId) => trashedAt(db, kind, objectId) !== null,
    bringBack: (kind, objectId) => void restoreFromTrash(store, kind, objectId, 'conflict.restore'),
    formerObjects: (objects) => formerObjects(store, objects),
    takeBackTx: (tx, runId, serverName, objects) => {
      const label = `Roll back a push to server ${serverName}`
      return takeBackTx(tx, store, { action: 'server.takeBack', object: runId, label }, objects)
    },
    audit: (tx, action, object, details) => appendAuditTx(tx, store, { action, object, details }),
  }
}
