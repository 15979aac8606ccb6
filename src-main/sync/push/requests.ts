/**
 * The requests of one step, and what became of them.
 *
 *   create   POST ─ lost ─> look up by name        update, delete   GET ─ moved? ─> PUT, DELETE ─ lost ─> GET
 *   right    POST ─ lost ─> read the right         revoke           read ─ gone? done ─> DELETE ─ lost ─> read
 *
 * Before each request that writes: intent durable, the step's turn ─> still what the store wants? ─> secrets revealed ─> sent.
 * An answer that got lost is read back before anything else. A POST is sent a second time only when the server
 * ended the first one and its object is not there; a PUT or DELETE may be, after a read has shown that the object
 * did not move (rci.md, recommended contract). What was answered with success is never sent again.
 */
import { type ErrorCode, findPatchbayError, type PatchbayError } from '../../domain/errors.ts'
import type { StepOutcome } from '../../domain/syncModel.ts'
import type { Gateway, ObjectWrite, RemoteObject } from '../../servers/gateway.ts'
import { type Fields, fieldOf, isSameFields, isSecret } from '../plan/merge.ts'
import { tableId } from '../plan/snapshot.ts'
import type { CreateWork, DeleteWork, RevokeWork, RightWork, UpdateWork } from '../plan/work.ts'
import type { SyncStore } from '../port.ts'
import { isAnswerFinal, isAnswerLost, isNotSent, type Retry } from './retry.ts'

export interface StepEnding {
  readonly state: StepOutcome
  readonly remoteId: string | null
  readonly code: ErrorCode | null
  readonly message: string
  /** The server's own words about an error, masked; empty: none. */
  readonly words: string
  /** HTTP status of the answer that was no success; null: there was none. */
  readonly status: number | null
}

/** An ending, and how often a request that writes was sent. */
export interface SentStep extends StepEnding {
  readonly attempts: number
}

export interface StepIo {
  readonly store: SyncStore
  readonly gateway: Gateway
  readonly retry: Retry
  /** Table ids of the objects that were there when the plan was made. */
  readonly knownIds: ReadonlySet<string>
  /** Rows of services are a resource of their own on this server: a write of a service is several requests. */
  readonly rowsAreSeparate: boolean
  /**
   * Journals the intent; resolves once it is durable and the step has its turn. Before each request that writes.
   * Not null: the run met something meanwhile that ends this step unsent; only before its first request.
   */
  readonly intend: () => Promise<StepEnding | null>
  /** Counts a request that writes, as it leaves. */
  readonly leaves: () => void
}

function done(remoteId: string | null): StepEnding {
  return { state: 'done', remoteId, code: null, message: '', words: '', status: null }
}

function ended(state: StepOutcome, error: PatchbayError, remoteId: string | null): StepEnding {
  const { code, message, data } = error
  const words = typeof data.words === 'string' ? data.words : ''
  const status = typeof data.status === 'number' ? data.status : null
  return { state, remoteId, code, message, words, status }
}

/** Refused before anything can have been done: by the server, or because it was not reached. */
function refused(error: PatchbayError, remoteId: string | null): StepEnding {
  return ended(isNotSent(error) ? 'notAttempted' : 'failed', error, remoteId)
}

/** Not there after a lost answer: `failed` when the server ended the request, else it may still be at work. */
function notDone(lost: PatchbayError, remoteId: string | null): StepEnding {
  return ended(isAnswerFinal(lost) ? 'failed' : 'unknown', lost, remoteId)
}

/** A read before the first request failed: nothing was written. */
function unread(error: PatchbayError, remoteId: string | null): StepEnding {
  const isOpen = error.kind.retry === 'later' || isNotSent(error)
  return ended(isOpen ? 'notAttempted' : 'failed', error, remoteId)
}

function moved(message: string, remoteId: string | null): StepEnding {
  return { state: 'notAttempted', remoteId, code: 'OBJECT_MOVED', message, words: '', status: null }
}

/** What an expected failure is; a defect is thrown on, its step stays `sending` and is read back next time. */
function expected(error: unknown): PatchbayError {
  const known = findPatchbayError(error)
  if (!known) throw error
  return known
}

