/** Plans without a server: random states of store, bases and server, and a push applied to them in memory. */
import fc from 'fast-check'
import { canonicalService, canonicalUser } from '../../src-main/domain/canonical.ts'
import type { FieldValue } from '../../src-main/domain/syncModel.ts'
import type { RemoteObject } from '../../src-main/servers/gateway.ts'
import type { BaseRecord } from '../../src-main/store/bases.ts'
import { type Fields, fieldsFrom, isSecret } from '../../src-main/sync/plan/merge.ts'
import type { PlanInput } from '../../src-main/sync/plan/plan.ts'
import { type RightRead, type Snapshot, tableId } from '../../src-main/sync/plan/snapshot.ts'
import type { SyncPlan } from '../../src-main/sync/plan/work.ts'
import type { DesiredObject } from '../../src-main/sync/port.ts'

export function idOf(index: number): string {
  return index.toString(16).toUpperCase().padStart(32, '0')
}

export function complete(objects: readonly RemoteObject[]): Snapshot['service'] {
  return { completeness: 'complete', objects, unreadable: new Map(), refusal: null }
}

export function inputOf(part: Partial<PlanInput>): PlanInput {
  return {
    serverId: 'server',
    serverName: 'prod',
    desired: [],
    bases: [],
    snapshot: { service: complete([]), user: complete([]), rights: new Map() },
    recorded: [],
    refusals: [],
    sent: new Map(),
    onPutWithoutValue: 'unknown',
    rowsAreSeparate: false,
    rightsMode: 'role',
    deletes: false,
    asksBeforeTaking: false,
    select: null,
    ...part,
  }
}

type Rows = Readonly<Record<string, string>>
export interface Content {
  readonly name: string
  readonly connection?: string
  readonly rows?: Rows
}

export function serviceOf({ name, connection = 'https://a.example.com', rows = {} }: Content) {
  return canonicalService({
    name,
    type: 'facebook',
    serviceConnection: connection,
    authenticationUrl: null,
    authenticationScope: undefined,
    authentications: Object.entries(rows).map(([authenticationId, secret]) => ({ authenticationId, secret })),
  })
}

export function desiredService(objectId: string, content: Content): DesiredObject {
  return { kind: 'service', objectId, canonical: serviceOf(content), rights: [] }
}

export function desiredUser(objectId: string, logonName: string, password = 'f1'): DesiredObject {
  const canonical = canonicalUser({ firstName: 'Hook', lastName: 'Sap', logonName, password })
  return { kind: 'user', objectId, canonical, rights: ['messagingService'] }
}

export function remoteOf(remoteId: string, canonical: RemoteObject['canonical']): RemoteObject {
  return { kind: canonical.kind, remoteId, canonical, raw: {}, rowIds: {} }
}

export function remoteService(remoteId: string, content: Content): RemoteObject {
  return remoteOf(remoteId, serviceOf(content))
}

export function baseOf(objectId: string, remoteId: string, content: Content): BaseRecord {
  const { kind, key, label, fields } = serviceOf(content)
  return { kind, remoteId, objectId, key, label, fields, rights: [] }
}

/** What a server shows of fields that were sent to it. */
function shown(fields: Fields): Fields {
  return fieldsFrom(
    Object.entries(fields).map(([name, value]): [string, FieldValue] => [
      name,
      isSecret(value) ? { secret: 'unknown' } : value,
    ]),
  )
}

function renamed(fields: Fields, kind: RemoteObject['kind']): RemoteObject['canonical'] {
  const name = fields[kind === 'service' ? 'name' : 'logonName']
  const label = name && !isSecret(name) ? name.text : ''
  return { kind, key: label.toLowerCase(), label, fields }
}

