/** What the connection test answers. Holds no secret: attribute names, types and marks only. */
import type { MappingProposal } from '../../domain/mappingChange.ts'

export type CheckName =
  | 'settings'
  | 'url'
  | 'services'
  | 'serviceAttributes'
  | 'types'
  | 'authenticationAttributes'
  | 'filter'
  | 'users'
  | 'paging'
  | 'userAttributes'
  | 'apiUser'
  | 'role'

export interface ConnectionCheck {
  readonly name: CheckName
  readonly outcome: 'ok' | 'warn' | 'failed'
  /** A few sentences: what was seen and, where needed, the cure. */
  readonly message: string
}

export interface ConnectionReport {
  /** No check failed; some may warn. */
  readonly ok: boolean
  readonly checks: readonly ConnectionCheck[]
  /** Changes of the mapping that the answers suggest; empty where the mapping fits. */
  readonly proposals: readonly MappingProposal[]
  /** How many requests were sent, log-on and log-off included. */
  readonly requests: number
}
