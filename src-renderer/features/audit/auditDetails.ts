/**
 * The details of an audit record as tables: fields before and after, and what else it tells. Details were written by
 * many actions and by older versions, and may have been tampered with: anything is shown, nothing is assumed.
 */
import { authenticationField, authenticationIdOf } from '../../../src-main/domain/canonical.ts'
import { type PlainKey, t } from '../../i18n/t.ts'

/** `text` as it stands; a secret only as a mark. Null: not there. */
export type Value = { readonly text: string; readonly isSecret: boolean } | null

export interface FieldRow {
  readonly field: string
  readonly before: Value
  readonly after: Value
}

export interface DetailSection {
  /** Name of the object; null where the record is about one. */
  readonly name: string | null
  /** Fields that differ; null where the record tells of no fields. */
  readonly fields: readonly FieldRow[] | null
  readonly facts: readonly { readonly name: string; readonly text: string }[]
}

type Fields = Readonly<Record<string, unknown>>

const labels: Readonly<Record<string, PlainKey>> = {
  name: 'service.name',
  type: 'service.type',
  serviceConnection: 'service.connection',
  authenticationUrl: 'service.authenticationUrl',
  authenticationScope: 'service.authenticationScope',
  authentications: 'service.authentications',
  firstName: 'user.firstName',
  lastName: 'user.lastName',
  logonName: 'user.logonName',
  password: 'user.password',
  use: 'user.rights.use',
  role: 'people.role',
  person: 'people.name',
  url: 'server.url',
  authMode: 'server.authMode',
  authUser: 'server.user',
  authSecret: 'server.secret',
  apiKey: 'server.apiKey',
  release: 'server.release',
  localHttpAuth: 'server.localHttpAuth',
  prerequisites: 'server.prerequisites',
  mapping: 'server.mapping',
  service: 'server.probe.service',
  stage: 'server.probe.stage',
  verdict: 'server.probe.verdict',
  fingerprint: 'audit.verify.fingerprint',
  action: 'plan.action',
  outcome: 'audit.record.outcome',
}

const secretWords: Readonly<Record<string, PlainKey>> = {
  absent: 'secret.absent',
  set: 'secret.set',
  changed: 'audit.secret.changed',
  unknown: 'audit.secret.unknown',
}

const secretNames: ReadonlySet<string> = new Set(['password', 'authSecret', 'apiKey'])

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function labelOf(field: string): string {
  const id = authenticationIdOf(field)
  if (id !== null) return t('audit.secretOf', { id })
  const key = Object.hasOwn(labels, field) ? labels[field] : undefined
  return key === undefined ? field : t(key)
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'boolean') return t(value ? 'audit.record.yes' : 'audit.record.no')
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value.join(', ')
  return JSON.stringify(value)
}

function shownValue(field: string, value: unknown): Value {
  if (value === null || value === undefined) return null
  const isSecret = secretNames.has(field) || authenticationIdOf(field) !== null
  const word = isSecret && typeof value === 'string' ? secretWords[value] : undefined
  return { text: word === undefined ? textOf(value) : t(word), isSecret }
}

/** Rows of Authentications become fields of their own, named as in plans. */
function flat(image: unknown): ReadonlyMap<string, unknown> {
  if (!isFields(image)) return new Map()
  return new Map(
    Object.entries(image).flatMap(([field, value]): [string, unknown][] => {
      if (field !== 'authentications' || !Array.isArray(value)) return [[field, value]]
      const rows = value.filter(isFields)
      const secrets = rows.map((row): [string, unknown] => [
        authenticationField(textOf(row['authenticationId'])),
        row['secret'],
      ])
      return [[field, rows.map((row) => row['authenticationId'])], ...secrets]
    }),
  )
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
}

