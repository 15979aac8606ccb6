/** What a plan would do, with all that is needed to do it; the public Plan is the part that people see. Types. */
import type { UserRight } from '../../domain/model.ts'
import type {
  BlockedEntry,
  Plan,
  PlanField,
  PlanStep,
  RemoteKind,
  ServerOnlyEntry,
} from '../../domain/syncModel.ts'
import type { BaseRecord } from '../../store/bases.ts'
import type { ConflictRecord } from '../../store/conflicts.ts'
import type { FieldChanges } from '../port.ts'
import type { Fields } from './merge.ts'

interface ObjectRef {
  readonly kind: RemoteKind
  /** Folded natural key. */
  readonly key: string
  readonly label: string
  readonly objectId: string
}

interface WorkCommon {
  readonly object: ObjectRef
  readonly reason: string
  readonly fields: readonly PlanField[]
  /** Place among the levels of a run; left out: that of order.ts, for a push. */
  readonly level?: number
}

export interface CreateWork extends WorkCommon {
  readonly type: 'create'
  /** The store's object as planned: it must still be this when it is sent. */
  readonly desired: Fields
  /** The new base after success. */
  readonly settled: Fields
}

export interface UpdateWork extends WorkCommon {
  readonly type: 'update'
  readonly remoteId: string
  /** The server's object as planned: it must still be this when it is replaced. */
  readonly expected: Fields
  /** The same, with secrets as they were agreed on: what a rollback goes back to. */
  readonly former: Fields
  readonly desired: Fields
  readonly settled: Fields
  /** Fields whose secrets the request carries. */
  readonly secrets: 'all' | ReadonlySet<string>
  readonly rights: readonly UserRight[]
}

export interface DeleteWork extends WorkCommon {
  readonly type: 'delete'
  readonly remoteId: string
  readonly expected: Fields
  /** As of an update. */
  readonly former: Fields
}

export interface RightWork extends WorkCommon {
  /** `manual`: to be done by a person in System Configurator. */
  readonly type: 'right' | 'manual'
  readonly right: UserRight
  /** `null`: the user is created by this push. */
  readonly remoteId: string | null
}

/** Takes a right back that a run granted. */
export interface RevokeWork extends WorkCommon {
  readonly type: 'revoke'
  readonly right: UserRight
  readonly remoteId: string
}

export type Work = CreateWork | UpdateWork | DeleteWork | RightWork | RevokeWork
/** Work with its place in the plan. */
export type PlannedWork = Work & { readonly step: PlanStep }

export interface TakeoverWork {
  readonly object: ObjectRef
  readonly fields: readonly PlanField[]
  /** `remove`: the object goes from the store, as decided. */
  readonly changes: FieldChanges | 'remove'
  /** Base to record (or, with `remove`, to forget) together with it; `null` while a step is still to come. */
  readonly base: BaseRecord | null
}

/** What is planned for one object. */
export interface ObjectPlan {
  readonly kind: RemoteKind
  /** Folded natural key, for `--select`. */
  readonly key: string
  readonly works: readonly Work[]
  readonly takeover: TakeoverWork | null
  /** Open and decided ones. */
  readonly conflicts: readonly ConflictRecord[]
  readonly blocked: readonly BlockedEntry[]
  /** Both sides agree without any change: the base to record. */
  readonly agreement: BaseRecord | null
  /** Gone on both sides. */
  readonly forgotten: BaseRecord | null
  readonly serverOnly: ServerOnlyEntry | null
  readonly isUnchanged: boolean
}

export interface SyncPlan {
  readonly plan: Plan
  /** In the order of the push. */
  readonly works: readonly PlannedWork[]
  readonly takeovers: readonly TakeoverWork[]
  readonly conflicts: readonly ConflictRecord[]
  readonly agreements: readonly BaseRecord[]
  readonly forgotten: readonly BaseRecord[]
  /** The server refused to show a part of what the plan is about; that part is listed as blocked. */
  readonly isPartial: boolean
}
