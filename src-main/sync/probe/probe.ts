/**
 * Finds out, on one service that a person chose, what a PUT does to a secret that it does not carry (rci.md section 9:
 * unknown and dangerous), and puts the service back with all its secrets whatever came of it.
 *
 *   read ─ PUT without secrets ─ read ─ judge ─ PUT with all secrets ─ read
 *
 * Before the first PUT the agreement on the secrets is taken back in the store, so that after a crash at any point the
 * next push sends them again; it is renewed once the service is surely put back.
 */
import { type ErrorCode, findPatchbayError, PatchbayError } from '../../domain/errors.ts'
import type { Mapping } from '../../domain/mapping.ts'
import type { MappingProposal } from '../../domain/mappingChange.ts'
import type { Gateway, RemoteObject, ServiceWrite } from '../../servers/gateway.ts'
import { type BaseRecord, putBaseTx } from '../../store/bases.ts'
import { fieldOf, fieldsFrom, isSecret } from '../plan/merge.ts'
import type { SyncServer, SyncStore } from '../port.ts'
import { showsAs } from '../push/requests.ts'
import { isNotSent, type Retry } from '../push/retry.ts'
import { transact } from '../transact.ts'
import { type Chosen, choose, refuse } from './probeChoice.ts'
import { allKnown, judge, shownSecrets, type Verdict } from './probeJudge.ts'
import { verdictText } from './probeText.ts'

export interface ProbeDeps {
  readonly store: SyncStore
  /** Opens a fresh connection that works by the mapping given; the probe closes it. */
  readonly openGateway: (mapping: Mapping) => Gateway
  readonly retry: Retry
  /** Makes the probe the only one who writes on the server. @throws PUSH_RUNNING */
  readonly lease: <Result>(work: () => Promise<Result>) => Promise<Result>
}

export interface ProbeResult {
  readonly server: string
  readonly service: string
  readonly verdict: Verdict
  /** What was seen, what it means, and what to do where it could not be seen. */
  readonly message: string
  /** `secret.onPutWithoutValue`, where the answer was seen and the mapping says something else. */
  readonly proposals: readonly MappingProposal[]
}

interface Probing extends Chosen {
  readonly deps: ProbeDeps
  readonly server: SyncServer
  readonly gateway: Gateway
  /** The service with all its secrets, as the store has it. */
  readonly write: ServiceWrite
}

/**
 * @param isConfirmed somebody was told what is done to the service, and agreed.
 * @throws CONFIRMATION_REQUIRED; PROBE_REFUSED when the service could not be put back afterwards (a secret is missing
 *   in the store, store and server differ); SERVICE_NOT_FOUND, PUSH_RUNNING; PROBE_NOT_RESTORED when it could not be
 *   put back; SERVER_* when the server could not be asked: the service is as it was then.
 */
export async function probeSecrets(
  deps: ProbeDeps,
  server: SyncServer,
  service: string,
  isConfirmed: boolean,
): Promise<ProbeResult> {
  if (!isConfirmed) throw notConfirmed(server.name, service)
  return deps.lease(async () => {
    const chosen = choose(deps.store, server, service)
    // What a server reads back is looked at here and never sent back: a PUT without secrets must carry none.
    const { mapping } = server
    const gateway = deps.openGateway({ ...mapping, secret: { ...mapping.secret, readback: 'absent' } })
    try {
      const write = deps.store.writeOf('service', chosen.desired.objectId, 'all')
      if (write.kind !== 'service') throw new PatchbayError('BUG', 'A service was to be probed, and is none.')
      return await probe({ ...chosen, deps, server, gateway, write })
    } finally {
      await gateway.close()
    }
  })
}

function notConfirmed(server: string, service: string): PatchbayError {
  return new PatchbayError(
    'CONFIRMATION_REQUIRED',
    `The test of "${service}" on server "${server}" was not confirmed, and nothing was sent. It writes the service ` +
      'twice, once without its secrets; in between, messages through it may fail.',
    { server, service },
  )
}

