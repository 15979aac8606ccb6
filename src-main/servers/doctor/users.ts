/** Users: attributes, and the API user itself with the end of its password (rci.md section 3: API users expire). */
import { naturalKey } from '../../domain/model.ts'
import { attributeOf, isJsonObject, type JsonObject } from '../rci/json.ts'
import { checkAttributes } from './attributes.ts'
import { during, type Examination, tell } from './examination.ts'
import { learnNames } from './learnNames.ts'
import { kindWords, type Listing, pageQuery, readListing } from './lists.ts'
import type { Read } from './reader.ts'
import { userRules } from './rules.ts'
import { normalName } from './shapes.ts'

export async function checkUsers(exam: Examination, first: Read | null): Promise<void> {
  const listing = await readListing(exam, 'user', first, (objects) => looksLikeUsers(exam, objects))
  if (!listing) return
  checkAttributes(exam, listing.objects, {
    name: 'userAttributes',
    words: kindWords.user,
    path: 'users.fields',
    mapped: exam.access.mapping.users.fields,
    rules: userRules,
    needed: ['id', 'logonName'],
    optional: ['password'],
  })
  await during('apiUser', () => checkApiUser(exam, listing))
}

function looksLikeUsers(exam: Examination, objects: readonly JsonObject[]): boolean {
  if (objects.length === 0) return false
  const { fields } = exam.mapping.users
  const learned = learnNames(userRules, fields, objects)
  return (['id', 'firstName', 'lastName', 'logonName'] as const).every((field) => {
    const found = learned.find((name) => name.field === field)?.attribute ?? fields[field]
    return objects.some((object) => Object.hasOwn(object, found))
  })
}

const warningDays = 30
const dayMs = 86_400_000

async function checkApiUser(exam: Examination, { objects, isWhole }: Listing): Promise<void> {
  const { authUser, authMode } = exam.access
  if (authUser === '' || authMode === 'none' || authMode === 'bearer' || objects.length === 0) return
  const own = find(exam, objects) ?? (isWhole ? null : await lookUp(exam))
  if (!own) {
    const message = isWhole
      ? `The API user "${authUser}" is not among the users that it may see, so when its password expires cannot be ` +
        'told. Look it up in System Configurator.'
      : `The API user "${authUser}" is not among the first users that it may see, so when its password expires cannot ` +
        'be told. Look it up in System Configurator.'
    tell(exam.findings, 'apiUser', 'warn', message)
    return
  }
  const [outcome, message] = expiry(authUser, expirationOf(own), Date.parse(exam.now()))
  tell(exam.findings, 'apiUser', outcome, message)
}

function find(exam: Examination, users: readonly JsonObject[]): JsonObject | null {
  const { logonName } = exam.mapping.users.fields
  const wanted = naturalKey(exam.access.authUser)
  const isOwn = (user: JsonObject) => naturalKey(String(attributeOf(user, logonName) ?? '')) === wanted
  return users.find(isOwn) ?? null
}

/** The logon name is no documented filter, so an answer counts only where it has the very user. */
async function lookUp(exam: Examination): Promise<JsonObject | null> {
  const { path, fields } = exam.mapping.users
  if (/[*?]/.test(exam.access.authUser)) return null
  const { style, limit } = exam.mapping.paging
  const paging = style === 'offset' ? pageQuery(exam, 'user', 0, limit) : []
  const read = await exam.reader.list(path, [[fields.logonName, exam.access.authUser], ...paging])
  return read.kind === 'items' ? find(exam, read.items.filter(isJsonObject)) : null
}

/** `passwordExpiration` is in GET from FP21 (rci.md section 8). Undefined: not shown; null: never. */
function expirationOf(user: JsonObject): unknown {
  const name = Object.keys(user).find((attribute) => normalName(attribute) === 'passwordexpiration')
  return name === undefined ? undefined : attributeOf(user, name)
}

function expiry(user: string, expiration: unknown, now: number): readonly ['ok' | 'warn', string] {
  if (expiration === undefined) {
    const message =
      `The server does not show when the password of the API user "${user}" expires (known from FP21). Look it up ` +
      'in System Configurator: with an expired password nothing works.'
    return ['warn', message]
  }
  if (expiration === null || expiration === '') {
    return ['ok', `The server shows no end for the password of the API user "${user}".`]
  }
  const end = typeof expiration === 'string' ? Date.parse(expiration) : Number.NaN
  if (Number.isNaN(end)) {
    return [
      'warn',
      `When the password of the API user "${user}" expires is shown in a form that is not known.`,
    ]
  }
  const day = new Date(end).toISOString().slice(0, 10)
  const days = Math.floor((end - now) / dayMs)
  const cure = 'Set a new one in System Configurator and in the settings of the server.'
  if (end <= now) return ['warn', `The password of the API user "${user}" expired on ${day}. ${cure}`]
  if (days <= warningDays) {
    return ['warn', `The password of the API user "${user}" expires on ${day}, in ${days} days. ${cure}`]
  }
  return ['ok', `The password of the API user "${user}" is valid until ${day}.`]
}
