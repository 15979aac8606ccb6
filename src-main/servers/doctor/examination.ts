/**
 * One run of the connection test: what was found so far, and the mapping as the proposals would make it, so that
 * each check can build on what the one before has learned.
 */
import { findPatchbayError, type PatchbayError } from '../../domain/errors.ts'
import { type Mapping, resolveMapping } from '../../domain/mapping.ts'
import {
  type MappingProposal,
  mappingValueAt,
  type ProposedValue,
  urlPath,
  withMappingValue,
} from '../../domain/mappingChange.ts'
import type { ServerAccess } from '../gateway.ts'
import type { RciClient } from '../rci/client.ts'
import type { Reader } from './reader.ts'
import { explained } from './refusals.ts'
import type { CheckName, ConnectionCheck } from './report.ts'

export interface Examination {
  /** Settings as they are saved; the URL may be a proposed one. */
  readonly access: ServerAccess
  /** The mapping with all proposals so far laid over it. */
  mapping: Mapping
  readonly client: RciClient
  readonly reader: Reader
  readonly findings: Findings
  /** ISO 8601 UTC. */
  readonly now: () => string
}

export interface Findings {
  readonly checks: ConnectionCheck[]
  readonly proposals: MappingProposal[]
  /** A resource answered as RCI does, if only with a refusal: the address is right. */
  isReached: boolean
}

export function tell(
  { checks }: Findings,
  name: CheckName,
  outcome: ConnectionCheck['outcome'],
  message: string,
): void {
  checks.push({ name, outcome, message })
}

/** Proposes a change and works with it from here on. Nothing where the mapping says so already. */
export function propose(exam: Examination, path: string, to: ProposedValue, reason: string): void {
  const from = mappingValueAt(exam.access.mapping, path)
  if (from === to || mappingValueAt(exam.mapping, path) === to) return
  exam.mapping = resolveMapping(withMappingValue(exam.mapping, path, to))
  exam.findings.proposals.push({ path, from, to, reason })
}

export function proposeUrl(findings: Findings, from: string, to: string, reason: string): void {
  findings.proposals.push({ path: urlPath, from, to, reason })
}

/** A failure that every further request would meet as well. */
export class CheckStopped extends Error {
  readonly check: CheckName
  readonly error: PatchbayError

  constructor(check: CheckName, error: PatchbayError) {
    super(error.message, { cause: error })
    this.check = check
    this.error = error
  }
}

/** Runs reads of one check; what concerns the server as a whole ends the examination under the check's name. */
export async function during<Result>(check: CheckName, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof CheckStopped) throw error
    const known = findPatchbayError(error)
    if (!known) throw error
    throw new CheckStopped(check, known)
  }
}

/** Tells the failure that ended the examination; anything unforeseen passes through. */
export function tellEnd(findings: Findings, error: unknown): PatchbayError {
  const known = error instanceof CheckStopped ? error.error : findPatchbayError(error)
  if (!known) throw error
  const name = error instanceof CheckStopped ? error.check : 'settings'
  tell(findings, name, 'failed', `${explained(known)} The remaining checks were left out.`)
  return known
}
