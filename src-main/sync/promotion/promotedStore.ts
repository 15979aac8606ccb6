/**
 * The port of the sync engine for a target of promotion: desired are the promoted objects with the target's values,
 * and what comes back goes into those values, never into the store's objects. Secrets are those that were entered
 * for the target, and no others.
 */
import { authenticationIdOf } from '../../domain/canonical.ts'
import { PatchbayError } from '../../domain/errors.ts'
import { type ServiceType, serviceTypeNames } from '../../domain/model.ts'
import { ownRowField } from '../../domain/promotion.ts'
import type { Secret } from '../../domain/secret.ts'
import type { FieldValue, RemoteKind } from '../../domain/syncModel.ts'
import type { ObjectWrite } from '../../servers/gateway.ts'
import type { Transaction } from '../../store/database.ts'
import {
  choosePromotedTx,
  removeServerValueTx,
  serverValueSecret,
  setServerValueTx,
  type ValueScene,
} from '../../store/serverValues.ts'
import type { Store } from '../../store/store.ts'
import type { DesiredObject, FieldChanges, SyncServer, SyncStore } from '../port.ts'
import { createSyncStore } from '../storeAdapter.ts'
import {
  createPromotedView,
  desiredOfPromoted,
  type PromotedObject,
  type PromotionTarget,
} from './promotedView.ts'

/** The port that a server is synchronised through. */
export function openSyncStore(store: Store, server: SyncServer): SyncStore {
  return server.promotedFrom === null ? createSyncStore(store) : createPromotedStore(store, server)
}

function noSuchObject(kind: RemoteKind, objectId: string): PatchbayError {
  return new PatchbayError(
    kind === 'service' ? 'SERVICE_NOT_FOUND' : 'USER_NOT_FOUND',
    'This object can no longer be promoted. Make a new plan.',
    { id: objectId },
  )
}

function typeOf(name: string): ServiceType {
  const type = serviceTypeNames.find((known) => known === name)
  if (type) return type
  throw new PatchbayError('BUG', `A service of the unknown type "${name}" was to be promoted.`)
}

export function createPromotedStore(store: Store, server: PromotionTarget): SyncStore {
  const view = createPromotedView(store, server)

  function desiredOf(kind: RemoteKind, objectId: string): DesiredObject | null {
    const ref = { kind, objectId }
    if (!view.isPromoted(ref)) return null
    return desiredOfPromoted([view.object(ref)])[0] ?? null
  }

  /** @throws SERVICE_NOT_FOUND, USER_NOT_FOUND when it is blocked by now: nothing of it may be sent. */
  function sendable(kind: RemoteKind, objectId: string): PromotedObject {
    const object = view.isPromoted({ kind, objectId }) ? view.object({ kind, objectId }) : null
    if (object?.promotion && object.reasons.length === 0) return object
    throw noSuchObject(kind, objectId)
  }

  function writeOf(kind: RemoteKind, objectId: string, secrets: 'all' | ReadonlySet<string>): ObjectWrite {
    const { promotion } = sendable(kind, objectId)
    const fields: Readonly<Record<string, FieldValue>> = promotion?.fields ?? {}
    const text = (name: string) => {
      const value = fields[name]
      return value && 'text' in value ? value.text : ''
    }
    const secretOf = (target: string): Secret | null => {
      if (secrets !== 'all' && !secrets.has(target)) return null
      const field = promotion?.rows.get(target) ?? target
      return serverValueSecret(store, { serverId: server.id, kind, objectId, field })
    }
    if (kind === 'user') {
      const [firstName, lastName, logonName] = [text('firstName'), text('lastName'), text('logonName')]
      return { kind, firstName, lastName, logonName, password: secretOf('password') }
    }
    return {
      kind,
      name: text('name'),
      type: typeOf(text('type')),
      serviceConnection: text('serviceConnection'),
      authenticationUrl: text('authenticationUrl'),
      authenticationScope: text('authenticationScope'),
      authentications: Object.keys(fields).flatMap((field) => {
        const authenticationId = authenticationIdOf(field)
        return authenticationId === null ? [] : [{ authenticationId, secret: secretOf(field) }]
      }),
    }
  }

  function sceneOf(object: PromotedObject): ValueScene {
    return { server, key: object.label }
  }

  /** A secret that is another one there by now: what was entered is not the valid one any more. */
  function applyTakeoverTx(tx: Transaction, kind: RemoteKind, objectId: string, changes: FieldChanges): void {
    const object = view.object({ kind, objectId })
    const scene = sceneOf(object)
    const action = 'promotion.takeOver'
    for (const [target, change] of Object.entries(changes)) {
      const id = authenticationIdOf(target)
      const field = object.promotion?.rows.get(target) ?? (id === null ? target : ownRowField(id))
      const value = { kind, objectId, field }
      const isOwnRow = id !== null && field === ownRowField(id)
      if (change === null) {
        if (isOwnRow) removeServerValueTx(tx, store, scene, value)
        else setServerValueTx(tx, store, scene, value, { text: null, secret: null }, action)
      } else if ('text' in change) {
        setServerValueTx(tx, store, scene, value, { text: change.text }, action)
      } else {
        const text = isOwnRow ? { text: id } : {}
        setServerValueTx(tx, store, scene, value, { ...text, secret: null }, action)
      }
    }
  }

  // Nothing else of the store's own port: what is not named here would reach the objects of the source.
  const { db, person, now, newId, takeLease, audit } = createSyncStore(store)
  return {
    ...{ db, person, now, newId, takeLease, audit },
    listDesired: () => desiredOfPromoted(view.list()),
    desiredOf,
    wantsRight: (userId, right) => desiredOf('user', userId)?.rights.includes(right) ?? false,
    writeOf,
    sendableOf(kind, objectId, secrets) {
      const desired = desiredOf(kind, objectId)
      // What is blocked by now may lack its values: it is not made a write, and differs from what was planned.
      return desired && !desired.blockedBy ? { desired, write: writeOf(kind, objectId, secrets) } : null
    },
    applyTakeoverTx,
    adoptTx() {
      throw new PatchbayError(
        'VALIDATION_FAILED',
        `Server "${server.name}" gets promoted objects only: what it has is not taken into the store, whose objects ` +
          'belong to its source. Nothing was adopted. Adopt the object from the source, then promote it.',
        { server: server.name },
      )
    },
    removeTx(tx, kind, objectId) {
      const { label } = view.object({ kind, objectId })
      choosePromotedTx(tx, store, server, [{ kind, objectId, key: label }], false)
    },
    restoreFieldTx(tx, kind, objectId, field, value) {
      if (value && 'secret' in value && value.secret !== 'absent') throw noFormerValue(server.name)
      applyTakeoverTx(tx, kind, objectId, { [field]: value ?? null })
    },
    isInTrash: () => false,
    bringBack() {
      throw noFormerValue(server.name)
    },
    formerObjects: () => new Map(),
    takeBackTx() {
      throw noFormerValue(server.name)
    },
  }
}

function noFormerValue(server: string): PatchbayError {
  return new PatchbayError(
    'VERSION_NOT_FOUND',
    `Of the values that server "${server}" has of its own only the present ones are kept. Nothing was changed. Choose ` +
      'the object for promotion again, or enter the value.',
    { server },
  )
}
