/**
 * What the sync engine needs from outside: the store through one port, the server through the Gateway.
 * The engine reads and writes services and users only through this port; the tables `base`, `seen`, `conflict`,
 * `run` and `run_step` it owns itself (store/{bases,seen,conflicts,journal}.ts).
 */
import type { ChangeWindow } from '../domain/changeWindow.ts'
import type { Mapping } from '../domain/mapping.ts'
import type { ServerId, UserRight } from '../domain/model.ts'
import type {
  CanonicalObject,
  FieldValue,
  Plan,
  PushResult,
  RemoteKind,
  RollbackResult,
  StepResult,
} from '../domain/syncModel.ts'
import type { Gateway, ObjectWrite } from '../servers/gateway.ts'
import type { Database, Transaction } from '../store/database.ts'
import type { Hold } from '../store/processLock.ts'
import type { FormerObject, ObjectName, TakenBack } from '../store/takeBack.ts'

/** One object as the store wants it. Secrets in `canonical`: fingerprint, or `absent` where the store has none. */
export interface DesiredObject {
  readonly kind: RemoteKind
  /** ServiceId or UserId. */
  readonly objectId: string
  readonly canonical: CanonicalObject
  readonly rights: readonly UserRight[]
  /** Why nothing may be sent of the object, one sentence for each cause; its fields are then not complete. */
  readonly blockedBy?: readonly string[]
}

/** A field's new value; `null` removes the row of a service. Made without a prototype: names come from data. */
export type FieldChanges = Readonly<Record<string, FieldValue | null>>

export interface SyncStore {
  readonly db: Database
  listDesired(): readonly DesiredObject[]
  /** One object now; `null` when it is not in the store (any more). Read just before each write. */
  desiredOf(kind: RemoteKind, objectId: string): DesiredObject | null
  /** Whether the user is to have the right now; opens no secret. */
  wantsRight(userId: string, right: UserRight): boolean
  /**
   * The object as a write. Secrets of the named fields (`password`, `authentications[ID].secret`) are revealed;
   * all others, and those that the store lacks, are `null`.
   * @throws SERVICE_NOT_FOUND, USER_NOT_FOUND, SECRET_UNREADABLE.
   */
  writeOf(kind: RemoteKind, objectId: string, includeSecrets: 'all' | ReadonlySet<string>): ObjectWrite
  /** `desiredOf` and `writeOf` of one moment; `null` when it is not in the store (any more). @throws as `writeOf` */
  sendableOf(
    kind: RemoteKind,
    objectId: string,
    includeSecrets: 'all' | ReadonlySet<string>,
  ): { readonly desired: DesiredObject; readonly write: ObjectWrite } | null
  /**
   * Takes field changes of the server into the store, as one audited, undoable action. A new row comes without
   * its secret; `{secret: 'unknown'}` on a row that is there empties its secret (ours is no longer the valid one).
   * @throws NAME_TAKEN, LOGON_NAME_TAKEN.
   */
  applyTakeoverTx(tx: Transaction, kind: RemoteKind, objectId: string, changes: FieldChanges): void
  /** Adds an object of the server, without secrets, as one audited, undoable action; returns the new object id. */
  adoptTx(tx: Transaction, kind: RemoteKind, canonical: CanonicalObject, rights: readonly UserRight[]): string
  /** Deletes an object: the person chose the server's side, where it is gone. Audited and undoable. */
  removeTx(tx: Transaction, kind: RemoteKind, objectId: string): void
  /**
   * Gives one field the value that it had before, as one audited, undoable edit. `undefined` takes the row of a
   * service away; a secret is found by its fingerprint among those that the object ever had in the store.
   * @throws SERVICE_NOT_FOUND, USER_NOT_FOUND, VERSION_NOT_FOUND (the secret), NAME_TAKEN, LOGON_NAME_TAKEN.
   */
  restoreFieldTx(
    tx: Transaction,
    kind: RemoteKind,
    objectId: string,
    field: string,
    value: FieldValue | undefined,
  ): void
  /** Whether the object is in the trash. */
  isInTrash(kind: RemoteKind, objectId: string): boolean
  /** Brings it back from there, audited and undoable. @throws VERSION_NOT_FOUND, NAME_TAKEN, LOGON_NAME_TAKEN. */
  bringBack(kind: RemoteKind, objectId: string): void
  /** What the store's history has of each object, by `<kind> <objectId>`; nothing for one that it does not know. */
  formerObjects(objects: readonly ObjectName[]): ReadonlyMap<string, FormerObject>
  /**
   * Makes objects what they were, as one audited, undoable action; their ids in the same order.
   * @throws NAME_TAKEN, LOGON_NAME_TAKEN.
   */
  takeBackTx(
    tx: Transaction,
    runId: string,
    serverName: string,
    objects: readonly TakenBack[],
  ): readonly string[]
  /** The right to be the only one who writes on a server; null while somebody else has it. */
  takeLease(serverId: ServerId): Hold | null
  /** ISO 8601 UTC; for people, and for change windows. */
  now(): string
  newId(): string
  /** Name of the person who unlocked the store. */
  readonly person: string
  /** `details` never hold a secret or a fingerprint. */
  audit(tx: Transaction, action: string, object: string, details: unknown): void
}

