/**
 * The practice server's configuration file (docs/practice-server.md): every variant that the RCI mapping can
 * express, the switches of rci.md "What the emulator should offer", and faults.
 */
import path from 'node:path'
import { type ParseError, parse as parseJsonc } from 'jsonc-parser'
import { z } from 'zod'
import { PatchbayError } from '../domain/errors.ts'
import { type Mapping, resolveMapping } from '../domain/mapping.ts'
import { readTextFile } from '../platform/files.ts'
import { faultRuleSchema } from './faultRules.ts'

/** An object with own attributes of any name; z.record would drop `__proto__`. */
export const attributesSchema = z.custom<Record<string, unknown>>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  'an object is needed',
)

/** What an API user may be refused. `users.logon` is sending a logon name or password (rci.md section 4). */
export const denials = Object.freeze([
  'services.view',
  'services.create',
  'services.modify',
  'services.delete',
  'users.view',
  'users.create',
  'users.modify',
  'users.delete',
  'users.logon',
  'roles.view',
  'roles.grant',
  'roles.revoke',
] as const)
export type Denial = (typeof denials)[number]

const rightsSchema = z
  .strictObject({
    deny: z.array(z.enum(denials)).default([]),
    hide: z
      .strictObject({
        /** Patterns of service names and logon names, with `*` and `?`. */
        services: z.array(z.string()).default([]),
        users: z.array(z.string()).default([]),
      })
      .prefault({}),
  })
  .prefault({})

const userName = z
  .string()
  .min(1)
  .regex(/^[^:]*$/, 'a user name holds no colon')

const authSchema = z
  .strictObject({
    mode: z.enum(['basic', 'basic+apikey', 'bearer', 'none', 'ecfsession', 'clientcert']).default('basic'),
    user: userName.optional(),
    password: z.string().min(1).optional(),
    apiKey: z.string().min(1).optional(),
    token: z.string().min(1).optional(),
    /** The right password is refused as expired (rci.md section 3: API users fall under the password policy). */
    passwordExpired: z.boolean().default(false),
    /** Shown as `passwordExpiration` of a user object of its own for the API user (rci.md section 8, FP21). */
    passwordExpiration: z.iso.datetime({ error: 'a time looks like 2027-01-31T00:00:00.000Z' }).optional(),
    /** `ecfsession`: requests that one session serves before it ends; left out = no limit. */
    sessionRequests: z.int().min(1).optional(),
    /** Further API users, each with rights of its own (`basic`, `basic+apikey`, `ecfsession`). */
    otherUsers: z
      .array(z.strictObject({ user: userName, password: z.string().min(1), rights: rightsSchema }))
      .default([]),
  })
  .prefault({})

const answersSchema = z
  .strictObject({
    put: z.literal([200, 201, 204]).default(204),
    delete: z.literal([200, 201, 204]).default(204),
    post: z
      .strictObject({
        status: z.literal([200, 201]).default(201),
        id: z.enum(['text', 'jsonString', 'jsonObject', 'none']).default('text'),
        location: z.boolean().default(true),
      })
      .prefault({}),
  })
  .prefault({})

/** PEM files; relative paths count from the configuration file (`readPracticeConfig`). */
const tlsSchema = z.strictObject({
  /** Leaf first. */
  certificate: z.string().min(1),
  /** Without a passphrase. */
  key: z.string().min(1),
  /** Authorities of client certificates; left out: none is asked for. */
  clientAuthorities: z.string().min(1).optional(),
})

const practiceConfigSchema = z.strictObject({
  /** A whole RCI mapping or a part of one (interfaces.md section 5): the variant that the server speaks. */
  mapping: attributesSchema.optional(),
  basePath: z
    .string()
    .regex(
      /^(\/[A-Za-z0-9._~-]+)+$/,
      'a base path looks like /RI/rci: it starts with / and has no trailing /',
    )
    .default('/RI/rci'),
  /** Left out: plain HTTP. */
  tls: tlsSchema.optional(),
  auth: authSchema,
  rights: rightsSchema,
  answers: answersSchema,
  limits: z
    .strictObject({
      /** Page size where the request names none (rci.md section 7). */
      defaultLimit: z.int().min(1).default(100),
      /** Hard cap: a larger `limit` is cut down to it, or refused. */
      maxLimit: z.int().min(1).optional(),
      overMaxLimit: z.enum(['cut', 'reject']).default('cut'),
    })
    .prefault({}),
  /** Attributes that the server itself gives to each new object, as a later release would. */
  extraAttributes: z
    .strictObject({
      services: attributesSchema.default({}),
      authentications: attributesSchema.default({}),
      users: attributesSchema.default({}),
    })
    .prefault({}),
  /** Objects at the first start, each as the body of its POST. */
  services: z.array(attributesSchema).default([]),
  users: z.array(attributesSchema).default([]),
  /** Roles beside the one that the mapping names. */
  roles: z.array(z.string().min(1)).default([]),
  faults: z.array(faultRuleSchema).default([]),
})

