/** What a step that was done leaves behind: the new base, and no conflict and no drift of its object any more. */
import { naturalKey, type ServerId } from '../../domain/model.ts'
import {
  addBaseRightTx,
  type BaseRecord,
  putBaseTx,
  removeBaseRightTx,
  removeBaseTx,
} from '../../store/bases.ts'
import { removeConflictsTx } from '../../store/conflicts.ts'
import type { Transaction } from '../../store/database.ts'
import { removeDriftTx } from '../../store/drift.ts'
import { fieldOf, isSecret } from '../plan/merge.ts'
import { tableId } from '../plan/snapshot.ts'
import type { CreateWork, PlannedWork, UpdateWork } from '../plan/work.ts'

/** In the transaction of the step's outcome. `remoteId`: of the object there, null where it is not known. */
export function recordDoneTx(
  tx: Transaction,
  serverId: ServerId,
  work: PlannedWork,
  remoteId: string | null,
  at: string,
): void {
  switch (work.type) {
    case 'create':
    case 'update':
      removeConflictsTx(tx, serverId, work.object)
      if (remoteId !== null) removeDriftTx(tx, serverId, work.object.kind, tableId(remoteId))
      // Created, but the id is not known: the next read finds the object by its name and agrees on it.
      if (remoteId !== null) putBaseTx(tx, serverId, baseOf(work, remoteId), at)
      return
    case 'delete':
      removeBaseTx(tx, serverId, work.object.kind, tableId(work.remoteId))
      removeDriftTx(tx, serverId, work.object.kind, tableId(work.remoteId))
      return
    case 'revoke':
      removeBaseRightTx(tx, serverId, work.object.objectId, work.right)
      return
    default:
      addBaseRightTx(tx, serverId, work.object.objectId, work.right)
  }
}

function baseOf(work: CreateWork | UpdateWork, remoteId: string): BaseRecord {
  const { kind, objectId, label } = work.object
  const name = fieldOf(work.settled, kind === 'service' ? 'name' : 'logonName')
  const settledLabel = name !== undefined && !isSecret(name) ? name.text : label
  return {
    kind,
    remoteId: tableId(remoteId),
    objectId,
    key: naturalKey(settledLabel),
    label: settledLabel,
    fields: work.settled,
    rights: work.type === 'update' ? work.rights : [],
  }
}
