/** What becomes of pasted rows in the form, and what the checks say of them. Pure. */
import { checkService } from '../../../src-main/domain/checkService.ts'
import type { Finding } from '../../../src-main/domain/finding.ts'
import type { Release, ServiceType } from '../../../src-main/domain/model.ts'
import { mergeRows, type PastedRow, type PastedRows } from '../../../src-main/domain/pastedRows.ts'
import { keepSecret, replaceSecret } from '../../ui/secretEntry.ts'
import { type AuthenticationRow, draftOf, type ServiceForm } from './serviceForm.ts'

export interface PreviewRow {
  readonly line: number
  readonly authenticationId: string
  readonly hasSecret: boolean
  readonly outcome: 'added' | 'replaced' | 'kept'
  readonly idFindings: readonly Finding[]
  readonly secretFindings: readonly Finding[]
}

export interface PastePreview {
  readonly added: number
  readonly replaced: number
  readonly kept: number
  /** Of the block as a whole. */
  readonly general: readonly Finding[]
  readonly rows: readonly PreviewRow[]
  /** The form's rows afterwards. */
  readonly merged: readonly AuthenticationRow[]
}

interface Known {
  readonly type: ServiceType
  readonly release: Release | undefined
  readonly storedSecretIds: ReadonlySet<string>
}

export function previewOf(
  pasted: PastedRows,
  form: ServiceForm,
  { type, release, storedSecretIds }: Known,
): PastePreview {
  const present = new Set(form.authentications.map(({ authenticationId }) => authenticationId))
  const { rows: merged, ...counts } = mergeRows(form.authentications, pasted.rows, {
    isUntouched,
    withSecret,
  })
  const draft = draftOf(type, { ...form, authentications: [...merged] })
  const findings = checkService(draft, { storedSecretIds, ...(release && { release }) })
  const places = new Map(merged.map(({ authenticationId }, index) => [authenticationId, index]))
  const of = (id: string, part: string) =>
    findings.filter(({ field }) => field === `authentications[${places.get(id)}].${part}`)
  const rows = pasted.rows.map(({ line, authenticationId, secret }) => ({
    line,
    authenticationId,
    hasSecret: secret !== '',
    outcome: outcomeOf(present.has(authenticationId), secret),
    idFindings: of(authenticationId, 'authenticationId'),
    secretFindings: of(authenticationId, 'secret'),
  }))
  return { ...counts, merged, rows, general: findings.filter(({ field }) => field === 'authentications') }
}

function outcomeOf(isThere: boolean, secret: string): PreviewRow['outcome'] {
  if (!isThere) return 'added'
  return secret === '' ? 'kept' : 'replaced'
}

function isUntouched({ authenticationId, secret }: AuthenticationRow): boolean {
  return authenticationId === '' && secret.kind === 'keep'
}

function withSecret(
  _row: AuthenticationRow | null,
  { authenticationId, secret }: PastedRow,
): AuthenticationRow {
  return { authenticationId, secret: secret === '' ? keepSecret : replaceSecret(secret) }
}