/** `changed`: secrets that were replaced, which is not seen of their marks. */
function compare(before: unknown, after: unknown, changed: readonly string[]): FieldRow[] {
  const old = flat(before)
  const now = flat(after)
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((field) => {
    const was = old.get(field)
    const is = now.get(field)
    const isReplaced = is === 'set' && was === 'set' && changed.includes(authenticationIdOf(field) ?? field)
    if (!isReplaced && (JSON.stringify(was) === JSON.stringify(is) || (isEmpty(was) && isEmpty(is))))
      return []
    return [
      {
        field: labelOf(field),
        before: shownValue(field, was),
        after: shownValue(field, isReplaced ? 'changed' : is),
      },
    ]
  })
}

function nameOf(image: unknown): string | null {
  if (!isFields(image)) return null
  const name = image['name'] ?? image['logonName']
  return typeof name === 'string' ? name : null
}

function factsOf(details: Fields, without: readonly string[]): DetailSection['facts'] {
  return Object.entries(details)
    .filter(([field, value]) => !without.includes(field) && value !== null)
    .map(([field, value]) => ({ name: labelOf(field), text: shownValue(field, value)?.text ?? '' }))
}

const ofChange = ['before', 'after', 'changedSecrets', 'password']
const ofDifferences = ['kind', 'name', 'fields', 'objects']

function sectionOfChange(details: Fields): DetailSection {
  const { before = null, after = null } = details
  const listed = details['changedSecrets']
  const changed = Array.isArray(listed) ? listed.filter((name) => typeof name === 'string') : []
  if (details['password'] === 'changed') changed.push('password')
  return {
    name: nameOf(after) ?? nameOf(before),
    fields: compare(before, after, changed),
    facts: factsOf(details, ofChange),
  }
}

/** Of undo, redo and older versions: differences that were taken when the action was recorded. */
function sectionOfDifferences(details: Fields): DetailSection {
  const listed = details['fields']
  const rows = Array.isArray(listed) ? listed.filter(isFields) : []
  return {
    name: nameOf(details),
    fields: rows.map((row) => {
      const field = textOf(row['name'])
      return {
        field: labelOf(field),
        before: shownValue(field, row['before']),
        after: shownValue(field, row['after']),
      }
    }),
    facts: factsOf(details, ofDifferences),
  }
}

/**
 * Steps of a run, planned (with fields) or carried out (with an outcome). A long run is told of in several records:
 * which part this one is comes first.
 */
function sectionsOfSteps(details: Fields, steps: readonly unknown[]): readonly DetailSection[] {
  const { part, parts } = details
  const isPart = typeof part === 'number' && typeof parts === 'number' && parts > 1
  const place = isPart
    ? [{ name: t('audit.record.part'), text: t('audit.record.partOf', { part, parts }) }]
    : []
  const facts = [...place, ...factsOf(details, ['steps', 'part', 'parts'])]
  return [{ name: null, fields: null, facts }, ...steps.filter(isFields).map(sectionOfStep)]
}

function sectionOfStep(step: Fields): DetailSection {
  const { id, key, fields } = step
  const number = id === undefined ? [] : [{ name: t('audit.record.step'), text: textOf(id) }]
  return {
    name: key === undefined ? null : textOf(key),
    fields: Array.isArray(fields) ? sectionOfDifferences(step).fields : null,
    facts: [...number, ...factsOf(step, ['id', 'key', 'fields'])],
  }
}

export function detailSections(details: unknown): readonly DetailSection[] {
  if (details === null || details === undefined) return []
  if (Array.isArray(details)) return details.flatMap(detailSections)
  if (!isFields(details)) {
    return [{ name: null, fields: null, facts: [{ name: t('audit.record.details'), text: textOf(details) }] }]
  }
  if ('before' in details || 'after' in details) return [sectionOfChange(details)]
  if (Array.isArray(details['objects'])) {
    const facts = factsOf(details, ofDifferences)
    const objects = details['objects'].filter(isFields).map(sectionOfDifferences)
    return facts.length === 0 ? objects : [...objects, { name: null, fields: null, facts }]
  }
  if (Array.isArray(details['steps'])) return sectionsOfSteps(details, details['steps'])
  if (Array.isArray(details['fields'])) return [sectionOfDifferences(details)]
  return [{ name: null, fields: null, facts: factsOf(details, []) }]
}
