/**
 * The uncertain part of the RCI contract as data (interfaces.md section 5, rci.md "Uncertain").
 * Everything here is an assumption [inf] until a real server has confirmed it; the defaults are the likeliest.
 */
import { z } from 'zod'
import { PatchbayError } from './errors.ts'
import { serviceTypeNames } from './model.ts'

const attribute = z.string().min(1).max(100)
const resourcePath = z.string().regex(/^\/[^?#\s]*[^/?#\s]$/, 'a path starts with / and has no trailing /')

export const mappingSchema = z.strictObject({
  messagingServices: z.strictObject({
    path: resourcePath,
    fields: z.strictObject({
      id: attribute,
      name: attribute,
      type: attribute,
      serviceConnection: attribute,
      authenticationUrl: attribute,
      authenticationScope: attribute,
      authentications: attribute,
    }),
    authentications: z.strictObject({
      location: z.enum(['embedded', 'subresource']),
      path: resourcePath,
      /** Whether sub-resource rows can be PUT; otherwise DELETE and POST. */
      put: z.boolean(),
      fields: z.strictObject({ id: attribute, authenticationId: attribute, secret: attribute }),
    }),
    /** Our type name -> the server's code, where they differ. */
    types: z.partialRecord(z.enum(serviceTypeNames), z.union([z.string().min(1), z.number()])),
  }),
  users: z.strictObject({
    path: resourcePath,
    fields: z.strictObject({
      id: attribute,
      firstName: attribute,
      lastName: attribute,
      logonName: attribute,
      password: attribute,
    }),
  }),
  rights: z.strictObject({
    mode: z.enum(['role', 'manual']),
    rolesPath: resourcePath,
    roleName: z.string().min(1),
    /** Body of `POST users/{id}/roles`; `{roleId}` in a value stands for the role's id. */
    body: z.record(z.string(), z.unknown()),
  }),
  secret: z.strictObject({
    readback: z.enum(['absent', 'null', 'empty', 'masked', 'plain']),
    mask: z.string().nullable(),
    onPutWithoutValue: z.enum(['unknown', 'keeps', 'clears', 'rejects']),
  }),
  paging: z.strictObject({ style: z.enum(['offset', 'none']), limit: z.int().min(1).max(1000) }),
  filterByName: z.boolean(),
  postAccept: z.string().nullable(),
  apiKeyHeader: z.string().regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/, 'a header name'),
  concurrency: z.int().min(1).max(16),
  /** Most requests in any minute, log-on included; `null`: no limit. */
  requestsPerMinute: z.int().min(1).max(60_000).nullable(),
  timeoutMs: z.int().min(100).max(600_000),
})

export type Mapping = z.infer<typeof mappingSchema>

export const defaultMapping: Mapping = {
  messagingServices: {
    path: '/messagingServices',
    fields: {
      id: 'id',
      name: 'name',
      type: 'type',
      serviceConnection: 'serviceConnection',
      authenticationUrl: 'authenticationUrl',
      authenticationScope: 'authenticationScope',
      authentications: 'authentications',
    },
    authentications: {
      location: 'embedded',
      path: '/authentications',
      put: true,
      fields: { id: 'id', authenticationId: 'authenticationId', secret: 'password' },
    },
    types: {},
  },
  users: {
    path: '/users',
    fields: {
      id: 'id',
      firstName: 'firstName',
      lastName: 'surname',
      logonName: 'logonName',
      password: 'password',
    },
  },
  rights: { mode: 'role', rolesPath: '/roles', roleName: 'Messaging Service User', body: { id: '{roleId}' } },
  secret: { readback: 'absent', mask: null, onPutWithoutValue: 'unknown' },
  paging: { style: 'offset', limit: 100 },
  filterByName: true,
  postAccept: 'text/html, application/json;q=0.9, */*;q=0.1',
  apiKeyHeader: 'x-api-key',
  concurrency: 2,
  requestsPerMinute: null,
  timeoutMs: 30_000,
}

type Json = Record<string, unknown>

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** `part` over `base`, object by object; free-form objects (types, body) are replaced key by key as well. */
function overlay(base: Json, part: Json): Json {
  const merged: Json = { ...base }
  for (const [key, value] of Object.entries(part)) {
    const below = Object.hasOwn(base, key) ? base[key] : undefined
    Object.defineProperty(merged, key, {
      value: isObject(below) && isObject(value) && key !== 'body' ? overlay(below, value) : value,
      enumerable: true,
      writable: true,
      configurable: true,
    })
  }
  return merged
}

/**
 * A whole mapping, or a part of one laid over the defaults.
 * @throws MAPPING_INVALID naming the attribute (`data.path`) and the cure.
 */
export function resolveMapping(part: unknown): Mapping {
  if (!isObject(part)) {
    throw new PatchbayError(
      'MAPPING_INVALID',
      'The mapping is no JSON object. Give an object, or leave it out.',
    )
  }
  const result = mappingSchema.safeParse(overlay(defaultMapping as unknown as Json, part))
  if (result.success) return result.data
  const issue = result.error.issues[0]
  const path = issue?.path.join('.') ?? ''
  const problem = issue?.message ?? 'unknown form'
  const message =
    path === ''
      ? `The mapping is not valid at its top: ${problem}. The attributes and their values are listed in docs/mapping.md.`
      : `The mapping is not valid at "${path}": ${problem}. The attributes and their values are listed in docs/mapping.md.`
  throw new PatchbayError('MAPPING_INVALID', message, { path })
}
