/** Messaging services: attributes, type codes, authentications, secrets, and the filter by name. */

import { attributeOf, type JsonObject } from '../rci/json.ts'
import { typesByCode } from '../rci/translate.ts'
import { checkAttributes } from './attributes.ts'
import { checkRows } from './authentications.ts'
import { during, type Examination, propose, tell } from './examination.ts'
import { checkFilter } from './filter.ts'
import { learnNames } from './learnNames.ts'
import { learnTypes } from './learnTypes.ts'
import { kindWords, readListing } from './lists.ts'
import type { Read } from './reader.ts'
import { serviceRules } from './rules.ts'
import { isId36, isTypeName } from './shapes.ts'

export async function checkServices(exam: Examination, first: Read): Promise<void> {
  const listing = await readListing(exam, 'service', first, (objects) => looksLikeServices(exam, objects))
  if (!listing || listing.objects.length === 0) return
  const { objects } = listing
  const { fields } = exam.access.mapping.messagingServices
  checkAttributes(exam, objects, {
    name: 'serviceAttributes',
    words: kindWords.service,
    path: 'messagingServices.fields',
    mapped: fields,
    rules: serviceRules,
    needed: ['id', 'name', 'type'],
    // Whether rows are inside at all is told by the check of authentications.
    optional: ['authentications'],
  })
  const { id } = exam.mapping.messagingServices.fields
  if (objects.some((object) => isId36(attributeOf(object, id)))) {
    const message = 'Ids come in the form of 36 characters; they are compared without hyphens and case.'
    tell(exam.findings, 'serviceAttributes', 'ok', message)
  }
  checkTypes(exam, objects)
  await during('authenticationAttributes', () => checkRows(exam, objects))
  await during('filter', () => checkFilter(exam, objects))
}

/** Most fields are there or can be learned, among them a type whose values are known names or the list of rows. */
function looksLikeServices(exam: Examination, objects: readonly JsonObject[]): boolean {
  if (objects.length === 0) return false
  const { fields } = exam.mapping.messagingServices
  const learned = learnNames(serviceRules, fields, objects)
  const attributeFor = (field: keyof typeof fields) => {
    const found = learned.find((name) => name.field === field)?.attribute ?? fields[field]
    return objects.some((object) => Object.hasOwn(object, found)) ? found : null
  }
  const type = attributeFor('type')
  if (attributeFor('id') === null || attributeFor('name') === null || type === null) return false
  const hasTypeNames = objects.some((object) => isTypeName(attributeOf(object, type)))
  return (
    hasTypeNames || attributeFor('authentications') !== null || attributeFor('serviceConnection') !== null
  )
}

function checkTypes(exam: Examination, objects: readonly JsonObject[]): void {
  const { fields } = exam.mapping.messagingServices
  const known = typesByCode(exam.mapping)
  const coded = objects.flatMap((object) => {
    const code = attributeOf(object, fields.type)
    if (typeof code !== 'string' && typeof code !== 'number') return []
    return [{ code, connection: attributeOf(object, fields.serviceConnection) }]
  })
  const unknown = coded.filter(({ code }) => !known.has(String(code)))
  if (unknown.length === 0) return
  const used = new Set(coded.map(({ code }) => known.get(String(code))))
  const learned = learnTypes(unknown).filter(({ type }) => !used.has(type))
  const codes = [...new Set(unknown.map(({ code }) => code))]
  const rest = codes.filter((code) => learned.every((type) => type.code !== code))
  const message =
    `${unknown.length} of ${coded.length} messaging services have a type that the mapping does not know ` +
    `(${codes.slice(0, 12).map(shownCode).join(', ')}); they cannot be read. ` +
    (rest.length === 0
      ? 'Changes of the mapping are proposed.'
      : `Name the code of each type under messagingServices.types, for ${rest.slice(0, 12).map(shownCode).join(', ')} by hand.`)
  tell(exam.findings, 'types', unknown.length === coded.length ? 'failed' : 'warn', message)
  for (const { type, code, reason } of learned) propose(exam, `messagingServices.types.${type}`, code, reason)
}

function shownCode(code: string | number): string {
  return typeof code === 'number' || /^[\w .:-]{1,40}$/.test(code) ? `"${code}"` : '(unusual text)'
}
