/**
 * Findings of one service (messaging-services.md sections 1.5, 1.6, 1.9; credentials.md "Credentials").
 * Only documented patterns block; where the sources leave doubt, findings warn.
 */
import { checkConnection } from './checkConnection.ts'
import type { AuthenticationDraft, ServiceDraft } from './draft.ts'
import type { Finding } from './finding.ts'
import { block, rowField, warn } from './makeFinding.ts'
import type { Release } from './model.ts'
import type { FormatRule } from './serviceTypeInfo.ts'
import { rowKindsOf, serviceTypeInfo } from './serviceTypes.ts'
import { checkCharacters, checkLength, textLimits } from './textRules.ts'
import { typeRules } from './typeRules.ts'

export interface KnownOfService {
  /** Authentication IDs whose secret is already stored: a left-out secret is fine there. */
  readonly storedSecretIds?: ReadonlySet<string>
  /** Release of the server that the service is meant for, where there is exactly one. */
  readonly release?: Release
}

/** All findings of a service: general ones in the order of the fields, then those of its type. Never throws. */
export function checkService(service: ServiceDraft, known: KnownOfService = {}): Finding[] {
  return [
    ...checkName(service),
    ...checkConnection(service, known.release),
    ...checkNotApplicable(service),
    ...checkRowCount(service),
    ...service.authentications.flatMap((row, index) => checkRow(service, row, index, known)),
    ...checkDuplicateIds(service),
    ...typeRules[service.type](service, known.release),
  ]
}

function checkName({ name }: ServiceDraft): Finding[] {
  if (name.trim() === '') return [block('NAME_EMPTY', 'name', 'The service has no name. Enter one.')]
  return [
    ...checkCharacters(name, 'name', 'The name', 'name'),
    ...checkLength(name, textLimits.name, 'name', 'The name'),
  ]
}

/** "Not applicable" in every version of the guide (messaging-services.md section 1.2). */
function checkNotApplicable(service: ServiceDraft): Finding[] {
  const findings: Finding[] = []
  const fields = [
    ['authenticationUrl', 'Authentication URL', 'AUTHENTICATION_URL_NOT_APPLICABLE'],
    ['authenticationScope', 'Authentication Scope', 'AUTHENTICATION_SCOPE_NOT_APPLICABLE'],
  ] as const
  for (const [field, label, code] of fields) {
    if (service[field].trim() === '') continue
    findings.push(warn(code, field, `${label} is not applicable to messaging services. Leave it empty.`))
  }
  return findings
}

function checkRowCount({ type, authentications }: ServiceDraft): Finding[] {
  const { label, cardinality } = serviceTypeInfo(type)
  const field = 'authentications'
  const count = authentications.length
  if (count === 0) {
    const message = 'The service has no credentials. Add a row to the Authentications block.'
    return [warn('AUTHENTICATIONS_EMPTY', field, message)]
  }
  const { max, level, trust } = cardinality
  if (max === null || count <= max) return []
  const rows = max === 1 ? 'one row' : `${max} rows`
  const message =
    trust === 'documented'
      ? `A service of type ${label} takes only ${rows} of credentials. Put the others into services of their own.`
      : `A service of type ${label} is assumed to take at most ${rows} of credentials. Check that all are needed.`
  return [{ level, code: 'AUTHENTICATIONS_TOO_MANY', message, field }]
}

function checkRow(
  service: ServiceDraft,
  row: AuthenticationDraft,
  index: number,
  known: KnownOfService,
): Finding[] {
  const kinds = rowKindsOf(service.type, known.release)
  // Where a type has several kinds of rows, its rules in typeRules.ts tell them apart.
  const only = kinds.length === 1 ? kinds[0] : undefined
  return [
    ...checkId(row.authenticationId, rowField(index, 'authenticationId'), only?.idFormat),
    ...checkSecret(row, rowField(index, 'secret'), only?.secretFormat, known),
  ]
}

function checkId(id: string, field: string, format: FormatRule | undefined): Finding[] {
  if (id.trim() === '') {
    // The ID is what Patchbay knows a row by, hence a block for every type.
    const message = 'The row has no authentication ID. Enter one, or remove the row.'
    return [block('AUTHENTICATION_ID_EMPTY', field, message)]
  }
  return [
    ...checkCharacters(id, field, 'The authentication ID', 'token'),
    ...checkLength(id, textLimits.authenticationId, field, 'The authentication ID'),
    ...checkFormat(id, field, format),
  ]
}

function checkSecret(
  row: AuthenticationDraft,
  field: string,
  format: FormatRule | undefined,
  known: KnownOfService,
): Finding[] {
  const { secret } = row
  if (secret === undefined && known.storedSecretIds?.has(row.authenticationId)) return []
  if (secret === undefined || secret === null || secret.isEmpty) {
    return [
      warn('SECRET_MISSING', field, 'The row has no secret. Enter it: the service cannot work without.'),
    ]
  }
  const clear = secret.reveal()
  return [
    ...checkCharacters(clear, field, 'The secret', 'token'),
    ...checkLength(clear, textLimits.secret, field, 'The secret'),
    ...checkFormat(clear, field, format),
  ]
}

/** A blocking format is checked as entered; for a warning one the outer spaces have a finding of their own. */
function checkFormat(text: string, field: string, format: FormatRule | undefined): Finding[] {
  if (format === undefined) return []
  const { level, code, message, pattern } = format
  return pattern.test(level === 'block' ? text : text.trim()) ? [] : [{ level, code, message, field }]
}

/** No source forbids it (messaging-services.md 1.5), but the ID is what Patchbay knows a row by. */
function checkDuplicateIds({ type, authentications }: ServiceDraft): Finding[] {
  const findings: Finding[] = []
  const first = new Map<string, number>()
  for (const [index, row] of authentications.entries()) {
    const id = row.authenticationId.trim()
    const earlier = first.get(id)
    if (earlier === undefined) first.set(id, index)
    // Webhook rows have a rule of their own, empty IDs a finding.
    if (earlier === undefined || id === '' || (type === 'sinchconversation' && id === 'webhook')) continue
    const message = `The authentication ID stands in row ${earlier + 1} already. Remove one of the two rows.`
    findings.push(block('AUTHENTICATION_ID_DUPLICATE', rowField(index, 'authenticationId'), message))
  }
  return findings
}
