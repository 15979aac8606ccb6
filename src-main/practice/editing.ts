/** Changes made past the API user, as another administrator would: seeds, the control door, `edit` faults. */
import { type Json, type ServiceRecord, type UserRecord, without } from './objects.ts'
import { Refusal } from './refusal.ts'
import { decodeService, lookUpService } from './services.ts'
import { decodeUser, lookUpUser } from './users.ts'
import type { World } from './world.ts'

export type ObjectKind = 'service' | 'user'

/** The same world under rules that fit a person at System Configurator: rows at hand, secrets kept. */
function asAdministrator(world: World): World {
  const { mapping } = world.settings
  const { messagingServices, secret } = mapping
  return {
    ...world,
    settings: {
      ...world.settings,
      mapping: {
        ...mapping,
        messagingServices: {
          ...messagingServices,
          authentications: { ...messagingServices.authentications, location: 'embedded' },
        },
        secret: { ...secret, onPutWithoutValue: 'keeps' },
      },
    },
  }
}

function findObject(world: World, kind: ObjectKind, key: string): ServiceRecord | UserRecord {
  const found = kind === 'service' ? lookUpService(world, key) : lookUpUser(world, key)
  if (found === null) throw new Refusal(404, `The practice server has no ${kind} "${key}".`)
  return found
}

/** Adds an object given as the body of a POST, rows included in every variant. Returns its id. */
export function addObject(world: World, kind: ObjectKind, body: Json): string {
  if (kind === 'user') {
    const user = decodeUser(world, body, null)
    world.objects.users.set(user.id, user)
    return user.id
  }
  const service = decodeService(asAdministrator(world), body, null)
  world.objects.services.set(service.id, service)
  return service.id
}

/** Lays `patch` over an object's attributes. Secrets change only where the patch names them. */
export function patchObject(world: World, kind: ObjectKind, key: string, patch: Json): void {
  const found = findObject(world, kind, key)
  const administrator = asAdministrator(world)
  const { messagingServices, users } = world.settings.mapping
  if ('rows' in found) {
    const { fields, authentications } = messagingServices
    const rows = found.rows.map((row) => ({ [authentications.fields.id]: row.id, ...row.attributes }))
    const body = { ...found.attributes, [fields.authentications]: rows, ...without(patch, [fields.id]) }
    world.objects.services.set(found.id, decodeService(administrator, body, found))
    return
  }
  const body = { ...found.attributes, ...without(patch, [users.fields.id]) }
  world.objects.users.set(found.id, decodeUser(administrator, body, found))
}

export function removeObject(world: World, kind: ObjectKind, key: string): void {
  const { id } = findObject(world, kind, key)
  if (kind === 'service') world.objects.services.delete(id)
  else world.objects.users.delete(id)
}
