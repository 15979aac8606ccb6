/**
 * The one form of an object that is used for hashing, comparing and showing (architecture.md section 7).
 * Server defaults, order of rows and missing-or-null texts are normalised here and nowhere else.
 */
import { naturalKey } from './model.ts'
import type { CanonicalObject, FieldValue, SecretFingerprint } from './syncModel.ts'

/** What is compared of a service. Texts may be null or missing, as servers send them. */
export interface ServiceContent {
  readonly name: string
  readonly type: string
  readonly serviceConnection: string | null | undefined
  readonly authenticationUrl: string | null | undefined
  readonly authenticationScope: string | null | undefined
  readonly authentications: readonly {
    readonly authenticationId: string
    readonly secret: SecretFingerprint
  }[]
}

export interface UserContent {
  readonly firstName: string | null | undefined
  readonly lastName: string | null | undefined
  readonly logonName: string
  readonly password: SecretFingerprint
}

const rowField = /^authentications\[(.*)\]\.secret$/s

/** Name of the field that stands for one row of the Authentications block. */
export function authenticationField(authenticationId: string): string {
  return `authentications[${authenticationId}].secret`
}

/** The authentication ID of a row's field; null for any other field. */
export function authenticationIdOf(field: string): string | null {
  return rowField.exec(field)?.[1] ?? null
}

function text(value: string | null | undefined): FieldValue {
  return { text: value ?? '' }
}

/** Fields of an object whose names come from data: `__proto__` must be a field like any other. */
function fieldsOf(entries: readonly (readonly [string, FieldValue])[]): Readonly<Record<string, FieldValue>> {
  const fields: Record<string, FieldValue> = Object.create(null)
  for (const [name, value] of entries) fields[name] = value
  return fields
}

export function canonicalService(service: ServiceContent): CanonicalObject {
  return {
    kind: 'service',
    key: naturalKey(service.name),
    label: service.name,
    fields: fieldsOf([
      ['name', text(service.name)],
      ['type', text(service.type)],
      ['serviceConnection', text(service.serviceConnection)],
      ['authenticationUrl', text(service.authenticationUrl)],
      ['authenticationScope', text(service.authenticationScope)],
      ...service.authentications.map(
        (row) => [authenticationField(row.authenticationId), { secret: row.secret }] as const,
      ),
    ]),
  }
}

export function canonicalUser(user: UserContent): CanonicalObject {
  return {
    kind: 'user',
    key: naturalKey(user.logonName),
    label: user.logonName,
    fields: fieldsOf([
      ['firstName', text(user.firstName)],
      ['lastName', text(user.lastName)],
      ['logonName', text(user.logonName)],
      ['password', { secret: user.password }],
    ]),
  }
}

/** JSON with sorted keys: equal values give equal text, whatever the order in which they were built. */
export function stableStringify(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(stableStringify).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const entries = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return `{${entries.map(([key, member]) => `${JSON.stringify(key)}:${stableStringify(member)}`).join(',')}}`
}
