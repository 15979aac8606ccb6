/** Plans in words: names of fields, values, steps and their numbers. Pure. */
import { type ServiceType, serviceTypeNames } from '../../../src-main/domain/model.ts'
import { serviceTypeInfo } from '../../../src-main/domain/serviceTypes.ts'
import type { Plan, PlanStep, RemoteKind, StepAction, StepKind } from '../../../src-main/domain/syncModel.ts'
import { t, tCount } from '../../i18n/t.ts'

const fieldNames: Readonly<Record<string, string>> = {
  name: t('service.name'),
  type: t('service.type'),
  serviceConnection: t('service.connection'),
  authenticationUrl: t('service.authenticationUrl'),
  authenticationScope: t('service.authenticationScope'),
  firstName: t('user.firstName'),
  lastName: t('user.lastName'),
  logonName: t('user.logonName'),
  password: t('user.password'),
  use: t('user.rights.use'),
  object: t('plan.field.object'),
}

const fieldOrder = Object.keys(fieldNames)

/** Place of a field among the others of its object, as on the screens of the object; rows come last. */
export function fieldRank(name: string): number {
  const rank = fieldOrder.indexOf(name)
  return rank === -1 ? fieldOrder.length : rank
}

const secretRow = /^authentications\[(.*)\]\.secret$/s

/** A plan's field as the screens of the object call it. */
export function fieldText(name: string): string {
  const id = secretRow.exec(name)?.[1]
  if (id !== undefined) return t('plan.field.secret', { id })
  return fieldNames[name] ?? name
}

export function isSecretField(name: string): boolean {
  return name === 'password' || secretRow.test(name)
}

const secretTexts: Readonly<Record<string, string>> = {
  absent: t('plan.secret.absent'),
  set: t('plan.secret.set'),
  changed: t('plan.secret.changed'),
  unknown: t('plan.secret.unknown'),
}

/** A value as a person reads it; of secrets a plan knows only the state. `null`: not there. */
export function valueText(name: string, value: string | null): string {
  if (value === null) return t('plan.value.none')
  if (isSecretField(name)) return secretTexts[value] ?? value
  if (value === '') return t('plan.value.empty')
  if (name === 'use') return t('user.rights.messagingService')
  if (name === 'type' && isServiceType(value)) return serviceTypeInfo(value).label
  return value
}

function isServiceType(value: string): value is ServiceType {
  return (serviceTypeNames as readonly string[]).includes(value)
}

/** Of a right's step the logon name, of all others the key itself (interfaces.md section 8). */
export function objectKeyOf({ kind, key }: { readonly kind: StepKind; readonly key: string }): string {
  return kind === 'userRight' ? key.slice(0, key.lastIndexOf(': ')) : key
}

export interface PlannedObject {
  readonly kind: RemoteKind
  readonly key: string
  readonly steps: readonly PlanStep[]
}

/** Steps by object, in the order of their first step: a user's rights stand with the user. */
export function objectsOf(steps: readonly PlanStep[]): PlannedObject[] {
  const objects = new Map<string, { kind: RemoteKind; key: string; steps: PlanStep[] }>()
  for (const step of steps) {
    const kind = step.kind === 'service' ? 'service' : 'user'
    const key = objectKeyOf(step)
    const known = objects.get(`${kind} ${key}`)
    if (known) known.steps.push(step)
    else objects.set(`${kind} ${key}`, { kind, key, steps: [step] })
  }
  return [...objects.values()]
}

/** Steps that a push carries out; the others are for a person in System Configurator. */
export function pushedSteps(plan: Plan): readonly PlanStep[] {
  return plan.steps.filter((step) => step.action !== 'manual')
}

/** There is something that a push of this plan would do. */
export function hasWork(plan: Plan): boolean {
  return pushedSteps(plan).length > 0 || plan.takeovers.length > 0
}

/** Store and server agree: nothing to push, take over, decide or do by hand, and nothing in the way. */
export function isAgreed(plan: Plan): boolean {
  return plan.steps.length === 0 && !hasWork(plan) && plan.conflicts.length === 0 && plan.blocked.length === 0
}

const kinds: readonly StepKind[] = ['service', 'user', 'userRight']
const actions: readonly StepAction[] = ['create', 'update', 'delete', 'manual']

/** Like `2 messaging services to create`, for each kind and action that the plan has. */
export function countLines(plan: Plan): string[] {
  return kinds.flatMap((kind) =>
    actions.flatMap((action) => {
      const count = plan.steps.filter((step) => step.kind === kind && step.action === action).length
      if (count === 0) return []
      const what = tCount(count, `plan.count.${kind}.one`, `plan.count.${kind}.other`)
      const done = kind === 'userRight' && action === 'create' ? 'grant' : action
      return [t('plan.count.line', { what, action: t(`plan.action.${done}.passive`) })]
    }),
  )
}

/** Existing services that the plan changes: the documented risk of business hours (section 1.1). */
export function changedServices(plan: Plan): number {
  return plan.steps.filter((step) => step.kind === 'service' && step.action !== 'create').length
}

/** Objects that are sent although something is wrong or missing, each named once. */
export function doubtfulNames({ findings = [] }: Plan): readonly string[] {
  return [...new Set(findings.map(({ key }) => key))]
}

/** Names of what the plan deletes on the server. */
export function deletedNames(plan: Plan): readonly string[] {
  return plan.steps.filter((step) => step.action === 'delete').map((step) => step.key)
}

/** The plan updates or deletes: what change windows are about. */
export function isChanging(plan: Plan): boolean {
  return plan.steps.some((step) => step.action === 'update' || step.action === 'delete')
}

/**
 * The plan as it goes with a push. Its fingerprint stands for all that was reviewed, so that the lists of fields,
 * which may be megabytes, need not travel again.
 */
export function planToSend(plan: Plan): Plan {
  return {
    ...plan,
    findings: undefined,
    steps: plan.steps.map((step) => ({ ...step, fields: [] })),
    takeovers: plan.takeovers.map((takeover) => ({ ...takeover, fields: [] })),
  }
}
