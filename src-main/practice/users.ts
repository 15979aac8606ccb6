/**
 * Users, roles and the roles of a user (rci.md sections 5 and 8). `firstName` and `surname` are documented;
 * the names of logon name and password are assumptions [inf] and come from the mapping.
 */
import { apiUserOf } from './config.ts'
import {
  attribute,
  isObject,
  type Json,
  keyOf,
  newId,
  parseId,
  type RoleRecord,
  type UserRecord,
  without,
} from './objects.ts'
import { selectList } from './query.ts'
import { type Answer, Refusal } from './refusal.ts'
import {
  allow,
  type Call,
  canSee,
  created,
  idParam,
  listRules,
  optionalText,
  readBack,
  readObject,
  refuseTaken,
  requiredText,
  type World,
  writeSecret,
} from './world.ts'

/** A user as the server answers it. */
export function encodeUser(world: World, user: UserRecord): Json {
  const { fields } = world.settings.mapping.users
  const password = readBack(world, user.secret)
  return {
    [fields.id]: user.id,
    [fields.logonName]: null,
    ...user.attributes,
    ...(password === undefined ? {} : { [fields.password]: password }),
  }
}

/** A user out of the body of a POST (`before` null) or PUT, which replaces everything. */
export function decodeUser(world: World, body: unknown, before: UserRecord | null): UserRecord {
  const { fields } = world.settings.mapping.users
  const given = readObject(body, Object.values(fields), 'a user')
  requiredText(given, fields.firstName, 'a user')
  requiredText(given, fields.lastName, 'a user')
  optionalText(given, fields.logonName)
  refuseTaken(world.objects.users.values(), fields.logonName, given, before?.id ?? null, 'A user')
  const method = before === null ? 'POST' : 'PUT'
  const secret = writeSecret(world, given, fields.password, method, before?.secret ?? null)
  // A changed logon name needs the password again [doc] (rci.md section 9).
  const isRenamed =
    before !== null && keyOf(before.attributes, fields.logonName) !== keyOf(given, fields.logonName)
  if (isRenamed && secret !== null && secret === before.secret) {
    throw new Refusal(
      400,
      `With a new "${fields.logonName}" the attribute "${fields.password}" is mandatory.`,
    )
  }
  return {
    id: before?.id ?? newId(),
    attributes: {
      ...(before === null ? world.settings.extraAttributes.users : {}),
      ...without(given, [fields.id, fields.password]),
      ...ownExpiration(world, given),
    },
    secret,
    roleIds: before?.roleIds ?? [],
  }
}

/** The server's own attribute of the API user: when its password expires (rci.md section 8, FP21). */
function ownExpiration(world: World, body: Json): Json {
  const { auth, mapping } = world.settings
  const isApiUser = keyOf(body, mapping.users.fields.logonName) === keyOf({ key: apiUserOf({ auth }) }, 'key')
  const { passwordExpiration } = auth
  return isApiUser && passwordExpiration !== undefined ? { passwordExpiration } : {}
}

/** Shows the API user among the users where the settings tell when its password expires. */
export function addApiUser(world: World): void {
  if (world.settings.auth.passwordExpiration === undefined) return
  const { fields } = world.settings.mapping.users
  const name = apiUserOf(world.settings)
  const there = lookUpUser(world, name)
  const body = there?.attributes ?? {
    [fields.firstName]: 'API',
    [fields.lastName]: 'User',
    [fields.logonName]: name,
  }
  const user: UserRecord = there ?? { id: newId(), attributes: {}, secret: null, roleIds: [] }
  world.objects.users.set(user.id, { ...user, attributes: { ...body, ...ownExpiration(world, body) } })
}

/** Logon name and password need a right of their own [doc] (rci.md section 4). */
function allowLogon(call: Call, before: UserRecord | null): void {
  const { fields } = call.world.settings.mapping.users
  if (!isObject(call.body)) return
  const sendsPassword = (attribute(call.body, fields.password) ?? null) !== null
  const changesLogon =
    keyOf(call.body, fields.logonName) !== keyOf(before?.attributes ?? {}, fields.logonName)
  if (sendsPassword || changesLogon) allow(call, 'users.logon', 'modify logon authentication info')
}

function isVisible(call: Call, user: UserRecord): boolean {
  const name = attribute(user.attributes, call.world.settings.mapping.users.fields.logonName)
  return canSee(call.rights, 'users', String(name ?? ''))
}

function findUser(call: Call): UserRecord {
  const user = call.world.objects.users.get(idParam(call, 'userId', 'User'))
  if (user === undefined || !isVisible(call, user)) throw new Refusal(404, 'User not found.')
  return user
}

