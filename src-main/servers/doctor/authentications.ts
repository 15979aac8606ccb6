/** Authentications: inside the services or a resource of their own, their attributes, and what is read of secrets. */

import { attributeOf, isJsonObject, type JsonObject } from '../rci/json.ts'
import { remoteIdOf } from '../remoteId.ts'
import { checkAttributes } from './attributes.ts'
import { type Examination, propose, tell } from './examination.ts'
import { learnReadback } from './learnSecret.ts'
import { rowPaths } from './likelyPlaces.ts'
import { rowRules } from './rules.ts'

const name = 'authenticationAttributes'
/** Services whose rows are read, where rows are a resource of their own. */
const maxServices = 3

export async function checkRows(exam: Examination, services: readonly JsonObject[]): Promise<void> {
  const rows = await readRows(exam, services)
  if (!rows) return
  if (rows.length === 0) {
    tell(
      exam.findings,
      name,
      'ok',
      'No service that was looked at has an authentication, so its attributes are not known.',
    )
    return
  }
  checkAttributes(exam, rows, {
    name,
    words: 'authentications',
    path: 'messagingServices.authentications.fields',
    mapped: exam.access.mapping.messagingServices.authentications.fields,
    rules: rowRules,
    needed: ['authenticationId'],
    optional: ['secret'],
  })
  checkReadback(exam, rows)
}

/** Null: told already that there are none to be seen. */
async function readRows(
  exam: Examination,
  services: readonly JsonObject[],
): Promise<readonly JsonObject[] | null> {
  const { fields, authentications } = exam.mapping.messagingServices
  const inside = services.filter((service) => Object.hasOwn(service, fields.authentications))
  const isEmbedded = authentications.location === 'embedded'
  if (isEmbedded && inside.length > 0) return rowsInside(services, fields.authentications)
  const apart = await rowsApart(exam, services, isEmbedded ? rowPaths : [])
  if (apart) {
    if (isEmbedded) {
      const reason = `No service has "${fields.authentications}", but "${apart.path}" below a service is a list.`
      tell(exam.findings, name, 'failed', `${reason} Changes of the mapping are proposed.`)
      propose(exam, 'messagingServices.authentications.location', 'subresource', reason)
      propose(exam, 'messagingServices.authentications.path', apart.path, reason)
    }
    return apart.rows
  }
  if (!isEmbedded && inside.length > 0) {
    const reason = `"${authentications.path}" below a service is no list, but services have "${fields.authentications}".`
    tell(exam.findings, name, 'failed', `${reason} A change of the mapping is proposed.`)
    propose(exam, 'messagingServices.authentications.location', 'embedded', reason)
    return rowsInside(services, fields.authentications)
  }
  const message =
    `No service shows its authentications: neither as "${fields.authentications}" nor as a list below it. ` +
    'Look up their names in the documentation of RCI and set them in the mapping.'
  tell(exam.findings, name, 'failed', message)
  return null
}

function rowsInside(services: readonly JsonObject[], attribute: string): readonly JsonObject[] {
  return services.flatMap((service) => {
    const rows = attributeOf(service, attribute)
    return Array.isArray(rows) ? rows.filter(isJsonObject) : []
  })
}

interface RowsApart {
  readonly path: string
  readonly rows: readonly JsonObject[]
}

/** The first path below a service that is a list; then the rows of some more services, until there are any. */
async function rowsApart(
  exam: Examination,
  services: readonly JsonObject[],
  likely: readonly string[],
): Promise<RowsApart | null> {
  const { path, fields, authentications } = exam.mapping.messagingServices
  const ids = services.flatMap((service) => remoteIdOf(attributeOf(service, fields.id)) ?? [])
  const read = async (id: string, below: string) => {
    const list = await exam.reader.list(`${path}/${encodeURIComponent(id)}${below}`, [])
    return list.kind === 'items' ? list.items.filter(isJsonObject) : null
  }
  const [first, ...others] = ids.slice(0, maxServices)
  if (first === undefined) return null
  for (const below of new Set([authentications.path, ...likely])) {
    let rows = await read(first, below)
    if (!rows) continue
    for (const id of others) if (rows.length === 0) rows = (await read(id, below)) ?? []
    return { path: below, rows }
  }
  return null
}

function checkReadback(exam: Examination, rows: readonly JsonObject[]): void {
  const { secret } = exam.mapping.messagingServices.authentications.fields
  const mapped = exam.mapping.secret
  const seen = learnReadback(rows, secret)
  if (!seen) return
  if (seen.kind === 'unclear') {
    if (mapped.readback === 'plain' || mapped.readback === 'masked') return
    const message =
      `What the server shows as "${secret}" is neither a mask nor surely the secret itself; it may be a hash. Set ` +
      'secret.readback in the mapping to "masked" unless it is known to be the secret.'
    tell(exam.findings, name, 'warn', message)
    return
  }
  const isSameMask = seen.kind !== 'masked' || seen.mask === null || seen.mask === mapped.mask
  if (seen.kind === mapped.readback && isSameMask) return
  const reason = reasonOf(seen.kind, secret, rows.length)
  if (seen.kind !== mapped.readback) {
    const message = `${reason} The mapping says "${mapped.readback}". Set secret.readback in the mapping to "${seen.kind}".`
    tell(exam.findings, name, 'warn', message)
  }
  propose(exam, 'secret.readback', seen.kind, reason)
  if (seen.kind === 'masked' && seen.mask !== null) propose(exam, 'secret.mask', seen.mask, reason)
}

function reasonOf(
  kind: 'absent' | 'null' | 'empty' | 'masked' | 'plain',
  secret: string,
  rows: number,
): string {
  switch (kind) {
    case 'absent':
      return `None of ${rows} authentications shows "${secret}".`
    case 'null':
      return `All of ${rows} authentications show "${secret}" as null.`
    case 'empty':
      return `All of ${rows} authentications show "${secret}" as an empty text.`
    case 'masked':
      return `The server shows a mask as "${secret}" of an authentication.`
    case 'plain':
      return `The server reads "${secret}" of an authentication back as a text that is no mask, likely the secret itself.`
  }
}
