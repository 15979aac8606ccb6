/**
 * What an object of the source (test) becomes on a target (production): values that belong to one server only have
 * to be entered for the other; until then the object does not go there. Pure.
 *
 *   field                                      on the target
 *   name, type, first, last and logon name     as on the source
 *   serviceConnection, authenticationUrl       by the map of URLs, unless empty
 *   authenticationScope, authentication ID     by the map of IDs, unless empty; the literal `webhook` stays
 *   secret of a row, password                  entered for the target; there is no "the same"
 *
 * A value of the object's own for that server goes before all of these. A source's secret is never looked at.
 */
import { authenticationField, authenticationIdOf } from './canonical.ts'
import { webhookId } from './conversationRules.ts'
import type { FieldValue, RemoteKind, SecretFingerprint } from './syncModel.ts'

/** Fields as in domain/syncModel.ts. */
type Fields = Readonly<Record<string, FieldValue>>

export type MappedKind = 'url' | 'id'

/** A value that has to be entered for the target before the object can go there. */
export interface Unmapped {
  /** Field on the source; of a row, the row's. */
  readonly field: string
  readonly kind: MappedKind | 'secret'
  /** The source's value; `null` for a secret. */
  readonly source: string | null
}

/** A value of one object for one server. */
export interface OwnValue {
  /** Field on the source, or that of a row which only the target has (ownRowField). */
  readonly field: string
  /** Of a row: its ID on the target, empty = by the map; `null` = the row is not on the target. */
  readonly text: string | null
  readonly secret: SecretFingerprint | null
}

export type ValueMap = Readonly<Record<MappedKind, ReadonlyMap<string, string>>>

export interface Promotion {
  /** What the target shall have. Lacks every field that is named in `unmapped`, `shared` or `twice`. */
  readonly fields: Fields
  /** Field on the target -> field of the value on the source, for rows. */
  readonly rows: ReadonlyMap<string, string>
  /** Everything that is entered for the target alone, whether it was yet or not. */
  readonly needs: readonly Unmapped[]
  /** Those of `needs` that were not. */
  readonly unmapped: readonly Unmapped[]
  /** Fields whose secret for the target is one of the source's side. */
  readonly shared: readonly string[]
  /** IDs that two rows would have on the target. */
  readonly twice: readonly string[]
}

export interface PromotionSource {
  readonly kind: RemoteKind
  readonly fields: Fields
  readonly values: readonly OwnValue[]
  readonly map: ValueMap
  /** Whether a fingerprint is that of a secret of the source's side. */
  readonly isShared: (secret: SecretFingerprint) => boolean
}

const ownRow = 'own:'