/** The world after a push of `plan` in which everything went well. */
export function applied(input: PlanInput, plan: SyncPlan): PlanInput {
  const desired = new Map(input.desired.map((object) => [object.objectId, object]))
  const bases = new Map(input.bases.map((base) => [`${base.kind}${base.remoteId}`, base]))
  const remotes = new Map(
    [...input.snapshot.service.objects, ...input.snapshot.user.objects].map((object) => [
      `${object.kind}${tableId(object.remoteId)}`,
      object,
    ]),
  )
  const rights = new Map<string, RightRead>(input.snapshot.rights)
  const putBase = (base: BaseRecord) => {
    for (const [id, old] of bases)
      if (old.objectId === base.objectId && old.kind === base.kind) bases.delete(id)
    bases.set(`${base.kind}${base.remoteId}`, base)
  }
  for (const base of plan.forgotten) bases.delete(`${base.kind}${base.remoteId}`)
  for (const base of plan.agreements) putBase(base)
  for (const { object, changes, base } of plan.takeovers) {
    if (changes === 'remove') {
      desired.delete(object.objectId)
      if (base) bases.delete(`${base.kind}${base.remoteId}`)
      continue
    }
    const before = desired.get(object.objectId)
    if (!before) throw new Error('takeover of nothing')
    const fields = new Map<string, FieldValue>(Object.entries(before.canonical.fields))
    for (const [name, value] of Object.entries(changes)) {
      if (value === null) fields.delete(name)
      else fields.set(name, isSecret(value) ? { secret: 'absent' } : value)
    }
    desired.set(object.objectId, { ...before, canonical: renamed(fieldsFrom(fields), object.kind) })
    if (base) putBase(base)
  }
  let created = 0xf000
  const idsOfCreated = new Map<string, string>()
  for (const work of plan.works) {
    const { kind, objectId } = work.object
    if (work.type === 'create' || work.type === 'update') {
      created += 1
      const remoteId = work.type === 'create' ? idOf(created) : tableId(work.remoteId)
      idsOfCreated.set(objectId, remoteId)
      const canonical = renamed(shown(work.desired), kind)
      remotes.set(`${kind}${remoteId}`, remoteOf(remoteId, canonical))
      if (work.type === 'create' && kind === 'user') rights.set(remoteId, { has: false })
      const { key, label } = renamed(work.settled, kind)
      putBase({ kind, remoteId, objectId, key, label, fields: work.settled, rights: [] })
    } else if (work.type === 'delete') {
      remotes.delete(`${kind}${tableId(work.remoteId)}`)
      bases.delete(`${kind}${tableId(work.remoteId)}`)
    } else {
      rights.set(work.remoteId ?? idsOfCreated.get(objectId) ?? '', { has: true })
      const base = [...bases.values()].find((known) => known.kind === 'user' && known.objectId === objectId)
      if (base) putBase({ ...base, rights: ['messagingService'] })
    }
  }
  const all = [...remotes.values()]
  return {
    ...input,
    desired: [...desired.values()],
    bases: [...bases.values()],
    snapshot: {
      service: complete(all.filter((object) => object.kind === 'service')),
      user: complete(all.filter((object) => object.kind === 'user')),
      rights,
    },
  }
}

const rowNames = ['x', '__proto__', 'constructor', 'webhook']

function contents(index: number, secrets: readonly string[]) {
  return fc.record({
    name: fc.constantFrom(`n${index}`, `N${index}`, `m${index}`),
    connection: fc.constantFrom('', 'https://a.example.com', 'https://b.example.com'),
    rows: fc
      .uniqueArray(fc.tuple(fc.constantFrom(...rowNames), fc.constantFrom(...secrets)), {
        selector: ([name]) => name,
        maxLength: 3,
      })
      .map((entries) => Object.assign(Object.create(null), Object.fromEntries(entries)) as Rows),
  })
}

/** One service in any state of (store, base, server). */
function anyService(index: number) {
  return fc.record({
    desired: fc.option(contents(index, ['absent', 'f1', 'f2'])),
    base: fc.option(contents(index, ['absent', 'unknown', 'f1', 'f2'])),
    remote: fc.option(contents(index, ['unknown'])),
  })
}

/** Some services and users in any states. Names are unique on each side, as store and server have them. */
export const anyInput = fc
  .record({
    services: fc.tuple(anyService(0), anyService(1), anyService(2)),
    hasUser: fc.boolean(),
    onPutWithoutValue: fc.constantFrom('unknown' as const, 'keeps' as const),
    rowsAreSeparate: fc.boolean(),
    deletes: fc.boolean(),
    asksBeforeTaking: fc.boolean(),
  })
  .map(({ services, hasUser, ...options }) => {
    const remotes = services.flatMap(({ remote }, index) =>
      remote ? [remoteService(idOf(index), remote)] : [],
    )
    return inputOf({
      desired: [
        ...services.flatMap(({ desired }, index) => (desired ? [desiredService(`o${index}`, desired)] : [])),
        ...(hasUser ? [desiredUser('u', 'hook.sap')] : []),
      ],
      bases: services.flatMap(({ base }, index) => (base ? [baseOf(`o${index}`, idOf(index), base)] : [])),
      snapshot: { service: complete(remotes), user: complete([]), rights: new Map() },
      ...options,
    })
  })
