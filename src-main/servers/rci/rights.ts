/**
 * The right Use on Messaging Service, given by membership in a role (rci.md sections 4 and 5: `users/{id}/roles`).
 * Which role that is, its path and the body that adds it are the mapping's; `id` and `name` as attributes of a role
 * are assumed [inf].
 */
import { PatchbayError } from '../../domain/errors.ts'
import { naturalKey, type UserRight } from '../../domain/model.ts'
import type { ServerAccess } from '../gateway.ts'
import { isSameRemoteId, remoteIdOf } from '../remoteId.ts'
import { objectGone, type RciClient } from './client.ts'
import { attributeOf, isJsonObject, type JsonObject } from './json.ts'
import { readList } from './paging.ts'

export interface Rights {
  /** Whether the user is in the role; null where rights are given by hand. False when there is no such role. */
  has(userRemoteId: string, right: UserRight): Promise<boolean | null>
  /** @throws RIGHTS_ROLE_MISSING when the server shows no role of the mapped name. */
  grant(userRemoteId: string, right: UserRight): Promise<void>
  /**
   * Takes the user out of the role: `DELETE users/{id}/roles/{roleId}` (rci.md section 5); a 404 counts as done.
   * @throws RIGHTS_ROLE_MISSING when the server shows no role of the mapped name.
   */
  revoke(userRemoteId: string, right: UserRight): Promise<void>
  /** Id of the role; null when the server shows none of that name. */
  findRole(): Promise<string | null>
}

/** Patchbay knows one right, so that the mapping has one role; `right` is there for the next one. */
export function createRights(access: ServerAccess, client: RciClient): Rights {
  const { rights, users } = access.mapping
  const rolesOf = (userId: string) => `${users.path}/${encodeURIComponent(userId)}/roles`
  let role: Promise<string | null> | null = null

  const findRole = () => {
    role ??= lookUpRole(access, client).catch((error: unknown) => {
      role = null
      throw error
    })
    return role
  }

  return {
    findRole,
    async has(userId) {
      if (rights.mode === 'manual') return null
      const roleId = await findRole()
      if (roleId === null) return false
      const path = rolesOf(userId)
      const { items } = await readList(client, access, { path, idAttribute: 'id' }).catch(
        goneAs(access, path),
      )
      return items.some((item) => namesRole(item, roleId))
    },
    async grant(userId) {
      const roleId = rights.mode === 'role' ? await findRole() : null
      if (roleId === null) throw roleMissing(access)
      const path = rolesOf(userId)
      const body = withRoleId(rights.body, roleId) as JsonObject
      if (!(await client.send({ method: 'POST', path, body }))) throw objectGone(access, 'POST', path)
    },
    async revoke(userId) {
      const roleId = rights.mode === 'role' ? await findRole() : null
      if (roleId === null) throw roleMissing(access)
      await client.send({ method: 'DELETE', path: `${rolesOf(userId)}/${encodeURIComponent(roleId)}` })
    },
  }
}

/** The role whose name is equal, else equal without case. */
async function lookUpRole(access: ServerAccess, client: RciClient): Promise<string | null> {
  const { rolesPath, roleName } = access.mapping.rights
  const { items } = await readList(client, access, { path: rolesPath, idAttribute: 'id' })
  const roles = items.filter(isJsonObject).map((role) => ({
    id: remoteIdOf(attributeOf(role, 'id')),
    name: attributeOf(role, 'name'),
  }))
  const exact = roles.find(({ name }) => name === roleName)
  const caseless = roles.find(
    ({ name }) => typeof name === 'string' && naturalKey(name) === naturalKey(roleName),
  )
  return (exact ?? caseless)?.id ?? null
}

/** A membership names its role by `id`, by `roleId` or as a bare id: any attribute that holds the id counts. */
function namesRole(item: unknown, roleId: string): boolean {
  const values = isJsonObject(item) ? Object.values(item) : [item]
  return values.some((value) => typeof value === 'string' && isSameRemoteId(value, roleId))
}

/** `value` with `{roleId}` replaced in every text, at any depth. */
function withRoleId(value: unknown, roleId: string): unknown {
  if (typeof value === 'string') return value.replaceAll('{roleId}', () => roleId)
  if (Array.isArray(value)) return value.map((member) => withRoleId(member, roleId))
  if (!isJsonObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withRoleId(member, roleId)]))
}

/** Below a user, a 404 means that the user is gone. */
function goneAs(access: ServerAccess, path: string) {
  return (error: unknown): never => {
    if (
      error instanceof PatchbayError &&
      error.code === 'SERVER_RESOURCE_UNKNOWN' &&
      error.data.status === 404
    ) {
      throw objectGone(access, 'GET', path)
    }
    throw error
  }
}

function roleMissing(access: ServerAccess): PatchbayError {
  const { roleName } = access.mapping.rights
  return new PatchbayError(
    'RIGHTS_ROLE_MISSING',
    `Server "${access.name}" shows no user role "${roleName}", so the right Use on Messaging Service was ` +
      'neither given nor taken back. Create the role in System Configurator with this right and nothing else, let the API user view ' +
      'roles, or name another role under rights.roleName in the mapping of the server.',
    { server: access.name, roleName },
  )
}
