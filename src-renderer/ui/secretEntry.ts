/** What a form does with a secret; the form's side of SecretChange (domain/draft.ts). */
import type { SecretChange } from '../../src-main/domain/draft.ts'
import { Secret } from '../../src-main/domain/secret.ts'

export type SecretEntry =
  | { readonly kind: 'keep' }
  | { readonly kind: 'remove' }
  | { readonly kind: 'replace'; readonly value: string }

export const keepSecret: SecretEntry = Object.freeze({ kind: 'keep' })
export const removeSecret: SecretEntry = Object.freeze({ kind: 'remove' })

export function replaceSecret(value: string): SecretEntry {
  return { kind: 'replace', value }
}

/**
 * As the router takes it. Replacing by nothing is not removing: a field that was opened and left empty keeps the
 * stored secret, only Remove removes it.
 */
export function secretInput(entry: SecretEntry): string | null | undefined {
  if (entry.kind === 'remove') return null
  return entry.kind === 'keep' || entry.value === '' ? undefined : entry.value
}

/** As the local checks take it. */
export function secretDraft(entry: SecretEntry): SecretChange {
  const input = secretInput(entry)
  return typeof input === 'string' ? new Secret(input) : input
}
