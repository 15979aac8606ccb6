/** Formats that more than one rule asks for. */
import type { AuthenticationDraft } from './draft.ts'

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

export function isUuid(text: string): boolean {
  return uuid.test(text)
}

/** Clear text of a row's new secret without outer spaces, for a look at its form; `null` where there is none. */
export function newSecretOf(row: AuthenticationDraft): string | null {
  if (row.secret === undefined || row.secret === null || row.secret.isEmpty) return null
  return row.secret.reveal().trim()
}
