/**
 * The door for tests and rehearsals inside the process: what the server was asked, what it holds, and what
 * someone else does to it. Not reachable over HTTP. Its methods throw an Error with a sentence.
 */

import { addObject, type ObjectKind, patchObject, removeObject } from './editing.ts'
import type { FaultRuleInput } from './faultRules.ts'
import { attribute, type Json, type Objects } from './objects.ts'
import { encodeRow, encodeService, lookUpService } from './services.ts'
import { encodeUser, lookUpUser } from './users.ts'
import { isSameSecret, type KeptSecret } from './vault.ts'
import type { World } from './world.ts'

/** One request as it was answered. No headers and no bodies. */
export interface RequestEntry {
  readonly method: string
  /** Below the base path (`/users/ID`), without the query; whole where it is outside the base path. */
  readonly path: string
  /** Query as sent, without `?`. */
  readonly query: string
  /** 0 = the connection was broken or never answered. */
  readonly status: number
}

export interface PracticeControl {
  requests(): readonly RequestEntry[]
  clearRequests(): void
  /** Services in wire form, rows always inside; each secret is `{ set: boolean }`. */
  services(): Json[]
  /** Users in wire form with `{ set: boolean }` for the password and `roles`, the names of their roles. */
  users(): Json[]
  /** Whether a secret is the one given. `key`: id or name of the service, id or logon name of the user;
   *  `row`: id or authentication ID of the row, null for a user. False where nothing is set. */
  secretMatches(kind: ObjectKind, key: string, row: string | null, clear: string): boolean
  /** Attributes in wire form laid over the object's; secrets change only where named. */
  edit(kind: ObjectKind, key: string, patch: Json): void
  remove(kind: ObjectKind, key: string): void
  /** Body of a POST; returns the id. */
  addService(body: Json): string
  addUser(body: Json): string
  /** Keeps all objects as they are now; the function that it returns puts them back, as often as it is called. */
  keep(): () => void
  /** Replaces all fault rules; counting starts anew. @throws VALIDATION_FAILED */
  setFaults(rules: readonly FaultRuleInput[]): void
}

export interface ControlParts {
  readonly world: World
  readonly log: RequestEntry[]
  /** Called after each change of objects. */
  changed(): void
  setFaults(rules: readonly FaultRuleInput[]): void
}

function shown(secret: KeptSecret | null): Json {
  return { set: secret !== null }
}

function serviceView(world: World): Json[] {
  const { fields, authentications } = world.settings.mapping.messagingServices
  return [...world.objects.services.values()].map((service) => ({
    ...encodeService(world, service),
    [fields.authentications]: service.rows.map((row) => ({
      ...encodeRow(world, row),
      [authentications.fields.secret]: shown(row.secret),
    })),
  }))
}

function userView(world: World): Json[] {
  return [...world.objects.users.values()].map((user) => ({
    ...encodeUser(world, user),
    [world.settings.mapping.users.fields.password]: shown(user.secret),
    roles: user.roleIds.map((id) => world.objects.roles.get(id)?.attributes.name ?? id),
  }))
}

function findSecret(world: World, kind: ObjectKind, key: string, row: string | null): KeptSecret | null {
  if (kind === 'user') return lookUpUser(world, key)?.secret ?? null
  const name = world.settings.mapping.messagingServices.authentications.fields.authenticationId
  const found = lookUpService(world, key)?.rows.find((candidate) => {
    return candidate.id === row || attribute(candidate.attributes, name) === row
  })
  return found?.secret ?? null
}

function putAll<Item>(target: Map<string, Item>, items: ReadonlyMap<string, Item>): void {
  target.clear()
  for (const [id, item] of items) target.set(id, item)
}

/** A copy as deep as records are changed in place; attributes and secrets are replaced, never changed. */
function copyOf({ services, users, roles }: Objects): Objects {
  return {
    services: new Map(
      [...services].map(([id, service]) => [
        id,
        { ...service, rows: service.rows.map((row) => ({ ...row })) },
      ]),
    ),
    users: new Map([...users].map(([id, user]) => [id, { ...user }])),
    roles: new Map(roles),
  }
}

export function createControl({ world, log, changed, setFaults }: ControlParts): PracticeControl {
  return {
    requests: () => [...log],
    clearRequests() {
      log.length = 0
    },
    services: () => serviceView(world),
    users: () => userView(world),
    secretMatches(kind, key, row, clear) {
      const secret = findSecret(world, kind, key, row)
      return secret !== null && isSameSecret(secret.digest, clear)
    },
    edit(kind, key, patch) {
      patchObject(world, kind, key, patch)
      changed()
    },
    remove(kind, key) {
      removeObject(world, kind, key)
      changed()
    },
    addService(body) {
      const id = addObject(world, 'service', body)
      changed()
      return id
    },
    addUser(body) {
      const id = addObject(world, 'user', body)
      changed()
      return id
    },
    keep() {
      const kept = copyOf(world.objects)
      return () => {
        const { services, users, roles } = copyOf(kept)
        putAll(world.objects.services, services)
        putAll(world.objects.users, users)
        putAll(world.objects.roles, roles)
        changed()
      }
    },
    setFaults,
  }
}
