/**
 * Closes the runs that a crash left open. Steps that were `planned` were never sent; steps in `sending` may have
 * arrived, so the server is asked, and nothing is sent again: what remains to be done, the next plan finds.
 */
import { naturalKey, type RunId } from '../../domain/model.ts'
import {
  addBaseRightTx,
  type BaseRecord,
  listBases,
  putBaseTx,
  removeBaseRightTx,
  removeBaseTx,
} from '../../store/bases.ts'
import {
  finishStepTx,
  listRunSteps,
  listUnfinishedRuns,
  listUnknownCreates,
  type StepRecord,
} from '../../store/journal.ts'
import { areRowsSeparate, type Connection } from '../connection.ts'
import { tableId } from '../plan/snapshot.ts'
import { transact } from '../transact.ts'
import { showsAs } from './requests.ts'
import { endRunTx } from './runRecord.ts'

/** @throws SERVER_* when the server cannot be asked; the runs then stay open. */
export async function settleCrashedRuns(connection: Connection): Promise<void> {
  const { store, server } = connection
  for (const run of listUnfinishedRuns(store.db, server.id)) {
    for (const step of listRunSteps(store.db, run.id)) await settleStep(connection, run.id, step)
    const ending = { isConverged: false, stoppedBy: 'RUN_INTERRUPTED', differences: [] } as const
    transact(store, (tx) => endRunTx(tx, store, server.name, run.id, ending))
  }
}

/**
 * An object whose creation ended `unknown` is found by its name at the next push. One that was renamed in the store
 * since would not be, and be made a second time: it is looked up by the name under which it was sent.
 * @throws SERVER_* when the server cannot be asked.
 */
export async function recogniseRenamed(connection: Connection): Promise<void> {
  const { store, server } = connection
  const known = new Set(listBases(store.db, server.id).map((base) => `${base.kind} ${base.remoteId}`))
  for (const step of listUnknownCreates(store.db, server.id)) {
    const desired = step.kind === 'userRight' ? null : store.desiredOf(step.kind, step.objectId)
    if (!desired || desired.canonical.key === naturalKey(step.key)) continue
    const found = await findDone(connection, step)
    if (!found?.base || known.has(`${found.base.kind} ${found.base.remoteId}`)) continue
    const { base } = found
    transact(store, (tx) => putBaseTx(tx, server.id, base, store.now()))
  }
}

async function settleStep(connection: Connection, runId: RunId, step: StepRecord): Promise<void> {
  if (step.state !== 'planned' && step.state !== 'sending') return
  const { store, server } = connection
  const found = step.state === 'sending' ? await findDone(connection, step) : null
  const at = store.now()
  transact(store, (tx) => {
    if (step.state === 'planned') {
      const message = 'The push ended before this step was sent.'
      finishStepTx(tx, runId, step.seq, {
        state: 'notAttempted',
        remoteId: step.remoteId,
        code: null,
        message,
        at,
      })
      return
    }
    const message = found
      ? 'Patchbay ended before the answer came; the server shows that it was done.'
      : 'Patchbay ended before the answer came, and the server does not show whether it was done. Make a new plan.'
    const remoteId = found?.remoteId ?? step.remoteId
    finishStepTx(tx, runId, step.seq, {
      state: found ? 'done' : 'unknown',
      remoteId,
      code: null,
      message,
      at,
    })
    if (!found) return
    if (found.base) putBaseTx(tx, server.id, found.base, at)
    else if (step.kind === 'userRight' && step.action === 'delete') {
      removeBaseRightTx(tx, server.id, step.objectId, 'messagingService')
    } else if (step.kind === 'userRight') addBaseRightTx(tx, server.id, step.objectId, 'messagingService')
    else removeBaseTx(tx, server.id, step.kind, tableId(found.remoteId))
  })
}

interface FoundDone {
  readonly remoteId: string
  /** The base that the success makes; `null` for a delete or a right. */
  readonly base: BaseRecord | null
}

/** Asks the server whether a step in `sending` was carried out. `null`: it does not show. */
async function findDone({ gateway, retry, server }: Connection, step: StepRecord): Promise<FoundDone | null> {
  const { kind, action, remoteId, before, after, objectId } = step
  if (kind === 'userRight') {
    if (remoteId === null) return null
    const has = await retry.reading(() => gateway.hasRight(remoteId, 'messagingService'))
    return has === (action !== 'delete') ? { remoteId, base: null } : null
  }
  if (action === 'delete') {
    if (remoteId === null) return null
    const object = await retry.reading(() => gateway.read(kind, remoteId))
    if (object !== null) return null
    // A 404 counts as gone, unless the server's own list still shows the object.
    const found = await retry.reading(() => gateway.find(kind, step.key))
    const isListed = found.some((other) => tableId(other.remoteId) === tableId(remoteId))
    return isListed ? null : { remoteId, base: null }
  }
  if (after === null) return null
  // Several requests: what can be seen does not tell whether the last of them arrived.
  if (kind === 'service' && action === 'update' && areRowsSeparate(server)) return null
  const candidates =
    remoteId === null
      ? await retry.reading(() => gateway.find(kind, step.key))
      : [await retry.reading(() => gateway.read(kind, remoteId))]
  const [object] = candidates
  if (!object || candidates.length > 1 || !showsAs(object.canonical.fields, after)) return null
  // An update of secrets alone cannot be told from none: it stays unknown, and the next plan sends them again.
  if (before && showsAs(object.canonical.fields, before)) return null
  const base = {
    kind,
    remoteId: tableId(object.remoteId),
    objectId,
    key: naturalKey(object.canonical.label),
    label: object.canonical.label,
    fields: after,
    rights: [],
  }
  return { remoteId: object.remoteId, base }
}