async function probe(probing: Probing): Promise<ProbeResult> {
  const { server, base, write } = probing
  const before = await read(probing)
  const isAgreed = before && showsAs(before.canonical.fields, base.fields)
  if (!isAgreed || !allKnown(before, write, server.mapping)) {
    refuse(
      server,
      write.name,
      'it changed on the server since store and server agreed. Compare and push first.',
    )
  }
  begin(probing)
  const seen = await putWithoutSecrets(probing, before)
  if (seen.refusal && isUntouched(seen.refusal)) {
    settle(probing, { stage: 'failed', code: seen.refusal.code })
    throw seen.refusal
  }
  await putBack(probing, before, seen.refusal)
  const isRejected = seen.refusal !== null && isRejection(seen.refusal)
  const trouble = isRejected ? null : (seen.refusal ?? seen.readError)
  if (trouble) {
    settle(probing, { stage: 'failed', code: trouble.code })
    throw brokenOff(probing, trouble)
  }
  const verdict: Verdict = isRejected ? 'rejects' : await judged(probing, before, seen.after)
  settle(probing, { stage: 'ended', verdict })
  return {
    server: server.name,
    service: write.name,
    verdict,
    message: verdictText(verdict, write.name, server.name),
    proposals: proposalsFor(verdict, server, write.name),
  }
}

interface Seen {
  readonly refusal: PatchbayError | null
  readonly after: RemoteObject | null
  readonly readError: PatchbayError | null
}

/** The PUT that the test is about, and the read after it. A defect of Patchbay, too, puts the service back. */
async function putWithoutSecrets(probing: Probing, before: RemoteObject): Promise<Seen> {
  const { gateway, write } = probing
  try {
    const sent = await attempt(() => gateway.update(before, withoutSecrets(write)))
    if (sent.error) return { refusal: sent.error, after: null, readError: null }
    const after = await attempt(() => read(probing))
    return { refusal: null, after: after.value, readError: after.error }
  } catch (error) {
    await putBack(probing, before, null)
    throw error
  }
}

async function judged(probing: Probing, before: RemoteObject, after: RemoteObject | null): Promise<Verdict> {
  const { gateway, deps, write, server } = probing
  if (!after) return 'notVisible'
  const verdict = judge(before, after, write, server.mapping)
  if (verdict !== 'sameMask') return verdict
  // A mask that stays says that the secret stayed only where a row without a secret shows none.
  const list = await attempt(() => deps.retry.reading(() => gateway.list('service')))
  const shown = (list.value?.objects ?? []).flatMap((object) => [
    ...shownSecrets(object, server.mapping).values(),
  ])
  return shown.some((value) => value === undefined || value === null || value === '') ? 'keeps' : 'notVisible'
}

function read({ deps, gateway, base }: Probing): Promise<RemoteObject | null> {
  return deps.retry.reading(() => gateway.read('service', base.remoteId))
}

function withoutSecrets(write: ServiceWrite): ServiceWrite {
  return { ...write, authentications: write.authentications.map((row) => ({ ...row, secret: null })) }
}

interface Attempted<Result> {
  readonly value: Result | null
  readonly error: PatchbayError | null
}

async function attempt<Result>(work: () => Promise<Result>): Promise<Attempted<Result>> {
  try {
    return { value: await work(), error: null }
  } catch (error) {
    const known = findPatchbayError(error)
    if (!known) throw error
    return { value: null, error: known }
  }
}

const refusals: ReadonlySet<ErrorCode> = new Set([
  'SERVER_CREDENTIALS_REFUSED',
  'SERVER_FORBIDDEN',
  'SERVER_RESOURCE_UNKNOWN',
  'SERVER_CONFLICT',
  'REMOTE_OBJECT_NOT_FOUND',
])

/** The two answers for content that a server does not accept (rci.md "status.map"). */
function isRejection({ data }: PatchbayError): boolean {
  return data.status === 400 || data.status === 422
}

/** Refused before anything can have been done. */
function isUntouched(error: PatchbayError): boolean {
  return isNotSent(error) || refusals.has(error.code)
}

const attempts = 3

