/** The versions of one object, and putting one of them back as a new action that can itself be undone. */
import { PatchbayError } from '../domain/errors.ts'
import { perform } from './actions.ts'
import {
  differences,
  type FieldDifference,
  isSameImage,
  nameOf,
  type ObjectChange,
  type ObjectImage,
  type ObjectKind,
} from './images.ts'
import { imageOf, putBackTx } from './putBack.ts'
import type { Store } from './store.ts'
import { trashedAt } from './trash.ts'
import { type ChangeVerb, type PutBackResult, resultOf, told, verbOf } from './undo.ts'
import { changesOfObject } from './undoStack.ts'

/** What one action did to an object. The version is the object after it; there is none after `deleted`. */
export interface ObjectVersion {
  readonly seq: number
  readonly at: string
  readonly person: string
  /** `<domain>.<verb>` */
  readonly action: string
  readonly label: string
  readonly change: ChangeVerb
  /** Name or logon name in this version. */
  readonly name: string
  /** What differs from the version before; secrets as marks. */
  readonly fields: readonly FieldDifference[]
  /** Taken back since. */
  readonly undone: boolean
}

/** Newest first; empty for an object that never was, or was purged. */
export function listVersions(store: Store, kind: ObjectKind, id: string): ObjectVersion[] {
  return changesOfObject(store.db, kind, id).map(({ change, ...action }) => {
    const image = change.after ?? change.before
    return {
      ...action,
      change: verbOf(change),
      name: image ? nameOf(image) : '',
      fields: differences(change),
    }
  })
}

/**
 * Makes an object what it was after the action `seq`, deleted or not meanwhile; nothing happens when it is so.
 * @throws VERSION_NOT_FOUND, NAME_TAKEN, LOGON_NAME_TAKEN, SERVER_NAME_TAKEN
 */
export function restoreVersion(store: Store, kind: ObjectKind, id: string, seq: number): PutBackResult {
  return restore(store, kind, versionImage(store, kind, id, seq), { seq })
}

/**
 * What `restoreVersion` would change of the object as it is now; secrets as marks. Empty: nothing.
 * @throws VERSION_NOT_FOUND
 */
export function compareVersion(
  store: Store,
  kind: ObjectKind,
  id: string,
  seq: number,
): readonly FieldDifference[] {
  const after = versionImage(store, kind, id, seq)
  return differences({ table: kind, before: imageOf(store, kind, id), after } as ObjectChange)
}

function versionImage(store: Store, kind: ObjectKind, id: string, seq: number): ObjectImage {
  const image = changesOfObject(store.db, kind, id).find((recorded) => recorded.seq === seq)?.change.after
  if (image) return image
  throw new PatchbayError(
    'VERSION_NOT_FOUND',
    `The ${kind} has no version ${seq} to put back. Its history shows the versions; after a deletion there is ` +
      'none, choose an older one.',
    { kind, id, seq },
  )
}

/**
 * Brings a deleted object back as it was last. `action`: what the audit calls it.
 * @throws VERSION_NOT_FOUND when it is not in the trash; NAME_TAKEN, LOGON_NAME_TAKEN, SERVER_NAME_TAKEN
 */
export function restoreFromTrash(
  store: Store,
  kind: ObjectKind,
  id: string,
  action = 'history.restore',
): PutBackResult {
  const seq = trashedAt(store.db, kind, id)
  const recorded = changesOfObject(store.db, kind, id).find((candidate) => candidate.seq === seq)
  const image = recorded && (recorded.change.before ?? recorded.change.after)
  if (!image) {
    throw new PatchbayError('VERSION_NOT_FOUND', `This ${kind} is not in the trash. Refresh the list.`, {
      kind,
      id,
    })
  }
  return restore(store, kind, image, { from: 'trash' }, action)
}

function restore(
  store: Store,
  kind: ObjectKind,
  image: ObjectImage,
  source: object,
  action = 'history.restore',
): PutBackResult {
  const name = nameOf(image)
  const label = `Restore ${kind} ${name}`
  if (isSameImage(imageOf(store, kind, image.id), image)) return resultOf(label, [])
  return perform(store, { action, object: name, label }, (tx, log) => {
    const change = { table: kind, before: imageOf(store, kind, image.id), after: image } as ObjectChange
    putBackTx(tx, store, change)
    log.changed({ ...change, after: imageOf(store, kind, image.id) } as ObjectChange)
    log.tell({ ...source, ...told(change) })
    return resultOf(label, [change])
  })
}
