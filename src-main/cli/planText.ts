/** A plan, a push and conflicts as text for people. */
import type {
  ConflictEntry,
  Plan,
  PlanField,
  PushResult,
  RollbackPlan,
  RunDifference,
  StepResult,
  Unrestorable,
} from '../domain/syncModel.ts'
import { counted, table } from './table.ts'

function valueText(value: string | null): string {
  return value === null || value === '' ? '(nothing)' : value
}

function fieldLines(fields: readonly PlanField[]): string[] {
  return fields.map(({ name, before, after }) => `      ${name}: ${valueText(before)} -> ${valueText(after)}`)
}

function block(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', title, ...lines]
}

export function conflictsText(conflicts: readonly ConflictEntry[]): string {
  return table(
    ['OBJECT', 'KIND', 'FIELD', 'BASE', 'MINE', 'THEIRS'],
    conflicts.map((entry) => [
      entry.key,
      entry.kind,
      entry.field,
      valueText(entry.base),
      valueText(entry.mine),
      valueText(entry.theirs),
    ]),
    'No conflicts.',
  )
}

export function planText(plan: Plan): string {
  const { steps, takeovers, conflicts, blocked, serverOnly, parked = [], findings = [] } = plan
  const waiting = conflicts.length === 0 ? [] : [conflictsText(conflicts)]
  return [
    `Plan for server "${plan.server}": ${counted(steps.length, 'step')}, ${plan.unchanged} unchanged.`,
    ...block(
      'Steps:',
      steps.flatMap((step) => [
        `  ${step.id} ${step.action} ${step.kind} "${step.key}": ${step.reason}`,
        ...fieldLines(step.fields),
      ]),
    ),
    ...block(
      'Taken over from the server into the store:',
      takeovers.flatMap((entry) => [`  ${entry.kind} "${entry.key}"`, ...fieldLines(entry.fields)]),
    ),
    ...block('Conflicts, left alone until decided with "patchbay resolve":', waiting),
    ...block(
      'Blocked:',
      blocked.map((entry) => `  ${entry.kind} "${entry.key}": ${entry.reason}`),
    ),
    ...block(
      'Refused by the server at the last push, tried again:',
      parked.map((entry) => `  ${entry.kind} "${entry.key}", ${entry.at}: ${entry.message}`),
    ),
    ...block(
      'Sent as they are, although something is wrong or missing:',
      findings.map(({ level, kind, key, message }) => `  ${level} ${kind} "${key}": ${message}`),
    ),
    ...block(
      'Only on the server, left alone:',
      serverOnly.map((entry) => `  ${entry.kind} "${entry.key}"`),
    ),
  ].join('\n')
}

/** What a rollback would do, and by name what stays as it is. */
export function rollbackText(plan: RollbackPlan): string {
  return [planText(plan), ...unrestorableLines(plan.cannotRestore)].join('\n')
}

export function unrestorableLines(entries: readonly Unrestorable[]): readonly string[] {
  return block(
    'Cannot be restored:',
    entries.map(({ kind, key, field, reason }) => {
      const what = field === 'object' ? '' : `, ${field}`
      return `  ${kind} "${key}"${what}: ${reason}`
    }),
  )
}

export function stepsText(steps: readonly StepResult[]): string {
  return table(
    ['STEP', 'OUTCOME', 'ACTION', 'KIND', 'OBJECT', 'MESSAGE'],
    steps.map((step) => [step.id, step.outcome, step.action, step.kind, step.key, step.message]),
    'Nothing to do.',
  )
}

/** What a second plan still wanted to do. */
export function differenceLines(differences: readonly RunDifference[]): readonly string[] {
  return block(
    'Still different after the push:',
    differences.flatMap((entry) => [
      `  ${entry.kind} "${entry.key}": ${entry.reason}`,
      ...fieldLines(entry.fields),
    ]),
  )
}

export function pushText(result: PushResult): string {
  const { done, failed, notAttempted, unknown, converged, conflicts, blocked, differences } = result
  const end = converged
    ? 'Store and server agree: a second plan is empty.'
    : 'Store and server do not agree yet: "patchbay plan" shows what is left.'
  return [
    stepsText(result.steps),
    '',
    `Run ${result.runId}: ${done} done, ${failed} failed, ${notAttempted} not attempted, ${unknown} unknown. ${end}`,
    ...differenceLines(differences),
    ...block(
      'Conflicts, left alone until decided with "patchbay resolve":',
      conflicts.length === 0 ? [] : [conflictsText(conflicts)],
    ),
    ...block(
      'Blocked:',
      blocked.map((entry) => `  ${entry.kind} "${entry.key}": ${entry.reason}`),
    ),
  ].join('\n')
}
