/**
 * The shape of an estate file (interfaces.md section 4) as one schema: it checks files, and the JSON Schema that
 * is published in docs/estate.schema.json is generated from it. What the values mean is checked by the domain
 * rules afterwards: texts may be empty here, and a left-out text counts as empty.
 */
import { z } from 'zod'
import { serviceTypeNames, userRights } from '../domain/model.ts'

export const estateVersion = 1

/**
 * Marks what `export --secrets hash` writes in place of a secret. A value with this mark is refused wherever a
 * secret is read, so that a hash can never become a secret.
 */
export const hashMark = 'sha256-salted:'

const text = z.string()

export const secretSource = z
  .union([
    text.regex(new RegExp(`^(?!${hashMark})`)).describe('The value itself.'),
    z
      .strictObject({ file: text.min(1).describe('Path, relative to the estate file.') })
      .describe('The value is the content of a file, without one line end at its end.'),
    z
      .strictObject({ env: text.regex(/^[A-Za-z_][A-Za-z0-9_]*$/).describe('Name of the variable.') })
      .describe('The value of an environment variable.'),
  ])
  .describe('Left out: the stored value stays as it is.')

const authentication = z.strictObject({
  id: text.describe('Authentication ID; natural key within the service. Always text: quote digits.'),
  secret: secretSource.optional(),
})

const service = z.strictObject({
  name: text.describe('Natural key, compared without case.'),
  type: z.enum(serviceTypeNames).describe('Fixed after creation.'),
  serviceConnection: text.default('').describe('URL of the outgoing connection.'),
  authenticationUrl: text.default('').describe('Shown in System Configurator as not applicable.'),
  authenticationScope: text.default('').describe('Shown in System Configurator as not applicable.'),
  authentications: z.array(authentication).default([]),
})

const user = z.strictObject({
  firstName: text.default(''),
  lastName: text.default(''),
  logonName: text.describe('Natural key, compared without case.'),
  password: secretSource.optional(),
  use: z.array(z.enum(userRights)).default([]).describe('The rights; nothing else is granted.'),
})

export const estateSchema = z
  .strictObject({
    patchbay: z.literal(estateVersion).describe('Version of the file format.'),
    services: z.array(service).default([]),
    users: z.array(user).default([]),
  })
  .describe('Messaging services and incoming users.')

/** An estate file after its shape was checked; secrets are still clear text or sources. */
export type EstateFile = z.infer<typeof estateSchema>
/** The three forms in which a file gives a secret. */
export type SecretInFile = z.infer<typeof secretSource>

/** One object of a file by itself: unknown keys of the object are passed over, what is known has to be right. */
export const soundService = z.object(service.shape)
export const soundUser = z.object(user.shape)

/** Known keys of each kind of object in a file, for hints. */
export const estateKeys = Object.freeze({
  estate: Object.keys(estateSchema.shape),
  service: Object.keys(service.shape),
  authentication: Object.keys(authentication.shape),
  user: Object.keys(user.shape),
  secret: ['file', 'env'],
})

/** The published JSON Schema (draft 2020-12) as it stands in docs/estate.schema.json. */
export function estateJsonSchema(): string {
  const schema = z.toJSONSchema(estateSchema, { io: 'input', target: 'draft-2020-12' })
  return `${JSON.stringify({ title: 'Patchbay estate file', ...schema }, null, 2)}\n`
}
