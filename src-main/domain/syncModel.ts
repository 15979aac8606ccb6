/**
 * What the sync engine reasons about: objects in canonical form, plans, outcomes. Types only.
 *
 *   desired (store)  ┐
 *   base (agreed)    ├─ merge ─ plan ─ guards ─ push ─ verify
 *   actual (server)  ┘
 */
import type { ErrorCode } from './errors.ts'
import type { Finding } from './finding.ts'
import type { SecretState } from './secret.ts'

/** Kinds of objects that have an identity on a server. */
export type RemoteKind = 'service' | 'user'
/** Kinds of plan steps (interfaces.md section 3). */
export type StepKind = RemoteKind | 'userRight'
export type StepAction = 'create' | 'update' | 'delete' | 'manual'

/**
 * What is known of a secret without holding it: a keyed fingerprint (HMAC, hex) of the value, `unknown` (set or
 * not, the value cannot be seen), `absent` (known to be empty).
 */
export type SecretFingerprint = string

/** One field in canonical form. */
export type FieldValue = { readonly text: string } | { readonly secret: SecretFingerprint }

/**
 * One object in the one form used for hashing, comparing and showing. Field names are those of the plan:
 * `name`, `type`, `serviceConnection`, `authenticationUrl`, `authenticationScope`,
 * `authentications[ID].secret` (present exactly when the row is there), and for users `firstName`, `lastName`,
 * `logonName`, `password`. An empty text and a missing text are the same: the field is `{text: ''}`.
 */
export interface CanonicalObject {
  readonly kind: RemoteKind
  /** Natural key, folded (naturalKey of the name or logon name). */
  readonly key: string
  /** Name or logon name as entered. */
  readonly label: string
  readonly fields: Readonly<Record<string, FieldValue>>
}

export interface PlanField {
  readonly name: string
  /** Plain value, or for secrets a SecretState. `null`: not there. */
  readonly before: string | null
  readonly after: string | null
}

export interface PlanStep {
  /** `s1`, `s2`, ... in the order of the push. */
  readonly id: string
  readonly kind: StepKind
  readonly action: StepAction
  /** Name as entered; for rights the logon name and the right. */
  readonly key: string
  readonly reason: string
  readonly fields: readonly PlanField[]
}

/** A field changed on both sides since the base; `object` stands for the whole object (deleted on one side). */
export interface ConflictEntry {
  readonly kind: RemoteKind
  readonly key: string
  readonly field: string
  readonly base: string | SecretState | null
  readonly mine: string | SecretState | null
  readonly theirs: string | SecretState | null
}

/** What a push would take over from the server into the store, because only the server changed it. */
export interface Takeover {
  readonly kind: RemoteKind
  readonly key: string
  readonly fields: readonly PlanField[]
}

export interface BlockedEntry {
  readonly kind: RemoteKind
  readonly key: string
  readonly reason: string
}

export interface ServerOnlyEntry {
  readonly kind: RemoteKind
  readonly key: string
}

/** An object that the server refused for its content at the last try, and that the plan tries again. */
export interface ParkedEntry {
  readonly kind: RemoteKind
  readonly key: string
  /** What the server said then, masked. */
  readonly message: string
  /** ISO 8601 UTC. */
  readonly at: string
}

/** What is wrong or missing with an object that the plan would send as it is. */
export interface PlanFinding extends Finding {
  readonly kind: RemoteKind
  readonly key: string
}

/** `plan --json` (interfaces.md section 3), plus `takeovers`, `parked` and `findings`. Holds no secret. */
export interface Plan {
  readonly server: string
  /** Hash over all inputs: store, bases, server objects, options. A moved plan is refused. */
  readonly fingerprint: string
  readonly unchanged: number
  readonly steps: readonly PlanStep[]
  readonly takeovers: readonly Takeover[]
  readonly conflicts: readonly ConflictEntry[]
  readonly blocked: readonly BlockedEntry[]
  readonly serverOnly: readonly ServerOnlyEntry[]
  /** Left out: none. */
  readonly parked?: readonly ParkedEntry[] | undefined
  /** Errors and warnings, the worst first; they stop nothing. Left out: not looked for. */
  readonly findings?: readonly PlanFinding[] | undefined
}

