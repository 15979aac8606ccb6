/** What is entered for the target of a promotion, in the order of its screen. Pure. */
import { authenticationIdOf } from '../../../src-main/domain/canonical.ts'
import {
  type MappedKind,
  ownRowId,
  ownSecretPath,
  type Unmapped,
} from '../../../src-main/domain/promotion.ts'
import type { PromotionEntry, PromotionOverview } from '../../../src-main/sync/promotion/promotion.ts'
import { t } from '../../i18n/t.ts'
import { fieldText } from '../push/planText.ts'

/** A URL or ID of the source, once, however many objects have it. */
export interface MappedValue {
  /** `data-field` of its input. */
  readonly id: string
  readonly kind: MappedKind
  readonly source: string
  /** As it is saved; empty = not entered. */
  readonly target: string
  readonly usedBy: readonly string[]
}

/** A secret that one object has on the target. */
export interface SecretValue {
  /** `data-field` of its input. */
  readonly id: string
  readonly field: string
  readonly isSet: boolean
  /** One of the source's side was entered. */
  readonly isShared: boolean
}

export interface ObjectSecrets {
  readonly entry: PromotionEntry
  readonly secrets: readonly SecretValue[]
  /** IDs of its rows that stay away from the target. */
  readonly away: readonly string[]
}

export interface PromotionValues {
  readonly mapped: readonly MappedValue[]
  readonly objects: readonly ObjectSecrets[]
}

/** One value that keeps objects from going to the target. */
export interface MissingValue {
  readonly id: string
  readonly text: string
}

function secretsOf(entry: PromotionEntry): ObjectSecrets {
  const missing = fieldsOf(entry.unmapped, 'secret')
  return {
    entry,
    secrets: [...fieldsOf(entry.needs, 'secret')].map((field) => ({
      id: ownSecretPath(entry.kind, entry.objectId, field),
      field,
      isSet: !missing.has(field),
      isShared: entry.shared.includes(field),
    })),
    away: entry.values.flatMap(({ field, text }) => {
      const id = text === null ? authenticationIdOf(field) : null
      return id === null ? [] : [id]
    }),
  }
}

function fieldsOf(values: readonly Unmapped[], kind: Unmapped['kind']): ReadonlySet<string> {
  return new Set(values.filter((value) => value.kind === kind).map(({ field }) => field))
}

function isMissing({ isSet, isShared }: SecretValue): boolean {
  return !isSet || isShared
}

function mappedOf(promoted: readonly PromotionEntry[], { valueMap }: PromotionOverview): MappedValue[] {
  const targets = new Map(valueMap.map(({ kind, source, target }) => [`${kind}:${source}`, target]))
  const values = new Map<string, MappedValue & { usedBy: string[] }>()
  for (const { key, needs } of promoted) {
    for (const { kind, source } of needs) {
      if (kind === 'secret' || source === null) continue
      const id = `${kind}:${source}`
      const known = values.get(id)
      if (!known) values.set(id, { id, kind, source, target: targets.get(id) ?? '', usedBy: [key] })
      else if (!known.usedBy.includes(key)) known.usedBy.push(key)
    }
  }
  return [...values.values()]
}

const byKind: readonly MappedKind[] = ['url', 'id']

/** Of what is promoted. What is missing comes first: lists may be long. */
export function valuesOf(overview: PromotionOverview): PromotionValues {
  const promoted = overview.objects.filter(({ isPromoted }) => isPromoted)
  const mapped = mappedOf(promoted, overview).toSorted(
    (a, b) =>
      byKind.indexOf(a.kind) - byKind.indexOf(b.kind) || Number(a.target !== '') - Number(b.target !== ''),
  )
  const objects = promoted
    .map(secretsOf)
    .filter(({ entry, secrets }) => secrets.length > 0 || entry.values.length > 0)
    .toSorted((a, b) => Number(b.secrets.some(isMissing)) - Number(a.secrets.some(isMissing)))
  return { mapped, objects }
}

/** What a secret is called on the screen. */
export function secretText(field: string): string {
  const ownId = ownRowId(field)
  return ownId === null ? fieldText(field) : t('promotion.ownRow', { id: ownId })
}

export function missingOf({ mapped, objects }: PromotionValues): MissingValue[] {
  return [
    ...mapped.flatMap(({ id, kind, source, target }) =>
      target === '' ? [{ id, text: t(`promotion.missing.${kind}`, { source }) }] : [],
    ),
    ...objects.flatMap(({ entry, secrets }) =>
      secrets.filter(isMissing).map(({ id, field }) => ({
        id,
        text: t('promotion.missing.secret', { what: secretText(field), key: entry.key }),
      })),
    ),
  ]
}

/** Causes that no value on this screen removes, such as that the source does not have the object. */
export function otherReasons({ reasons, unmapped, shared }: PromotionEntry): readonly string[] {
  return reasons.slice(unmapped.length + shared.length)
}