export function listUsers(call: Call): Answer {
  const { fields } = call.world.settings.mapping.users
  const sort = [fields.firstName, fields.lastName, 'externalId', 'chatName', 'chat', 'email', 'phone']
  const visible = [...call.world.objects.users.values()].filter((user) => isVisible(call, user))
  const page = selectList(visible, call, listRules(call.world, fields.id, sort))
  return { status: 200, body: page.map((user) => encodeUser(call.world, user)) }
}

export function readUser(call: Call): Answer {
  return { status: 200, body: encodeUser(call.world, findUser(call)) }
}

export function createUser(call: Call): Answer {
  allow(call, 'users.create', 'create users')
  allowLogon(call, null)
  const { world } = call
  const user = decodeUser(world, call.body, null)
  world.objects.users.set(user.id, user)
  return created(world, world.settings.mapping.users.fields.id, user.id, world.settings.mapping.users.path)
}

export function replaceUser(call: Call): Answer {
  const before = findUser(call)
  allow(call, 'users.modify', 'modify users')
  allowLogon(call, before)
  call.world.objects.users.set(before.id, decodeUser(call.world, call.body, before))
  return { status: call.world.settings.answers.put }
}

export function deleteUser(call: Call): Answer {
  const user = findUser(call)
  allow(call, 'users.delete', 'delete users')
  call.world.objects.users.delete(user.id)
  return { status: call.world.settings.answers.delete }
}

function encodeRole(role: RoleRecord): Json {
  return { id: role.id, ...role.attributes }
}

function visibleRoles(call: Call): RoleRecord[] {
  return call.rights.deny.includes('roles.view') ? [] : [...call.world.objects.roles.values()]
}

export function listRoles(call: Call): Answer {
  const page = selectList(visibleRoles(call), call, listRules(call.world, 'id', ['name']))
  return { status: 200, body: page.map(encodeRole) }
}

export function readRole(call: Call): Answer {
  const id = idParam(call, 'roleId', 'Role')
  const role = visibleRoles(call).find((candidate) => candidate.id === id)
  if (role === undefined) throw new Refusal(404, 'Role not found.')
  return { status: 200, body: encodeRole(role) }
}

export function listUserRoles(call: Call): Answer {
  const user = findUser(call)
  const held = visibleRoles(call).filter((role) => user.roleIds.includes(role.id))
  const page = selectList(held, call, listRules(call.world, 'id', ['name']))
  return { status: 200, body: page.map(encodeRole) }
}

/** The role's id where the mapping's template has `{roleId}`; null when the body does not fit the template. */
function findRoleId(template: unknown, body: unknown): string | null {
  if (typeof template === 'string') {
    const [before, after] = template.split('{roleId}')
    if (before === undefined || after === undefined || typeof body !== 'string') return null
    if (!body.startsWith(before) || !body.endsWith(after)) return null
    return parseId(body.slice(before.length, body.length - after.length))
  }
  if (Array.isArray(template)) {
    return Array.isArray(body)
      ? (template.map((part, at) => findRoleId(part, body[at])).find(Boolean) ?? null)
      : null
  }
  if (!isObject(template) || !isObject(body)) return null
  const found = Object.entries(template).map(([name, part]) => findRoleId(part, attribute(body, name)))
  return found.find((id) => id !== null) ?? null
}

export function grantRole(call: Call): Answer {
  const user = findUser(call)
  allow(call, 'roles.grant', 'manage the members of user roles')
  const { world } = call
  const id = findRoleId(world.settings.mapping.rights.body, call.body)
  if (id === null) throw new Refusal(400, 'The body does not name a role by its id.')
  if (!visibleRoles(call).some((role) => role.id === id)) throw new Refusal(404, 'Role not found.')
  if (user.roleIds.includes(id)) throw new Refusal(409, 'The user has this role already.')
  user.roleIds = [...user.roleIds, id]
  return created(world, 'id', id, `${world.settings.mapping.users.path}/${user.id}/roles`)
}

function heldRole(call: Call, user: UserRecord): string {
  const id = idParam(call, 'roleId', 'Role')
  if (!user.roleIds.includes(id)) throw new Refusal(404, 'The user does not have this role.')
  return id
}

export function readUserRole(call: Call): Answer {
  heldRole(call, findUser(call))
  return readRole(call)
}

export function revokeRole(call: Call): Answer {
  const user = findUser(call)
  const id = heldRole(call, user)
  allow(call, 'roles.revoke', 'manage the members of user roles')
  user.roleIds = user.roleIds.filter((held) => held !== id)
  return { status: call.world.settings.answers.delete }
}

/** A user by id or logon name, for the control door and for edits. */
export function lookUpUser(world: World, key: string): UserRecord | null {
  const byId = world.objects.users.get(parseId(key) ?? '')
  if (byId) return byId
  const { logonName } = world.settings.mapping.users.fields
  const wanted = keyOf({ key }, 'key')
  return (
    [...world.objects.users.values()].find((user) => keyOf(user.attributes, logonName) === wanted) ?? null
  )
}
