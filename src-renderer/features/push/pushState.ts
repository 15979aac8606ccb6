/** A push as its events tell it. Pure. */
import type { ErrorDocument } from '../../../src-main/domain/errors.ts'
import type {
  PlanStep,
  PushResult,
  RollbackResult,
  StepOutcome,
  StepResult,
} from '../../../src-main/domain/syncModel.ts'
import type { PushNews } from '../../../src-main/sync/pushBoard.ts'

export type StepState = 'waiting' | 'running' | StepOutcome

export type FollowedStep = Pick<PlanStep, 'id' | 'kind' | 'action' | 'key'> & {
  readonly state: StepState
  readonly message: string
}

export interface FollowedPush {
  /** `refused`: ended by an error before or outside its steps. */
  readonly phase: 'starting' | 'running' | 'verifying' | 'ended' | 'refused'
  /** By id, in the order of the plan. */
  readonly steps: ReadonlyMap<string, FollowedStep>
  readonly result: PushResult | RollbackResult | null
  readonly error: ErrorDocument | null
}

export const startingPush: FollowedPush = { phase: 'starting', steps: new Map(), result: null, error: null }

/** The state after some more events. A watcher that connects anew gets all of them again, from `runPlanned` on. */
export function followPush(before: FollowedPush, news: readonly PushNews[]): FollowedPush {
  let { phase, result, error } = before
  let steps = new Map(before.steps)
  const mark = (id: string, state: StepState, message: string) => {
    const step = steps.get(id)
    if (step) steps.set(id, { ...step, state, message })
  }
  for (const item of news) {
    switch (item.type) {
      case 'runPlanned':
        phase = 'running'
        steps = new Map(item.plan.steps.map((step) => [step.id, waiting(step)]))
        break
      case 'stepStarted':
        mark(item.id, 'running', '')
        break
      case 'stepFinished':
        mark(item.result.id, item.result.outcome, item.result.message)
        break
      case 'verifyStarted':
        phase = 'verifying'
        break
      case 'runFinished':
        phase = 'ended'
        result = item.result
        steps = new Map(item.result.steps.map((step) => [step.id, finished(step)]))
        break
      case 'failed':
        phase = 'refused'
        error = item.error
        break
    }
  }
  return { phase, steps, result, error }
}

function waiting({ id, kind, action, key }: PlanStep): FollowedStep {
  return { id, kind, action, key, state: 'waiting', message: '' }
}

function finished({ id, kind, action, key, outcome, message }: StepResult): FollowedStep {
  return { id, kind, action, key, state: outcome, message }
}

export type StateCounts = Readonly<Record<StepState, number>>

export function countStates(steps: Iterable<FollowedStep>): StateCounts {
  const counts = { waiting: 0, running: 0, done: 0, failed: 0, notAttempted: 0, unknown: 0 }
  for (const { state } of steps) counts[state] += 1
  return counts
}

/** How a finished push stands, the worst first. */
export type Verdict = 'agreed' | 'agreedExcept' | 'stillDifferent' | 'partlyDone' | 'nothingDone'

/**
 * `agreedExcept`: a second comparison found nothing that Patchbay could do, but something is left for a person.
 * `stillDifferent`: every step was done, and yet a difference remains or could not be excluded.
 */
export function verdictOf({ converged, steps, blocked, conflicts }: PushResult): Verdict {
  const own = steps.filter((step) => step.action !== 'manual')
  if (converged) {
    const hasRest = blocked.length > 0 || conflicts.length > 0 || own.length < steps.length
    return hasRest ? 'agreedExcept' : 'agreed'
  }
  const done = own.filter((step) => step.outcome === 'done').length
  if (done === own.length) return 'stillDifferent'
  return done === 0 ? 'nothingDone' : 'partlyDone'
}