/** The server that a pull, plan or push is about. */
export interface SyncServer {
  readonly id: ServerId
  readonly name: string
  readonly mapping: Mapping
  readonly changeWindows: readonly ChangeWindow[]
  readonly promotedFrom: ServerId | null
}

export interface SyncLog {
  info(data: object, message: string): void
  warn(data: object, message: string): void
}

export interface SyncDeps {
  readonly store: SyncStore
  /** Opens a fresh connection; the engine closes it. `signal` ends waiting for the server's request budget. */
  readonly openGateway: (signal?: AbortSignal) => Gateway
  readonly log: SyncLog
  /** Number in [0, 1) for the jitter of retries; Math.random unless a test gives its own. */
  readonly random?: () => number
  /** Waits between retries, until `signal` aborts; a test gives its own. */
  readonly sleep?: (ms: number, signal: AbortSignal | undefined) => Promise<void>
}

export interface PlanOptions {
  /** Each service that is only on the server becomes a delete step. */
  readonly deletes?: boolean
}

export interface PushOptions {
  /** A saved plan: refused with PLAN_STALE when store or server moved since. */
  readonly plan?: Plan | undefined
  /** Upper limit of delete steps. Left out: no deletes are planned at all. */
  readonly allowDeletes?: number | undefined
  /** Names of the objects whose delete somebody confirmed, one by one; left out: the cap alone decides. */
  readonly confirmedDeletes?: readonly string[] | undefined
  /** Somebody agreed to update and delete outside the change windows of the server. */
  readonly outsideWindow?: boolean | undefined
  /** Names or logon names: only these objects are pushed, taken over and judged for `converged`. */
  readonly select?: readonly string[] | undefined
  /** Ends the push after the requests that are out; the rest is `notAttempted`. */
  readonly signal?: AbortSignal | undefined
}

export interface AdoptResult {
  readonly adopted: readonly { readonly kind: RemoteKind; readonly key: string; readonly objectId: string }[]
}

/** Progress of a push, in this order; one `stepFinished` for every step of the plan. */
export type PushEvent =
  | { readonly type: 'runPlanned'; readonly runId: string; readonly plan: Plan }
  | { readonly type: 'stepStarted'; readonly id: string; readonly key: string }
  | {
      readonly type: 'stepFinished'
      readonly result: StepResult
      readonly finished: number
      readonly total: number
    }
  | { readonly type: 'verifyStarted' }
  | { readonly type: 'runFinished'; readonly result: PushResult | RollbackResult }