async function attempt<Result>(
  work: () => Promise<Result>,
): Promise<{ readonly value: Result } | { readonly error: PatchbayError }> {
  try {
    return { value: await work() }
  } catch (error) {
    return { error: expected(error) }
  }
}

/** The server shows what was sent: equal texts, the same rows, and secrets equal as far as they can be seen. */
export function showsAs(actual: Fields, wanted: Fields): boolean {
  const names = Object.keys(wanted)
  return (
    names.length === Object.keys(actual).length &&
    names.every((name) => {
      const [a, b] = [fieldOf(actual, name), fieldOf(wanted, name)]
      if (a === undefined || b === undefined || isSecret(a) !== isSecret(b)) return false
      if (isSecret(a) || isSecret(b)) return isSecret(a) && (a.secret === 'unknown' || isSameSecret(a, b))
      return a.text === b.text
    })
  )
}

function isSameSecret(a: { readonly secret: string }, b: Fields[string]): boolean {
  return isSecret(b) && a.secret === b.secret
}

/** What to send, with its secrets; null when it is no longer what the store wants. */
function writeOf(store: SyncStore, work: CreateWork | UpdateWork): ObjectWrite | null {
  const { kind, objectId } = work.object
  const now = store.sendableOf(kind, objectId, work.type === 'create' ? 'all' : work.secrets)
  return now && isSameFields(now.desired.canonical.fields, work.desired) ? now.write : null
}

function editedMeanwhile(label: string, remoteId: string | null): StepEnding {
  return moved(
    `"${label}" was edited in the store after the plan was made. Nothing was sent; push again.`,
    remoteId,
  )
}

export async function sendCreate(work: CreateWork, io: StepIo): Promise<StepEnding> {
  const { label } = work.object
  for (let count = 1; ; count += 1) {
    const obstacle = await io.intend()
    if (obstacle) return obstacle
    const write = writeOf(io.store, work)
    if (!write) return editedMeanwhile(label, null)
    io.leaves()
    const answer = await attempt(() => io.gateway.create(write))
    if ('value' in answer) return done(answer.value ?? (await idOfNew(work, io)))
    const ending = await createEnding(work, io, answer.error)
    if (!mayCreateAgain(answer.error, ending) || !(await io.retry.pause(answer.error, count))) return ending
  }
}

function createEnding(work: CreateWork, io: StepIo, error: PatchbayError): StepEnding | Promise<StepEnding> {
  if (isAnswerLost(error)) return readBackCreated(work, io, error)
  const remoteId = remoteIdIn(error)
  return remoteId === null ? refused(error, null) : ended('failed', error, remoteId)
}

/** Only when the object is surely not there: a second POST would make a second object. */
function mayCreateAgain(error: PatchbayError, ending: StepEnding): boolean {
  if (remoteIdIn(error) !== null) return false
  return !isAnswerLost(error) || ending.state === 'failed'
}

/** A service whose rows are a resource of their own may be there although one of its rows was refused. */
function remoteIdIn(error: PatchbayError): string | null {
  return typeof error.data.remoteId === 'string' ? error.data.remoteId : null
}

async function findNew(work: CreateWork, io: StepIo): Promise<readonly RemoteObject[]> {
  const found = await io.retry.reading(() => io.gateway.find(work.object.kind, work.object.label))
  return found.filter((object) => !io.knownIds.has(tableId(object.remoteId)))
}

/** The server said that it created the object, but not its id. Without one, the next plan matches by name. */
async function idOfNew(work: CreateWork, io: StepIo): Promise<string | null> {
  const found = await attempt(() => findNew(work, io))
  if ('error' in found) return null
  return found.value.length === 1 ? (found.value[0]?.remoteId ?? null) : null
}

async function readBackCreated(work: CreateWork, io: StepIo, lost: PatchbayError): Promise<StepEnding> {
  const found = await attempt(() => findNew(work, io))
  if ('error' in found) return ended('unknown', lost, remoteIdIn(lost))
  const [object] = found.value
  if (object === undefined) return notDone(lost, null)
  if (found.value.length === 1 && showsAs(object.canonical.fields, work.desired)) return done(object.remoteId)
  return ended('unknown', lost, object.remoteId)
}

