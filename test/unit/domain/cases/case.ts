/** One line of a table of services. */
import type { KnownOfService } from '../../../../src-main/domain/checkService.ts'
import type { ServiceDraft } from '../../../../src-main/domain/draft.ts'
import { Secret } from '../../../../src-main/domain/secret.ts'

export interface Case {
  readonly what: string
  readonly service: ServiceDraft
  readonly known?: KnownOfService
  /** `level CODE field`, all of them; none for a valid service. */
  readonly findings: readonly string[]
}

export interface TypeCases {
  readonly valid: readonly Case[]
  readonly invalid: readonly Case[]
}

/** A row; without a secret it is left out, with `null` removed. */
export function row(authenticationId: string, secret?: string | null) {
  if (secret === undefined) return { authenticationId }
  return { authenticationId, secret: secret === null ? null : new Secret(secret) }
}

type Changes = Partial<Omit<ServiceDraft, 'type'>>

/** A table for one type: `ok` and `bad` lay changes over a service that is valid. */
export function tableFor(base: ServiceDraft) {
  return {
    ok: (what: string, changes: Changes = {}, known: KnownOfService = {}): Case => ({
      what,
      service: { ...base, ...changes },
      known,
      findings: [],
    }),
    bad: (what: string, changes: Changes, findings: readonly string[], known: KnownOfService = {}): Case => ({
      what,
      service: { ...base, ...changes },
      known,
      findings,
    }),
  }
}

export const idField = (index: number) => `authentications[${index}].authenticationId`
export const secretField = (index: number) => `authentications[${index}].secret`