export type StepOutcome = 'done' | 'failed' | 'notAttempted' | 'unknown'

export interface StepResult {
  readonly id: string
  readonly kind: StepKind
  readonly action: StepAction
  readonly key: string
  readonly outcome: StepOutcome
  /** The server's id of the object, `null` while it has none. */
  readonly remoteId: string | null
  readonly message: string
  readonly code: ErrorCode | null
}

/** What a second plan, made after a push, still wanted to do with one object. Holds no secret. */
export interface RunDifference {
  readonly kind: StepKind
  readonly key: string
  readonly reason: string
  readonly fields: readonly PlanField[]
}

/** `push --json` (interfaces.md section 3). Counts come from the journal. */
export interface PushResult {
  readonly runId: string
  readonly done: number
  readonly failed: number
  readonly notAttempted: number
  readonly unknown: number
  /** A second plan, made after the push, is empty. */
  readonly converged: boolean
  readonly steps: readonly StepResult[]
  readonly conflicts: readonly ConflictEntry[]
  readonly blocked: readonly BlockedEntry[]
  /** Why a run that was carried out did not converge; empty when it did, or when it was not verified. */
  readonly differences: readonly RunDifference[]
}

/** Steps of a run by what became of them; one that a crash left open is `unknown` or `notAttempted`. */
export interface RunCounts {
  readonly steps: number
  readonly done: number
  readonly failed: number
  readonly notAttempted: number
  readonly unknown: number
}

/** A run in the list of runs. Times are ISO 8601 UTC, durations milliseconds. */
export interface RunSummary {
  readonly id: string
  readonly kind: 'push' | 'rollback'
  readonly serverId: string
  readonly serverName: string
  readonly planFingerprint: string
  readonly person: string
  readonly startedAt: string
  /** `null`: still running, or ended by a crash. */
  readonly finishedAt: string | null
  readonly durationMs: number | null
  readonly converged: boolean | null
  /** Error code that ended the run early. */
  readonly stoppedBy: string | null
  readonly counts: RunCounts
  /** The run that this one takes back. */
  readonly rollsBack: string | null
  readonly rollsBackStartedAt: string | null
  /** Runs that took this one back, oldest first. */
  readonly rolledBackBy: readonly string[]
}

/** A step as the journal tells of it. */
export interface RunStep extends StepResult {
  readonly reason: string
  /** What it was to change. */
  readonly fields: readonly PlanField[]
  /** First request that writes; `null`: none was sent. */
  readonly sentAt: string | null
  readonly finishedAt: string | null
  readonly durationMs: number | null
  /** How often a request that writes was sent. */
  readonly attempts: number
  /** HTTP status of the last answer that was no success. */
  readonly status: number | null
  /** The server's own words about an error, masked. */
  readonly words: string
}

/** A run with (a page of) its steps. */
export interface RunView extends RunSummary {
  /** What a second plan still wanted to do. */
  readonly differences: readonly RunDifference[]
  readonly steps: readonly RunStep[]
}

/** What a rollback leaves as it is. */
export interface Unrestorable {
  readonly kind: StepKind
  /** Name or logon name as entered. */
  readonly key: string
  /** A field as in plans; `object`: all of it. */
  readonly field: string
  readonly reason: string
}

/** Inverse steps of a run, to be reviewed like any plan. */
export interface RollbackPlan extends Plan {
  /** The run that is taken back. */
  readonly rollsBack: string
  readonly cannotRestore: readonly Unrestorable[]
}

/** `rollback --json`. */
export interface RollbackResult extends PushResult {
  readonly rollsBack: string
  readonly cannotRestore: readonly Unrestorable[]
}

/**
 * Drift found by a read: a field of a known object that differs from the base of that server. `object` stands for
 * the whole object: gone from the server (`after` null), or a service that is new there (`before` null).
 */
export interface DriftEntry {
  readonly kind: RemoteKind
  readonly key: string
  readonly field: string
  readonly before: string | null
  readonly after: string | null
  /** The first read that saw it, ISO 8601 UTC; for people. */
  readonly firstSeenAt: string
}

export interface PullResult {
  readonly server: string
  readonly services: number
  readonly users: number
  readonly drift: readonly DriftEntry[]
  readonly serverOnly: readonly ServerOnlyEntry[]
}