type Parsed = z.infer<typeof practiceConfigSchema>
export type Rights = Parsed['rights']

/** A checked configuration; made by `parsePracticeConfig` only. */
export interface PracticeSettings extends Omit<Parsed, 'mapping'> {
  readonly mapping: Mapping
}

/** Logon name of the API user. */
export function apiUserOf({ auth }: Pick<PracticeSettings, 'auth'>): string {
  return auth.user ?? 'practice'
}

/** What a configuration file may hold; everything may be left out. */
export type PracticeConfig = z.input<typeof practiceConfigSchema>

function refuse(at: string, problem: string): never {
  throw new PatchbayError(
    'VALIDATION_FAILED',
    `The practice server's configuration is not valid at ${at === '' ? 'its top' : `"${at}"`}: ${problem}. ` +
      'Every switch is listed with an example in docs/practice-server.md.',
    { path: at },
  )
}

function checkTogether(settings: PracticeSettings): void {
  const { mapping, basePath, auth } = settings
  const paths = [mapping.messagingServices.path, mapping.users.path, mapping.rights.rolesPath]
  if (new Set(paths).size < paths.length) {
    refuse('mapping', 'services, users and roles need paths that differ')
  }
  for (const each of [...paths, mapping.messagingServices.authentications.path]) {
    if (each.includes('*')) refuse('mapping', `the path "${each}" holds a *`)
  }
  if (auth.mode === 'ecfsession' && !basePath.endsWith('/RI/rci')) {
    refuse('basePath', 'with the mode ecfsession it has to end in /RI/rci')
  }
  if (auth.mode === 'clientcert' && settings.tls?.clientAuthorities === undefined) {
    refuse('tls.clientAuthorities', 'the mode clientcert needs the authorities of client certificates')
  }
}

/**
 * Checks a configuration and fills in the defaults.
 * @throws VALIDATION_FAILED (or MAPPING_INVALID for the mapping part) naming the path in `data.path`.
 */
export function parsePracticeConfig(input: unknown): PracticeSettings {
  const result = practiceConfigSchema.safeParse(input)
  if (!result.success) {
    const issue = result.error.issues[0]
    return refuse(issue?.path.join('.') ?? '', issue?.message ?? 'unknown form')
  }
  const settings = { ...result.data, mapping: resolveMapping(result.data.mapping ?? {}) }
  checkTogether(settings)
  return settings
}

/** Line and column, from 1, of the first place that is not JSON. The text is not quoted: it may hold secrets. */
function placeOfError(text: string): { line: number; column: number } {
  const errors: ParseError[] = []
  parseJsonc(text, errors, { disallowComments: true })
  const before = text.slice(0, errors[0]?.offset ?? text.length).split('\n')
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 }
}

/**
 * Reads and checks a configuration file (JSON). Paths in it become absolute.
 * @throws FILE_NOT_FOUND, FILE_UNREADABLE; VALIDATION_FAILED with `data.path`, or `data.line` and `data.column`
 */
export function readPracticeConfig(file: string): PracticeConfig {
  const text = readTextFile(file).replace(/^\uFEFF/, '')
  let config: unknown
  try {
    config = JSON.parse(text)
  } catch {
    const place = placeOfError(text)
    throw new PatchbayError(
      'VALIDATION_FAILED',
      `The practice server's configuration "${file}" is no JSON: line ${place.line}, column ${place.column}. ` +
        'Correct it there; an example is in docs/practice-server.md.',
      { file, ...place },
    )
  }
  const { tls } = parsePracticeConfig(config)
  const checked = config as PracticeConfig
  if (tls === undefined) return checked
  const absolute = (named: string) => path.resolve(path.dirname(file), named)
  const { certificate, key, clientAuthorities } = tls
  return {
    ...checked,
    tls: {
      certificate: absolute(certificate),
      key: absolute(key),
      ...(clientAuthorities === undefined ? {} : { clientAuthorities: absolute(clientAuthorities) }),
    },
  }
}
