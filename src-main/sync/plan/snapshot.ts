/**
 * One read of a server, immutable: what it has, and how sure that is. Types and small helpers; pull.ts makes it.
 */
import type { PatchbayError } from '../../domain/errors.ts'
import type { RemoteKind } from '../../domain/syncModel.ts'
import type { RemoteObject } from '../../servers/gateway.ts'
import { remoteIdKey } from '../../servers/remoteId.ts'

/**
 * `complete`: every object that the API user may see. `incomplete`: paging did not end by the rules.
 * `skipped`: not asked for, since neither the store nor a base has any. `refused`: the server answered 403.
 */
export type Completeness = 'complete' | 'incomplete' | 'skipped' | 'refused'

export interface KindRead {
  readonly completeness: Completeness
  readonly objects: readonly RemoteObject[]
  /** Objects that are there but could not be read, by table id, with the reason. */
  readonly unreadable: ReadonlyMap<string, string>
  /** With `refused`: the server's 403. */
  readonly refusal: PatchbayError | null
}

/** `manual`: rights are given by hand. A text: why the right could not be read. */
export type RightRead =
  | { readonly has: boolean }
  | { readonly manual: true }
  | { readonly unreadable: string }

export interface Snapshot {
  readonly service: KindRead
  readonly user: KindRead
  /** Right `messagingService` of users that shall have it, by table id. */
  readonly rights: ReadonlyMap<string, RightRead>
}

export const skippedRead: KindRead = Object.freeze({
  completeness: 'skipped',
  objects: [],
  unreadable: new Map(),
  refusal: null,
})

export const remoteKinds: readonly RemoteKind[] = Object.freeze(['service', 'user'])

/** Kinds of which the read saw everything. */
export function readKinds(snapshot: Snapshot): ReadonlySet<RemoteKind> {
  return new Set(remoteKinds.filter((kind) => snapshot[kind].completeness === 'complete'))
}
const documentedId = /^[0-9A-F]{32}$/

/** Id in the form of the tables: 32 upper-case characters as RCI documents them (rci.md section 8). */
export function tableId(remoteId: string): string {
  // As servers send it already; a plan asks for each id several times.
  if (documentedId.test(remoteId)) return remoteId
  return remoteIdKey(remoteId).toUpperCase()
}
