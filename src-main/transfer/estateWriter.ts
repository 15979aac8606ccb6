/**
 * Writes services and users as an estate file. Equal contents give equal text: objects are sorted by their
 * natural key, rows and rights keep their order, and every text is quoted, so that no value can turn into
 * something else.
 */
import { createHmac, randomBytes } from 'node:crypto'
import { Document } from 'yaml'
import type { Authentication, Service, User } from '../domain/model.ts'
import { naturalKey } from '../domain/model.ts'
import type { Secret } from '../domain/secret.ts'
import type { EstateFormat } from './estateReader.ts'
import { estateVersion, hashMark } from './estateSchema.ts'

export type WrittenService = Pick<
  Service,
  'name' | 'type' | 'serviceConnection' | 'authenticationUrl' | 'authenticationScope'
> & { readonly authentications: readonly Pick<Authentication, 'authenticationId'>[] }
export type WrittenUser = Pick<User, 'firstName' | 'lastName' | 'logonName' | 'use'>

/** Opens secrets one by one while a file is written; null: there is none. */
export interface SecretReader<S, U> {
  authentication(service: S, authenticationId: string): Secret | null
  password(user: U): Secret | null
}

/** What becomes of the secrets: left out, a salted hash in place of each, or the clear text. */
export type WriteOptions<S, U> = { readonly format: EstateFormat } & (
  | { readonly secrets: 'omit' }
  | { readonly secrets: 'hash' | 'plain'; readonly secretOf: SecretReader<S, U> }
)

/**
 * The text of an estate file. A hash is equal for equal secrets of this file only: its salt is random and is not
 * written, so that not even a short password can be found by trying.
 */
export function writeEstate<S extends WrittenService, U extends WrittenUser>(
  estate: { readonly services: readonly S[]; readonly users: readonly U[] },
  options: WriteOptions<S, U>,
): string {
  const salt = randomBytes(32)
  const shown = (open: (reader: SecretReader<S, U>) => Secret | null): string | undefined => {
    if (options.secrets === 'omit') return undefined
    const clear = open(options.secretOf)?.reveal()
    if (clear === undefined || options.secrets === 'plain') return clear
    return hashMark + createHmac('sha256', salt).update(clear, 'utf8').digest('base64url')
  }
  const file = {
    patchbay: estateVersion,
    services: sorted(estate.services, (service) => service.name).map((service) => ({
      name: service.name,
      type: service.type,
      serviceConnection: service.serviceConnection,
      ...(service.authenticationUrl === '' ? {} : { authenticationUrl: service.authenticationUrl }),
      ...(service.authenticationScope === '' ? {} : { authenticationScope: service.authenticationScope }),
      authentications: service.authentications.map(({ authenticationId }) => ({
        id: authenticationId,
        ...present(
          'secret',
          shown((reader) => reader.authentication(service, authenticationId)),
        ),
      })),
    })),
    users: sorted(estate.users, (user) => user.logonName).map((user) => ({
      firstName: user.firstName,
      lastName: user.lastName,
      logonName: user.logonName,
      ...present(
        'password',
        shown((reader) => reader.password(user)),
      ),
      use: [...user.use],
    })),
  }
  return escaped(options.format === 'json' ? `${JSON.stringify(file, null, 2)}\n` : yamlOf(file))
}

function present(key: string, value: string | undefined): Readonly<Record<string, string>> {
  return value === undefined ? {} : { [key]: value }
}

/** By natural key, then as entered, by code unit: the same on every machine and in every language. */
function sorted<T>(objects: readonly T[], nameOf: (object: T) => string): T[] {
  const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
  return objects.toSorted(
    (a, b) => compare(naturalKey(nameOf(a)), naturalKey(nameOf(b))) || compare(nameOf(a), nameOf(b)),
  )
}

function yamlOf(file: unknown): string {
  return new Document(file, { aliasDuplicateObjects: false }).toString({
    defaultStringType: 'QUOTE_DOUBLE',
    defaultKeyType: 'PLAIN',
    doubleQuotedAsJSON: true,
    lineWidth: 0,
  })
}

/** All texts stand in double quotes, where both formats know this escape for what must not stand as it is. */
function escaped(text: string): string {
  return text.replace(
    /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
