/**
 * Drift: what moved on a server since it was agreed on. Found by every read and kept until a push, a takeover or an
 * adoption has settled it. driftDecisions.ts settles it by a person's choice.
 */
import type { ServerId } from '../../domain/model.ts'
import type { DriftEntry } from '../../domain/syncModel.ts'
import type { RemoteObject } from '../../servers/gateway.ts'
import { findContact } from '../../store/contact.ts'
import type { Transaction } from '../../store/database.ts'
import { type DriftFinding, type DriftRecord, listDrift, replaceDriftTx } from '../../store/drift.ts'
import { listSeen } from '../../store/seen.ts'
import { missingBases } from '../plan/guards.ts'
import { fieldOf, mergeFields } from '../plan/merge.ts'
import { showValue, wholeObject } from '../plan/show.ts'
import { readKinds, remoteKinds, tableId } from '../plan/snapshot.ts'
import type { PlannedRead } from '../pull.ts'

/** As the public entry shows it. */
export function driftEntry({ kind, key, field, before, after, firstSeenAt }: DriftRecord): DriftEntry {
  return { kind, key, field, before, after, firstSeenAt }
}

/** Whether a row tells of a service that is new on the server. */
export function isNewThere({ field, before }: DriftFinding): boolean {
  return field === wholeObject && before === null
}

/** Replaces the drift on record by what a read found. Before `seen` is: that tells what is new on the server. */
export function recordDriftTx(
  tx: Transaction,
  serverId: ServerId,
  read: PlannedRead,
  at: string,
): readonly DriftRecord[] {
  const earlier = servicesKnownTx(tx, serverId)
  const appeared = earlier === null ? [] : appearedOf(read, earlier)
  const kinds = readKinds(read.input.snapshot)
  return replaceDriftTx(tx, serverId, kinds, [...movedOf(read), ...appeared], at)
}

/** Ids of the services that earlier reads saw, without those that are new there; null before the first read. */
function servicesKnownTx(tx: Transaction, serverId: ServerId): ReadonlySet<string> | null {
  const seen = listSeen(tx, serverId).filter(({ kind }) => kind === 'service')
  const contact = findContact(tx, serverId)
  // A server that forbade the list of services, or was never read: everything there would look new.
  const wasRead = contact !== null && contact.readAt !== null && contact.error === null
  if (seen.length === 0 && !wasRead) return null
  const isNew = new Set(
    listDrift(tx, serverId)
      .filter(isNewThere)
      .map((row) => row.remoteId),
  )
  return new Set(seen.map(({ remoteId }) => remoteId).filter((id) => !isNew.has(id)))
}

/** Services that neither the store nor an earlier read knows. Users come and go: they are adopted by name. */
function appearedOf({ triples }: PlannedRead, known: ReadonlySet<string>): readonly DriftFinding[] {
  return triples.flatMap(({ kind, desired, base, remote }): readonly DriftFinding[] => {
    if (kind !== 'service' || desired || base || !remote) return []
    const remoteId = tableId(remote.remoteId)
    if (known.has(remoteId)) return []
    const { label } = remote.canonical
    return [{ kind, remoteId, field: wholeObject, key: label, before: null, after: label }]
  })
}

/** Fields of known objects in which the server moved away from what was agreed on. */
function movedOf({ input, result }: PlannedRead): readonly DriftFinding[] {
  const agreed = new Map(result.agreements.map((base) => [`${base.kind} ${base.remoteId}`, base]))
  const remotes = new Map<string, RemoteObject>(
    remoteKinds.flatMap((kind) =>
      input.snapshot[kind].objects.map((remote) => [`${kind} ${tableId(remote.remoteId)}`, remote] as const),
    ),
  )
  // Gone on both sides is agreed on as well.
  const forgotten = new Set(result.forgotten)
  const gone = new Set(missingBases(input.bases, input.snapshot).filter((base) => !forgotten.has(base)))
  return input.bases.flatMap((known): readonly DriftFinding[] => {
    const id = `${known.kind} ${known.remoteId}`
    const base = agreed.get(id) ?? known
    const remote = remotes.get(id)
    const entry = { kind: base.kind, remoteId: base.remoteId, key: base.label }
    if (!remote) {
      return gone.has(known) ? [{ ...entry, field: wholeObject, before: base.label, after: null }] : []
    }
    // With the base in the store's place, a merge takes exactly what the server changed.
    return mergeFields(base.fields, base.fields, remote.canonical.fields)
      .filter((field) => field.action !== 'unchanged')
      .map((field) => ({
        ...entry,
        field: field.name,
        before: showValue(fieldOf(base.fields, field.name)),
        after: showValue(field.theirs),
      }))
  })
}
