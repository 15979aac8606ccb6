/**
 * Guards: states in which nothing may be written (architecture.md section 7, step 5). Pure.
 * Absence from a list is not a deletion; an empty list is not an empty server (anchors.md 2.1).
 */
import { type ChangeWindow, changeWindowText, isInChangeWindow } from '../../domain/changeWindow.ts'
import { PatchbayError } from '../../domain/errors.ts'
import { naturalKey } from '../../domain/model.ts'
import type { Plan } from '../../domain/syncModel.ts'
import type { BaseRecord } from '../../store/bases.ts'
import { remoteKinds, type Snapshot, tableId } from './snapshot.ts'

const kindNames = Object.freeze({ service: 'messaging services', user: 'users' })

/** @throws READ_INCOMPLETE when a list did not end by the rules of rci.md section 7. */
export function guardComplete(server: string, snapshot: Snapshot): void {
  for (const kind of remoteKinds) {
    if (snapshot[kind].completeness !== 'incomplete') continue
    throw new PatchbayError(
      'READ_INCOMPLETE',
      `The list of ${kindNames[kind]} of server "${server}" did not come to an end. Nothing was changed. ` +
        'Try again; when it stays, check "paging" in the mapping of the server.',
      { server, kind },
    )
  }
}

/** Bases whose object a complete list does not show. */
export function missingBases(bases: readonly BaseRecord[], snapshot: Snapshot): readonly BaseRecord[] {
  return remoteKinds.flatMap((kind) => {
    const read = snapshot[kind]
    if (read.completeness !== 'complete') return []
    const there = new Set(read.objects.map((object) => tableId(object.remoteId)))
    return bases.filter(
      (base) => base.kind === kind && !there.has(base.remoteId) && !read.unreadable.has(base.remoteId),
    )
  })
}

/** @throws SERVER_IDENTITY_CHANGED when none of the known objects is there. */
export function guardIdentity(
  server: string,
  bases: readonly BaseRecord[],
  missing: readonly BaseRecord[],
): void {
  if (bases.length === 0 || missing.length < bases.length) return
  throw new PatchbayError(
    'SERVER_IDENTITY_CHANGED',
    `None of the ${bases.length} objects known from earlier is on server "${server}": it was emptied, or its URL ` +
      'leads to another server. Nothing was changed. Check the URL and the rights of the API user; when the server ' +
      'was really set up anew, remove it here and add it again.',
    { server, known: bases.length },
  )
}

/** @throws READ_INCOMPLETE when an object that the list left out is there by its id. */
export function guardFound(server: string, found: readonly BaseRecord[]): void {
  const [first] = found
  if (first === undefined) return
  throw new PatchbayError(
    'READ_INCOMPLETE',
    `Server "${server}" left ${found.length} existing object(s) out of its list, "${first.label}" among them. ` +
      'Nothing was changed. Try again.',
    { server, kind: first.kind, keys: found.map((base) => base.label) },
  )
}

/**
 * `confirmed`: names that a person confirmed one by one; null where the cap alone decides.
 * @throws DELETE_CAP_EXCEEDED, DELETE_NOT_CONFIRMED before anything at all is written.
 */
export function guardDeletes(plan: Plan, cap: number, confirmed: readonly string[] | null): void {
  const deletes = plan.steps.filter((step) => step.action === 'delete')
  const data = { server: plan.server, keys: deletes.map((step) => step.key) }
  if (deletes.length > cap) {
    throw new PatchbayError(
      'DELETE_CAP_EXCEEDED',
      `The plan deletes ${deletes.length} service(s) on server "${plan.server}", and at most ${cap} are allowed. ` +
        'Nothing was written. Check the plan, then allow as many as it names.',
      { ...data, deletes: deletes.length, allowed: cap },
    )
  }
  const names = confirmed && new Set(confirmed.map(naturalKey))
  const missing = names && deletes.find((step) => !names.has(naturalKey(step.key)))
  if (!missing) return
  throw new PatchbayError(
    'DELETE_NOT_CONFIRMED',
    `The plan deletes "${missing.key}" on server "${plan.server}", which nobody confirmed by name. Nothing was ` +
      'written. Review the plan and confirm each delete.',
    data,
  )
}

/** @throws OUTSIDE_CHANGE_WINDOW when the plan updates or deletes and `now` is in none of the windows. */
export function guardChangeWindow(plan: Plan, windows: readonly ChangeWindow[], now: Date): void {
  const changes = plan.steps.filter((step) => step.action === 'update' || step.action === 'delete')
  if (changes.length === 0 || isInChangeWindow(windows, now)) return
  throw new PatchbayError(
    'OUTSIDE_CHANGE_WINDOW',
    `The plan updates or deletes ${changes.length} object(s) on server "${plan.server}" outside its change windows ` +
      `(${windows.map(changeWindowText).join('; ')}), when message delivery may be at work. Nothing was written. ` +
      'Wait for the window, or confirm that it shall be done now.',
    { server: plan.server, keys: changes.map((step) => step.key), windows },
  )
}

/** @throws PLAN_STALE when the store or the server moved since the plan was saved. */
export function guardFresh(saved: Plan, current: Plan): void {
  if (saved.fingerprint === current.fingerprint) return
  throw new PatchbayError(
    'PLAN_STALE',
    `The saved plan for server "${saved.server}" is stale: the store, or the objects of server ` +
      `"${current.server}", changed since it was made. Nothing was written. Make a new plan and review it.`,
    { server: current.server, planned: saved.fingerprint, current: current.fingerprint },
  )
}
