/** The plan for one object: what its three sides ask for. Pure. */
import type { BaseRecord } from '../../store/bases.ts'
import type { Triple } from './match.ts'
import { planBoth } from './planMerge.ts'
import {
  blocked,
  conflictRecord,
  formerFields,
  type Known,
  nothing,
  type PlanContext,
  planOf,
  refOf,
} from './planParts.ts'
import { planRights } from './planRights.ts'
import { conflictOfGone, createdFields, planField, wholeObject } from './show.ts'
import type { ObjectPlan, TakeoverWork } from './work.ts'

export function planObject(triple: Triple, context: PlanContext): ObjectPlan {
  const { kind, desired, remote } = triple
  if (desired === null) return planWithoutDesired(triple, context)
  const known: Known = { ...triple, desired }
  if (desired.blockedBy) return blocked(known, ...desired.blockedBy)
  const read = context.snapshot[kind]
  if (read.refusal) return blocked(known, read.refusal.message)
  if (triple.ambiguous) {
    return blocked(
      known,
      'the server has several objects of this name; rename or remove all but one of them there',
    )
  }
  if (remote) return planBoth({ ...known, remote }, context)
  if (triple.base === null) return planCreate(known, context, 'not on the server')
  const unreadable = read.unreadable.get(triple.base.remoteId)
  if (unreadable !== undefined) return blocked(known, `the server's object cannot be read: ${unreadable}`)
  return planGone(known, triple.base, context)
}

function planWithoutDesired({ kind, base, remote }: Triple, context: PlanContext): ObjectPlan {
  if (remote === null) {
    const read = context.snapshot[kind]
    const isGone = base !== null && read.completeness === 'complete' && !read.unreadable.has(base.remoteId)
    return { ...nothing, kind, key: base?.key ?? '', forgotten: isGone ? base : null }
  }
  const { key, label, fields } = remote.canonical
  // A tenant has thousands of agents that are none of Patchbay's business: users are adopted by name.
  if (kind === 'user') return { ...nothing, kind, key }
  const works = !context.deletes
    ? []
    : [
        {
          type: 'delete' as const,
          object: { kind, key, label, objectId: base?.objectId ?? '' },
          reason: base ? 'deleted in the store' : 'not in the store',
          fields: Object.entries(fields).map(([name, value]) => planField(name, value, undefined)),
          remoteId: remote.remoteId,
          expected: fields,
          former: formerFields(base?.fields ?? null, fields),
        },
      ]
  return { ...nothing, kind, key, works, serverOnly: { kind, key: label } }
}

function planCreate(known: Known, context: PlanContext, reason: string): ObjectPlan {
  const object = refOf(known)
  const { fields } = known.desired.canonical
  const rights = planRights(known.desired, null, context)
  return planOf(known, {
    works: [
      { type: 'create', object, reason, fields: createdFields(fields), desired: fields, settled: fields },
      ...rights.works,
    ],
    blocked: rights.blocked,
  })
}

/** Known from earlier, confirmed missing: neither made again nor deleted without a decision. */
function planGone(known: Known, base: BaseRecord, context: PlanContext): ObjectPlan {
  const { label, fields } = known.desired.canonical
  const sides = conflictOfGone(label, base.fields, fields)
  const resolution = context.decisionOf(known.kind, known.desired.objectId, sides)
  const conflicts = [conflictRecord(known, base.remoteId, sides, resolution)]
  if (resolution === null) return planOf(known, { conflicts })
  if (resolution === 'mine') {
    const reason = 'deleted on the server; the conflict was decided for the store'
    return { ...planCreate(known, context, reason), conflicts }
  }
  const takeover: TakeoverWork = {
    object: refOf(known),
    fields: [{ name: wholeObject, before: label, after: null }],
    changes: 'remove',
    base,
  }
  return planOf(known, { conflicts, takeover })
}
