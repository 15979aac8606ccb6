/**
 * What goes wrong in one pull or push: answers that get lost, refusals, and the end of the process, by the number
 * of the request or of the look at the clock (the journal takes the time for each of its records).
 */
import { findPatchbayError, PatchbayError } from '../../../src-main/domain/errors.ts'

export const requestFaults = [
  'lost before',
  'lost after',
  'failed before',
  'failed after',
  'not sent',
  'refused',
  'forbidden',
  'crash before',
  'crash after',
] as const
export type RequestFault = (typeof requestFaults)[number]

export type Fault =
  /** `write`: number of the writing request, from 1; with `repeats` the next ones fail in the same way. */
  | { readonly write: number; readonly how: RequestFault; readonly repeats: number }
  /** The process ends when the time is taken for the `journal`th time. */
  | { readonly journal: number }

/** The process is gone: nothing of Patchbay runs any more. */
export class Crash extends Error {}

const errors: Partial<Record<RequestFault, () => PatchbayError>> = {
  'lost before': () => new PatchbayError('SERVER_TIMEOUT', 'No answer in time.'),
  'lost after': () => new PatchbayError('SERVER_UNREACHABLE', 'The connection broke off.'),
  'failed before': () => new PatchbayError('SERVER_FAILED', 'It failed.', { status: 500 }),
  'failed after': () => new PatchbayError('SERVER_FAILED', 'It failed.', { status: 502 }),
  'not sent': () => new PatchbayError('SERVER_UNREACHABLE', 'No connection.', { requestSent: false }),
  refused: () => new PatchbayError('SERVER_REJECTED', 'It was refused.', { status: 400 }),
  forbidden: () => new PatchbayError('SERVER_FORBIDDEN', 'It was forbidden.', { status: 403 }),
}

const worksFirst: ReadonlySet<RequestFault> = new Set(['lost after', 'failed after', 'crash after'])

export class Faults {
  readonly #faults: readonly Fault[]
  #writes = 0
  #journal = 0
  #isCrashed = false

  constructor(faults: readonly Fault[]) {
    this.#faults = faults
  }

  #refuseDead(): void {
    if (this.#isCrashed) throw new Crash('crash')
  }

  #crash(): never {
    this.#isCrashed = true
    throw new Crash('crash')
  }

  async read<Result>(work: () => Result): Promise<Result> {
    this.#refuseDead()
    return work()
  }

  async write<Result>(work: () => Result): Promise<Result> {
    this.#refuseDead()
    this.#writes += 1
    const number = this.#writes
    const fault = this.#faults.find(
      (each) => 'write' in each && each.write <= number && number < each.write + each.repeats,
    )
    if (!fault || !('write' in fault)) return work()
    if (worksFirst.has(fault.how)) work()
    throw errors[fault.how]?.() ?? this.#crash()
  }

  /** The time that the journal takes; the process may end here. */
  now(time: () => string): string {
    this.#refuseDead()
    this.#journal += 1
    if (this.#faults.some((fault) => 'journal' in fault && fault.journal === this.#journal)) this.#crash()
    return time()
  }
}

/** What a person may meet; anything else that is thrown is a defect. */
const refusals: ReadonlySet<string> = new Set([
  'NAME_TAKEN',
  'LOGON_NAME_TAKEN',
  'NOTHING_TO_UNDO',
  'NOTHING_TO_REDO',
  'UNDO_CONFLICT',
  'VERSION_NOT_FOUND',
  'CONFLICT_NOT_FOUND',
  'PLAN_STALE',
  'SERVER_IDENTITY_CHANGED',
  'USAGE_INVALID',
])

export function isRefusal(error: unknown): boolean {
  const known = findPatchbayError(error)
  return known !== null && refusals.has(known.code)
}