export async function sendUpdate(work: UpdateWork, io: StepIo): Promise<StepEnding> {
  const { kind, label } = work.object
  let lost: PatchbayError | null = null
  for (let count = 1; ; count += 1) {
    const read = await attempt(() => io.retry.reading(() => io.gateway.read(kind, work.remoteId)))
    if ('error' in read)
      return lost ? ended('unknown', lost, work.remoteId) : unread(read.error, work.remoteId)
    const arrival = arrivalOf(work, read.value)
    if (lost && arrival === 'applied' && isProof(work, io)) return done(work.remoteId)
    if (read.value === null || arrival === 'moved' || (arrival === 'applied' && !lost)) {
      return lost ? ended('unknown', lost, work.remoteId) : movedOnServer(label, work.remoteId)
    }
    const obstacle = await io.intend()
    if (obstacle) return obstacle
    const write = writeOf(io.store, work)
    if (!write) {
      return lost ? ended('unknown', lost, work.remoteId) : editedMeanwhile(label, work.remoteId)
    }
    const current = read.value
    io.leaves()
    const answer = await attempt(() => io.gateway.update(current, write))
    if ('value' in answer) return done(work.remoteId)
    if (isAnswerLost(answer.error)) lost = answer.error
    if (!(await io.retry.pause(answer.error, count))) {
      return lost ? readBackUpdated(work, io, lost) : refused(answer.error, work.remoteId)
    }
  }
}

function movedOnServer(label: string, remoteId: string): StepEnding {
  return moved(
    `"${label}" changed on the server after the plan was made. Nothing was written to it; review a new plan.`,
    remoteId,
  )
}

/** Where the server's object stands: as planned against, as sent (told only by what can be seen), or elsewhere. */
function arrivalOf(work: UpdateWork, current: RemoteObject | null): 'before' | 'applied' | 'moved' {
  if (current === null) return 'moved'
  const { fields } = current.canonical
  if (isSameFields(fields, work.expected)) return 'before'
  return showsAs(fields, work.settled) ? 'applied' : 'moved'
}

/**
 * What can be seen tells that all of it arrived, secrets included: a PUT replaces the whole object. Where rows are
 * a resource of their own, a changed secret may be missing behind equal rows.
 */
function isProof(work: UpdateWork, io: StepIo): boolean {
  const isSeveral = io.rowsAreSeparate && work.object.kind === 'service'
  return !isSeveral || !work.fields.some((field) => isSecret(fieldOf(work.settled, field.name)))
}

async function readBackUpdated(work: UpdateWork, io: StepIo, lost: PatchbayError): Promise<StepEnding> {
  const read = await attempt(() => io.retry.reading(() => io.gateway.read(work.object.kind, work.remoteId)))
  if ('error' in read) return ended('unknown', lost, work.remoteId)
  const arrival = arrivalOf(work, read.value)
  if (arrival === 'applied' && isProof(work, io)) return done(work.remoteId)
  // With a change of secrets alone, `before` looks like `applied`.
  const isVisible = !showsAs(work.expected, work.settled)
  if (arrival === 'before' && isVisible) return notDone(lost, work.remoteId)
  return ended('unknown', lost, work.remoteId)
}

export async function sendDelete(work: DeleteWork, io: StepIo): Promise<StepEnding> {
  const { kind, label } = work.object
  const { remoteId } = work
  let lost: PatchbayError | null = null
  for (let count = 1; ; count += 1) {
    const read = await attempt(() => io.retry.reading(() => io.gateway.read(kind, remoteId)))
    if ('error' in read) return lost ? ended('unknown', lost, remoteId) : unread(read.error, remoteId)
    if (read.value === null) return gone(work, io, lost)
    if (!isSameFields(read.value.canonical.fields, work.expected)) {
      return lost ? ended('unknown', lost, remoteId) : movedOnServer(label, remoteId)
    }
    const obstacle = await io.intend()
    if (obstacle) return obstacle
    io.leaves()
    const answer = await attempt(() => io.gateway.remove(kind, remoteId))
    if ('value' in answer) return answer.value ? done(remoteId) : gone(work, io, lost)
    if (isAnswerLost(answer.error)) lost = answer.error
    if (!(await io.retry.pause(answer.error, count))) {
      if (!lost) return refused(answer.error, remoteId)
      const after = await attempt(() => io.retry.reading(() => io.gateway.read(kind, remoteId)))
      if ('error' in after) return ended('unknown', lost, remoteId)
      return after.value === null ? gone(work, io, lost) : notDone(lost, remoteId)
    }
  }
}

