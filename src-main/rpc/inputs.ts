/** Input schemas that several procedures share. Secrets become Secret values at the door. */
import { z } from 'zod'
import { weekdays } from '../domain/changeWindow.ts'
import {
  authModes,
  prerequisites,
  proxyUses,
  type RunId,
  releases,
  type ServerId,
  type ServiceId,
  serviceTypeNames,
  type UserId,
  userRights,
} from '../domain/model.ts'
import { Secret } from '../domain/secret.ts'

const id = z.string().min(1).max(100)
export const serviceId = id.transform((value) => value as ServiceId)
export const userId = id.transform((value) => value as UserId)
export const serverId = id.transform((value) => value as ServerId)
export const runId = id.transform((value) => value as RunId)

/** What a read can be ended by, chosen by who asks. */
export const workId = z.uuid().optional()

export const personId = id
export const personName = z.string().trim().min(1).max(200)

const text = z.string().max(4000)

/** A secret that is given: a passphrase or key. */
export const secret = z
  .string()
  .max(100_000)
  .transform((value) => new Secret(value))

/** Of a stored secret that is to come back to a person. */
export const revealing = { passphrase: secret, purpose: z.enum(['show', 'copy']) }

/** Left out: stays as it is. null or empty: removed. Else: replaced. */
export const secretChange = z
  .string()
  .max(100_000)
  .nullable()
  .optional()
  .transform((value) => (typeof value === 'string' ? new Secret(value) : value))

export const serviceDraft = z.strictObject({
  name: text,
  type: z.enum(serviceTypeNames),
  serviceConnection: text,
  authenticationUrl: text.default(''),
  authenticationScope: text.default(''),
  authentications: z
    .array(z.strictObject({ authenticationId: text, secret: secretChange }))
    .max(10_000)
    .default([]),
})

export const userDraft = z.strictObject({
  firstName: text,
  lastName: text,
  logonName: text,
  password: secretChange,
  use: z.array(z.enum(userRights)).default([]),
})

const certificates = z.string().max(200_000)

export const serverDraft = z.strictObject({
  name: z.string().min(1).max(200),
  url: text,
  authMode: z.enum(authModes),
  authUser: text.default(''),
  authSecret: secretChange,
  apiKey: secretChange,
  release: z.enum(releases).default('cloud'),
  localHttpAuth: z.boolean().default(false),
  prerequisites: z.array(z.enum(prerequisites)).default([]),
  mapping: z.record(z.string(), z.unknown()).default({}),
  // Left out: stays as it is.
  clientCertificate: certificates.optional(),
  clientKey: secretChange,
  trustedAuthorities: certificates.optional(),
  pinnedCertificates: z.array(z.string().max(200)).max(20).readonly().optional(),
  proxy: z.enum(proxyUses).optional(),
  changeWindows: z
    .array(
      z.strictObject({
        days: z.array(z.enum(weekdays)).readonly(),
        from: z.string().max(5),
        to: z.string().max(5),
        timeZone: z.string().max(100),
      }),
    )
    .max(50)
    .readonly()
    .optional(),
  pullEveryMinutes: z.int().nullable().optional(),
  promotedFrom: serverId.nullable().optional(),
})

export const page = z.strictObject({
  search: z.string().max(400).default(''),
  offset: z.int().min(0).default(0),
  limit: z.int().min(1).max(1000).default(100),
})

/** The same list without its pages. */
export function allOf(list: typeof page) {
  return list.extend({ limit: z.int().min(1).max(1_000_000).default(1_000_000) })
}

/** The order of a list by one of its columns. */
export function sortBy<By extends string>(columns: readonly By[]) {
  return z.strictObject({ by: z.enum(columns), descending: z.boolean() }).optional()
}

/** What the screen shows for words of the store: searched, and sorted by. */
export const labels = z.record(z.string().max(200), z.string().max(1000)).optional()

/** Sentences of Patchbay with their forms in the language of the page: searched, and sorted by. */
export const sentences = z
  .array(z.tuple([z.string().max(1000), z.string().max(1000)]).readonly())
  .max(1000)
  .readonly()
  .optional()

export const revision = z.int().min(1).optional()

/** Objects as the person saw them. */
export function revised<Id extends z.ZodType>(objectId: Id) {
  return z.array(z.strictObject({ id: objectId, revision: z.int().min(1) }))
}
