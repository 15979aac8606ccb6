/** What is wrong or missing with the objects of a plan: a push sends them as they are, and the provider may refuse. */
import { naturalKey, type ServerId } from '../domain/model.ts'
import type { Plan, PlanFinding, PlanStep } from '../domain/syncModel.ts'
import { getServer } from '../store/servers.ts'
import type { Store } from '../store/store.ts'
import { findingsOf } from '../transfer/findingList.ts'

/** A target of promotion gets values of its own, of which findings of the store say nothing. */
export function withFindings(store: Store, serverId: ServerId, plan: Plan): Plan {
  if (getServer(store, serverId).promotedFrom !== null) return plan
  const sent = plan.steps.filter(({ action }) => action === 'create' || action === 'update')
  const namesOf = (kind: PlanStep['kind']) =>
    new Set(sent.filter((step) => step.kind === kind).map(({ key }) => naturalKey(key)))
  const found = findingsOf(store, { service: namesOf('service'), user: namesOf('user') })
  const findings = found.map(
    ({ kind, key, level, code, message, field }): PlanFinding => ({ kind, key, level, code, message, field }),
  )
  return { ...plan, findings }
}