/** A 404 counts as gone (rci.md, recommended contract), unless the server's own list still shows the object. */
async function gone(work: DeleteWork, io: StepIo, lost: PatchbayError | null): Promise<StepEnding> {
  const { object, remoteId } = work
  const found = await attempt(() => io.retry.reading(() => io.gateway.find(object.kind, object.label)))
  if ('error' in found) return ended(lost ? 'unknown' : 'failed', lost ?? found.error, remoteId)
  if (!found.value.some((other) => tableId(other.remoteId) === tableId(remoteId))) return done(remoteId)
  if (lost) return ended('unknown', lost, remoteId)
  const message =
    `The server answers 404 for "${object.label}" though its list still shows it. It was not deleted. ` +
    'Check the rights of the API user, then make a new plan.'
  return { state: 'failed', remoteId, code: 'REMOTE_OBJECT_NOT_FOUND', message, words: '', status: 404 }
}

/** `remoteId`: the user's, who may have been created by this push. */
export async function sendRight(work: RightWork, remoteId: string, io: StepIo): Promise<StepEnding> {
  const { object, right } = work
  for (let count = 1; ; count += 1) {
    const obstacle = await io.intend()
    if (obstacle) return obstacle
    if (!io.store.wantsRight(object.objectId, right)) return editedMeanwhile(object.label, remoteId)
    io.leaves()
    const answer = await attempt(() => io.gateway.grantRight(remoteId, right))
    if ('value' in answer) return done(remoteId)
    if (isAnswerLost(answer.error)) {
      const read = await attempt(() => io.retry.reading(() => io.gateway.hasRight(remoteId, right)))
      if ('error' in read || read.value === null) return ended('unknown', answer.error, remoteId)
      if (read.value) return done(remoteId)
      const ending = notDone(answer.error, remoteId)
      if (ending.state === 'failed' && (await io.retry.pause(answer.error, count))) continue
      return ending
    }
    if (!(await io.retry.pause(answer.error, count))) return refused(answer.error, remoteId)
  }
}

/** Follows a read, like every write of what is there. A right that is gone is taken back already. */
export async function sendRevoke(work: RevokeWork, io: StepIo): Promise<StepEnding> {
  const { object, right, remoteId } = work
  let lost: PatchbayError | null = null
  for (let count = 1; ; count += 1) {
    const read = await attempt(() => io.retry.reading(() => io.gateway.hasRight(remoteId, right)))
    if ('error' in read) return lost ? ended('unknown', lost, remoteId) : unread(read.error, remoteId)
    if (read.value === false) return done(remoteId)
    const obstacle = await io.intend()
    if (obstacle) return obstacle
    if (io.store.wantsRight(object.objectId, right)) {
      return lost ? ended('unknown', lost, remoteId) : editedMeanwhile(object.label, remoteId)
    }
    io.leaves()
    const answer = await attempt(() => io.gateway.revokeRight(remoteId, right))
    if ('value' in answer) return done(remoteId)
    if (isAnswerLost(answer.error)) lost = answer.error
    if (!(await io.retry.pause(answer.error, count))) {
      if (!lost) return refused(answer.error, remoteId)
      const after = await attempt(() => io.retry.reading(() => io.gateway.hasRight(remoteId, right)))
      if ('error' in after) return ended('unknown', lost, remoteId)
      return after.value ? notDone(lost, remoteId) : done(remoteId)
    }
  }
}
