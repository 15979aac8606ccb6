/** Findings of an estate file with their places: what `validate FILE --json` prints (interfaces.md section 8). */
import type { FindingLevel, ObjectFinding } from '../domain/finding.ts'
import type { EstateDocument } from './estateDocument.ts'
import type { Position } from './sourceTree.ts'

export interface PlacedFinding extends Position {
  readonly level: FindingLevel
  readonly code: string
  readonly message: string
  /** The service's name or the user's logon name; empty for the estate itself. */
  readonly key: string
}

/** All findings in the order of the file. */
export function checkEstateFile(
  document: Pick<EstateDocument, 'positionOf'>,
  findings: readonly ObjectFinding[],
): { readonly findings: readonly PlacedFinding[] } {
  const placed = findings.map(({ level, code, message, key, kind, index, field }) => ({
    level,
    code,
    message,
    key,
    ...document.positionOf(kind, index, field),
  }))
  return { findings: placed.toSorted((a, b) => a.line - b.line || a.column - b.column) }
}
