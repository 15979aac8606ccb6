/**
 * The plan for a user's rights: granted where they are missing, never revoked (seed.txt, incoming
 * authentication). Pure.
 */
import type { UserRight } from '../../domain/model.ts'
import type { BlockedEntry } from '../../domain/syncModel.ts'
import type { BaseRecord } from '../../store/bases.ts'
import type { DesiredObject } from '../port.ts'
import type { PlanContext } from './planParts.ts'
import type { RightWork } from './work.ts'

/** The right as System Configurator calls it. */
const rightNames: Readonly<Record<UserRight, string>> = Object.freeze({
  messagingService: 'Use on Messaging Service',
})

export interface RightsPlan {
  readonly works: readonly RightWork[]
  readonly blocked: readonly BlockedEntry[]
}

/** `remoteId`: table id, `null` when this push creates the user. */
export function planRights(
  desired: DesiredObject,
  remoteId: string | null,
  context: PlanContext,
): RightsPlan {
  const works: RightWork[] = []
  const blocked: BlockedEntry[] = []
  for (const right of desired.rights) {
    const read = remoteId === null ? { has: false } : context.snapshot.rights.get(remoteId)
    if (context.rightsMode === 'manual' || (read && 'manual' in read)) {
      works.push(rightWork(desired, right, remoteId, 'manual'))
    } else if (read === undefined || 'unreadable' in read) {
      const reason = read?.unreadable ?? 'its rights were not read'
      blocked.push({ kind: 'user', key: desired.canonical.label, reason })
    } else if (!read.has) {
      works.push(rightWork(desired, right, remoteId, 'right'))
    }
  }
  return { works, blocked }
}

function rightWork(
  desired: DesiredObject,
  right: UserRight,
  remoteId: string | null,
  type: RightWork['type'],
): RightWork {
  const { key, label } = desired.canonical
  const name = rightNames[right]
  return {
    type,
    object: { kind: 'user', key, label, objectId: desired.objectId },
    reason:
      type === 'right'
        ? 'right not granted on the server'
        : `rights are given by hand on this server: open the user in System Configurator and add ${name}`,
    fields: [{ name: 'use', before: null, after: right }],
    right,
    remoteId,
  }
}

/** Rights to note in the base: what this read saw, else what was noted before. */
export function rightsSeen(
  remoteId: string,
  base: BaseRecord | null,
  context: PlanContext,
): readonly UserRight[] {
  const read = context.snapshot.rights.get(remoteId)
  if (read && 'has' in read) return read.has ? ['messagingService'] : []
  return base?.rights ?? []
}
