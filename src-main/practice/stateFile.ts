/**
 * Objects across starts: one JSON file (mode 0600), written whole by temporary file, fsync and rename after
 * each change. Secrets stand in it as salted hashes only. What cannot be read is never overwritten.
 */
import { existsSync } from 'node:fs'
import { z } from 'zod'
import { PatchbayError } from '../domain/errors.ts'
import type { Mapping } from '../domain/mapping.ts'
import { readTextFile, writePrivateFile } from '../platform/files.ts'
import { attributesSchema } from './config.ts'
import type { Objects } from './objects.ts'
import type { KeptSecret } from './vault.ts'

const id = z.string().regex(/^[0-9A-F]{32}$/)
const digest = z.strictObject({ salt: z.string(), hash: z.string() }).nullable()

const stateSchema = z.strictObject({
  patchbayPractice: z.literal(1),
  /** Attribute names and type codes under which the objects are kept. */
  names: z.string(),
  services: z.array(
    z.strictObject({
      id,
      attributes: attributesSchema,
      rows: z.array(z.strictObject({ id, attributes: attributesSchema, secret: digest })),
    }),
  ),
  users: z.array(z.strictObject({ id, attributes: attributesSchema, secret: digest, roleIds: z.array(id) })),
  roles: z.array(z.strictObject({ id, attributes: attributesSchema })),
})
type State = z.infer<typeof stateSchema>

/** The part of a mapping that decides what the kept attributes mean. */
function namesOf(mapping: Mapping): string {
  const { fields, authentications, types } = mapping.messagingServices
  const sortedTypes = Object.fromEntries(Object.entries(types).sort(([a], [b]) => (a < b ? -1 : 1)))
  return JSON.stringify([fields, authentications.fields, sortedTypes, mapping.users.fields])
}

function byId<Item extends { readonly id: string }>(items: readonly Item[]): Map<string, Item> {
  return new Map(items.map((item) => [item.id, item]))
}

function kept(secret: State['users'][number]['secret']): KeptSecret | null {
  return secret === null ? null : { digest: secret, clear: null }
}

/**
 * The objects of `file`; null when it is not there yet.
 * @throws FILE_UNREADABLE when it is damaged, or was written under other attribute names.
 */
export function loadState(file: string, mapping: Mapping): Objects | null {
  if (!existsSync(file)) return null
  let state: State
  try {
    state = stateSchema.parse(JSON.parse(readTextFile(file)))
  } catch (error) {
    if (error instanceof PatchbayError) throw error
    throw new PatchbayError(
      'FILE_UNREADABLE',
      `The state file "${file}" of the practice server is damaged or no such file. It was left as it is. ` +
        'Name another file, or move this one away to start anew.',
      { path: file },
    )
  }
  if (state.names !== namesOf(mapping)) {
    throw new PatchbayError(
      'FILE_UNREADABLE',
      `The state file "${file}" was written under a mapping with other attribute names or type codes. ` +
        'Start the practice server with that mapping, or name another state file.',
      { path: file },
    )
  }
  return {
    services: byId(
      state.services.map((service) => ({
        ...service,
        rows: service.rows.map((row) => ({ ...row, secret: kept(row.secret) })),
      })),
    ),
    users: byId(state.users.map((user) => ({ ...user, secret: kept(user.secret) }))),
    roles: byId(state.roles),
  }
}

/** Writes all objects to `file`. Throws a file error that names the path. */
export function saveState(file: string, mapping: Mapping, objects: Objects): void {
  const state: State = {
    patchbayPractice: 1,
    names: namesOf(mapping),
    services: [...objects.services.values()].map(({ id, attributes, rows }) => ({
      id,
      attributes,
      rows: rows.map((row) => ({ ...row, secret: row.secret?.digest ?? null })),
    })),
    users: [...objects.users.values()].map((user) => ({ ...user, secret: user.secret?.digest ?? null })),
    roles: [...objects.roles.values()],
  }
  writePrivateFile(file, `${JSON.stringify(state)}\n`, true)
}