/** Whether a value can stand for one of the source: a complete URL, an ID that is not empty. */
export function fitsMap(kind: MappedKind, target: string): boolean {
  if (kind === 'id') return target.trim() !== ''
  return /^[a-z][a-z0-9+.-]*:\/\/[^/?#]/i.test(target) && URL.canParse(target)
}

/** Name of the value that stands for a row which the target has and the source has not. */
export function ownRowField(authenticationId: string): string {
  return `${ownRow}${authenticationField(authenticationId)}`
}

/** ID of a row that only the target has; null for any other value. */
export function ownRowId(field: string): string | null {
  return field.startsWith(ownRow) ? authenticationIdOf(field.slice(ownRow.length)) : null
}

/** Path of a value that is entered for a target, as findings name the fields of forms. */
export function ownSecretPath(kind: RemoteKind, objectId: string, field: string): string {
  return `secret:${kind}:${objectId}:${field}`
}

/** Whether a value of this field is a secret. */
export function holdsSecret(field: string): boolean {
  return field === 'password' || authenticationIdOf(field) !== null || ownRowId(field) !== null
}

const mappedFields: Readonly<Record<string, MappedKind>> = Object.freeze({
  serviceConnection: 'url',
  authenticationUrl: 'url',
  authenticationScope: 'id',
})

class Building {
  readonly fields: Record<string, FieldValue> = Object.create(null)
  readonly rows = new Map<string, string>()
  readonly needs: Unmapped[] = []
  readonly unmapped: Unmapped[] = []
  readonly shared: string[] = []
  readonly twice: string[] = []
  readonly own: ReadonlyMap<string, OwnValue>
  readonly from: PromotionSource

  constructor(from: PromotionSource) {
    this.from = from
    this.own = new Map(from.values.map((value) => [value.field, value]))
  }

  text(field: string, source: string): void {
    const kind = Object.hasOwn(mappedFields, field) ? mappedFields[field] : undefined
    const own = this.own.get(field)?.text ?? null
    const mapped = kind === undefined || source === '' ? source : this.from.map[kind].get(source)
    const text = own ?? mapped
    if (kind !== undefined && source !== '' && own === null) {
      this.need({ field, kind, source }, mapped === undefined)
    }
    if (text !== undefined) this.fields[field] = { text }
  }

  need(value: Unmapped, isMissing: boolean): void {
    this.needs.push(value)
    if (isMissing) this.unmapped.push(value)
  }

  row(field: string, id: string, isLiteral: boolean): void {
    const own = this.own.get(field)
    if (own?.text === null) return
    const mapped = isLiteral ? id : this.from.map.id.get(id)
    const target = own?.text ? own.text : mapped
    if (!isLiteral && !own?.text) this.need({ field, kind: 'id', source: id }, target === undefined)
    this.secret(field, target === undefined ? null : authenticationField(target), own)
  }

  /** `target`: the field there; `null` while its name is not known. */
  secret(field: string, target: string | null, own: OwnValue | undefined): void {
    const secret = own?.secret ?? null
    const isShared = secret !== null && this.from.isShared(secret)
    this.need({ field, kind: 'secret', source: null }, secret === null)
    if (isShared) this.shared.push(field)
    if (target === null) return
    const id = authenticationIdOf(target)
    if (id !== null && this.rows.has(target)) this.twice.push(id)
    if (id !== null) this.rows.set(target, field)
    if (secret !== null && !isShared) this.fields[target] = { secret }
  }
}

export function promote(from: PromotionSource): Promotion {
  const building = new Building(from)
  const type = from.fields['type']
  const isConversation = type !== undefined && 'text' in type && type.text === 'sinchconversation'
  for (const [field, value] of Object.entries(from.fields)) {
    const id = authenticationIdOf(field)
    if ('text' in value) building.text(field, value.text)
    else if (id !== null) building.row(field, id, isConversation && id === webhookId)
    else building.secret(field, field, building.own.get(field))
  }
  for (const value of from.values) {
    const id = ownRowId(value.field)
    if (id !== null) building.secret(value.field, authenticationField(id), value)
  }
  for (const id of building.twice) delete building.fields[authenticationField(id)]
  const { fields, rows, needs, unmapped, shared, twice } = building
  return { fields, rows, needs, unmapped, shared, twice }
}

/** Why an object cannot go to the target, one sentence for each cause; none = it can. */
export function reasonsAgainst(
  { unmapped, shared, twice }: Pick<Promotion, 'unmapped' | 'shared' | 'twice'>,
  label: string,
  server: string,
): readonly string[] {
  const enter = `enter one for server "${server}"`
  return [
    ...unmapped.map(({ field, kind, source }) => {
      if (kind === 'secret') return `no secret for "${label}" (${field}); ${enter}`
      return `no value for the ${kind === 'url' ? 'URL' : 'ID'} ${source} of "${label}" (${field}); ${enter}`
    }),
    ...shared.map(
      (field) =>
        `the secret for "${label}" (${field}) is one of the store or of the source; secrets are never ` +
        `promoted: enter another one for server "${server}"`,
    ),
    ...twice.map((id) => `two rows of "${label}" would have the ID ${id} on server "${server}"; change one`),
  ]
}
