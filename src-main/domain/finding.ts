/** Result of a check: what is wrong or doubtful, where, and how to cure it. */

/** `block`: saving or importing is refused. `warn`: kept, with a mark. `info`: worth knowing. */
export type FindingLevel = 'block' | 'warn' | 'info'

export interface Finding {
  readonly level: FindingLevel
  /** Stable SCREAMING_SNAKE code of the rule. */
  readonly code: string
  /** One or two sentences: what is wrong and the cure. Never holds a secret's value. */
  readonly message: string
  /**
   * Path of the field inside the object: `name`, `serviceConnection`, `authentications`,
   * `authentications[2].authenticationId`, `authentications[2].secret`, `logonName`, ... Rows count from 0.
   */
  readonly field: string
}

/** A finding of one object of an estate. `key`: the service's name or the user's logon name. */
export interface ObjectFinding extends Finding {
  readonly kind: 'service' | 'user' | 'estate'
  readonly key: string
  /** Position of the object in its list of the estate, from 0; -1 for the estate itself. */
  readonly index: number
}

export function hasBlock(findings: readonly Finding[]): boolean {
  return findings.some((finding) => finding.level === 'block')
}
