/** Which path offers which methods, under the names of a mapping (rci.md section 5). */
import type { Mapping } from '../domain/mapping.ts'
import type { Answer } from './refusal.ts'
import * as services from './services.ts'
import * as users from './users.ts'
import type { Call } from './world.ts'

type Work = (call: Call) => Answer

export type Methods = Readonly<Partial<Record<'GET' | 'POST' | 'PUT' | 'DELETE', Work>>>

/** A path of the mapping as a route: a colon in it is no parameter. */
function route(path: string): string {
  return path.replaceAll(':', '::')
}

export function resourcesOf(mapping: Mapping): [path: string, methods: Methods][] {
  const { messagingServices, rights } = mapping
  const [service, user, role] = [messagingServices.path, mapping.users.path, rights.rolesPath].map(route)
  const list: [string, Methods][] = [
    [`${service}`, { GET: services.listServices, POST: services.createService }],
    [
      `${service}/:serviceId`,
      { GET: services.readService, PUT: services.replaceService, DELETE: services.deleteService },
    ],
    [`${user}`, { GET: users.listUsers, POST: users.createUser }],
    [`${user}/:userId`, { GET: users.readUser, PUT: users.replaceUser, DELETE: users.deleteUser }],
  ]
  const { location, path, put } = messagingServices.authentications
  if (location === 'subresource') {
    const rows = `${service}/:serviceId${route(path)}`
    list.push([rows, { GET: services.listRows, POST: services.createRow }])
    const replace = put ? { PUT: services.replaceRow } : {}
    list.push([`${rows}/:rowId`, { GET: services.readRow, ...replace, DELETE: services.deleteRow }])
  }
  // `manual`: a server that does not offer roles over RCI.
  if (rights.mode === 'role') {
    list.push([`${role}`, { GET: users.listRoles }], [`${role}/:roleId`, { GET: users.readRole }])
    list.push([`${user}/:userId/roles`, { GET: users.listUserRoles, POST: users.grantRole }])
    list.push([`${user}/:userId/roles/:roleId`, { GET: users.readUserRole, DELETE: users.revokeRole }])
  }
  return list
}
