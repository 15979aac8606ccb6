/**
 * Fetches the secrets that an estate file names by file or environment variable (interfaces.md sections 4, 8).
 * Errors name the source and its place in the estate file, never a value.
 */
import path from 'node:path'
import type { ServiceDraft, UserDraft } from '../domain/draft.ts'
import { findPatchbayError } from '../domain/errors.ts'
import { Secret, withoutLineEnd } from '../domain/secret.ts'
import {
  type EstateDocument,
  type EstateProblem,
  estateError,
  type ParsedEstate,
  problemAt,
  type SecretSource,
} from './estateDocument.ts'
import { hashMark } from './estateSchema.ts'
import { decodeUtf8, readLimited } from './inputFile.ts'

/** Largest secret that is read from a file, in bytes. */
export const maxSecretBytes = 64 * 1024

type Environment = Readonly<Record<string, string | undefined>>
type Fetched = { readonly secret: Secret } | { readonly problem: string }

/**
 * The same estate with every source replaced by its secret. `folder`: that of the estate file.
 * @throws SECRET_SOURCE_MISSING naming every source that gives nothing
 */
export async function fetchSecrets(
  estate: ParsedEstate,
  folder: string,
  env: Environment,
): Promise<EstateDocument> {
  const problems: EstateProblem[] = []
  const fetch = async (source: SecretSource, kind: 'service' | 'user', index: number, field: string) => {
    const fetched = await fetchSecret(source, folder, env)
    if ('secret' in fetched) return fetched.secret
    problems.push(problemAt(estate.positionOf, kind, index, field, fetched.problem))
    return undefined
  }
  const services: ServiceDraft[] = []
  for (const [index, service] of estate.services.entries()) {
    const authentications = []
    for (const [row, { authenticationId, secret }] of service.authentications.entries()) {
      const field = `authentications[${row}].secret`
      authentications.push(
        secret === undefined
          ? { authenticationId }
          : { authenticationId, secret: await fetch(secret, 'service', index, field) },
      )
    }
    services.push({ ...service, authentications })
  }
  const users: UserDraft[] = []
  for (const [index, { password, ...texts }] of estate.users.entries()) {
    users.push(
      password === undefined
        ? texts
        : { ...texts, password: await fetch(password, 'user', index, 'password') },
    )
  }
  if (problems.length > 0) throw estateError('SECRET_SOURCE_MISSING', estate.name, problems)
  return { name: estate.name, services, users, positionOf: estate.positionOf }
}

/** One secret; a problem names the source and the cure, never a value. */
export async function fetchSecret(source: SecretSource, folder: string, env: Environment): Promise<Fetched> {
  if (source instanceof Secret) return { secret: source }
  if ('env' in source) {
    const value = Object.hasOwn(env, source.env) ? env[source.env] : undefined
    if (value === undefined) return { problem: `the environment variable ${source.env} is not set; set it` }
    return secretOf(value, `the environment variable ${source.env}`)
  }
  const file = path.resolve(folder, source.file)
  try {
    const { text } = decodeUtf8(await readLimited(file, maxSecretBytes))
    if (text === null) return { problem: `the secret file "${file}" is not text in UTF-8; save it as UTF-8` }
    return secretOf(withoutLineEnd(text), `the secret file "${file}"`)
  } catch (error) {
    const known = findPatchbayError(error)
    if (!known) throw error
    return { problem: `the secret cannot be read: ${known.message.replace(/\.$/, '')}` }
  }
}

function secretOf(value: string, from: string): Fetched {
  if (!value.startsWith(hashMark)) return { secret: new Secret(value) }
  return { problem: `${from} holds a hash that an export wrote, not the secret; put the secret there` }
}