/** In every case: the service with all its secrets, and a read that shows it. @throws PROBE_NOT_RESTORED */
async function putBack(probing: Probing, before: RemoteObject, first: PatchbayError | null): Promise<void> {
  const { deps, gateway, write, base, server } = probing
  let failure: PatchbayError | null = null
  for (let count = 1; count <= attempts; count += 1) {
    const current = await attempt(() => read(probing))
    const target = current.value ?? before
    const wanted = withTextsOf(target, write)
    const sent = await attempt(() => gateway.update(target, wanted))
    failure = sent.error
    if (!failure) {
      const seen = await attempt(() => read(probing))
      const isBack =
        seen.value !== null &&
        showsAs(seen.value.canonical.fields, target.canonical.fields) &&
        allKnown(seen.value, write, server.mapping)
      if (isBack) return
      failure = seen.error ?? new PatchbayError('OBJECT_MOVED', 'A read does not show the service as it was.')
    }
    if (!(await deps.retry.pause(failure, count)) && failure.code !== 'OBJECT_MOVED') break
  }
  const isSame = await stillAs(probing, base)
  if (first && isRejection(first) && failure && isRejection(failure) && isSame) {
    // Refused with secrets and without: the server did nothing, and nothing was learned of secrets.
    settle(probing, { stage: 'failed', code: failure.code })
    throw failure
  }
  tellAudit(probing, { stage: 'notRestored', code: failure?.code ?? null })
  throw notRestored(server.name, write.name, failure)
}

async function stillAs(probing: Probing, base: BaseRecord): Promise<boolean> {
  const { value } = await attempt(() => read(probing))
  return value !== null && showsAs(value.canonical.fields, base.fields)
}

/** What a colleague changed in the meantime stays; only the secrets are put back. */
function withTextsOf(remote: RemoteObject, write: ServiceWrite): ServiceWrite {
  const text = (name: string, otherwise: string) => {
    const value = fieldOf(remote.canonical.fields, name)
    return value === undefined || isSecret(value) ? otherwise : value.text
  }
  return {
    ...write,
    name: text('name', write.name),
    serviceConnection: text('serviceConnection', write.serviceConnection),
    authenticationUrl: text('authenticationUrl', write.authenticationUrl),
    authenticationScope: text('authenticationScope', write.authenticationScope),
  }
}

function notRestored(server: string, service: string, failure: PatchbayError | null): PatchbayError {
  return new PatchbayError(
    'PROBE_NOT_RESTORED',
    `ATTENTION: "${service}" on server "${server}" could not be put back after the test, and may be without its ` +
      `secrets: messages through it may fail. ${failure?.message ?? ''} Do one of these now: push "${service}" to the ` +
      'server (its secrets are sent again), or enter its secrets in System Configurator.',
    { server, service, cause: failure?.code ?? null },
    failure ?? undefined,
  )
}

function brokenOff({ server, write }: Probing, error: PatchbayError): PatchbayError {
  return new PatchbayError(
    error.code,
    `The test of "${write.name}" on server "${server.name}" ended without an answer. The service was put back with all ` +
      `its secrets. ${error.message}`,
    error.data,
    error,
  )
}

/** On record before the first write, with the agreement on the secrets taken back. */
function begin(probing: Probing): void {
  const { deps, server, base, write } = probing
  const { store } = deps
  const fields = fieldsFrom(
    Object.entries(base.fields).map(([name, value]) => [
      name,
      isSecret(value) ? { secret: 'unknown' } : value,
    ]),
  )
  transact(store, (tx) => {
    putBaseTx(tx, server.id, { ...base, fields }, store.now())
    store.audit(tx, 'server.probe', server.name, { service: write.name, stage: 'started' })
  })
}

/** The service is as it was: what was agreed on holds again. */
function settle(probing: Probing, details: Record<string, unknown>): void {
  const { deps, server, base, write } = probing
  const { store } = deps
  transact(store, (tx) => {
    putBaseTx(tx, server.id, base, store.now())
    store.audit(tx, 'server.probe', server.name, { service: write.name, ...details })
  })
}

function tellAudit({ deps, server, write }: Probing, details: Record<string, unknown>): void {
  transact(deps.store, (tx) => {
    deps.store.audit(tx, 'server.probe', server.name, { service: write.name, ...details })
  })
}

function proposalsFor(verdict: Verdict, server: SyncServer, service: string): readonly MappingProposal[] {
  const from = server.mapping.secret.onPutWithoutValue
  if (verdict === 'notVisible' || verdict === from) return []
  const words = { keeps: 'kept', clears: 'cleared', rejects: 'was rejected for want of' } as const
  const reason =
    verdict === 'rejects'
      ? `A PUT of "${service}" without its secrets was rejected, and the same with them accepted.`
      : `A PUT of "${service}" without its secrets ${words[verdict]} them, as a read showed.`
  return [{ path: 'secret.onPutWithoutValue', from, to: verdict, reason }]
}
