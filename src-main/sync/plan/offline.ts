/**
 * The plan against the last agreed state, for a server that cannot be asked: it says what a push would have done,
 * so that each step can be reported as not attempted. Never carried out. Pure.
 */
import type { RemoteObject } from '../../servers/gateway.ts'
import type { BaseRecord } from '../../store/bases.ts'
import { buildPlan, type PlanInput } from './plan.ts'
import type { RightRead, Snapshot } from './snapshot.ts'
import type { SyncPlan } from './work.ts'

function remoteOf({ kind, remoteId, key, label, fields }: BaseRecord): RemoteObject {
  return { kind, remoteId, canonical: { kind, key, label, fields }, raw: {}, rowIds: {} }
}

function agreedSnapshot(bases: readonly BaseRecord[]): Snapshot {
  const read = (kind: BaseRecord['kind']) => ({
    completeness: 'complete' as const,
    objects: bases.filter((base) => base.kind === kind).map(remoteOf),
    unreadable: new Map(),
    refusal: null,
  })
  const rights = bases
    .filter((base) => base.kind === 'user')
    .map(({ remoteId, rights: granted }): [string, RightRead] => [
      remoteId,
      { has: granted.includes('messagingService') },
    ])
  return { service: read('service'), user: read('user'), rights: new Map(rights) }
}

export function planOffline(input: Omit<PlanInput, 'snapshot'>): SyncPlan {
  return buildPlan({ ...input, snapshot: agreedSnapshot(input.bases) })
}
