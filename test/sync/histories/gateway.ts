/**
 * The door to a history's server without HTTP: it answers, refuses and loses answers as servers/rci does (the HTTP
 * layer has tests of its own). After a crash nothing goes through any more.
 */
import { canonicalService, canonicalUser } from '../../../src-main/domain/canonical.ts'
import { PatchbayError } from '../../../src-main/domain/errors.ts'
import { naturalKey } from '../../../src-main/domain/model.ts'
import { Secret } from '../../../src-main/domain/secret.ts'
import type { RemoteKind } from '../../../src-main/domain/syncModel.ts'
import type { Gateway, ObjectWrite, RemoteObject } from '../../../src-main/servers/gateway.ts'
import type { Faults } from './faults.ts'
import { type HistoryServer, nameOf, type ServerObject } from './server.ts'
import type { Variant } from './variants.ts'

/** Told of what Patchbay writes, before it is done. */
export interface WriteWatcher {
  willMake(texts: Readonly<Record<string, string>>): void
  willWrite(object: ServerObject, texts: Readonly<Record<string, string>>): void
  willSetSecret(object: ServerObject, row: string, secret: string | null): void
  willRemoveRow(object: ServerObject, row: string): void
  willRemove(object: ServerObject): void
}

export interface Door {
  readonly server: HistoryServer
  readonly variant: Variant
  readonly faults: Faults
  readonly watcher: WriteWatcher
  readonly fingerprint: (secret: Secret) => string
}

function textsOf(write: ObjectWrite): Record<string, string> {
  if (write.kind === 'user') {
    const { firstName, lastName, logonName } = write
    return { firstName, lastName, logonName }
  }
  const { name, type, serviceConnection, authenticationUrl, authenticationScope } = write
  return { name, type, serviceConnection, authenticationUrl, authenticationScope }
}

function secretsOf(write: ObjectWrite): Map<string, string | null> {
  const entries =
    write.kind === 'user'
      ? [['password', write.password] as const]
      : write.authentications.map((row) => [row.authenticationId, row.secret] as const)
  return new Map(entries.map(([row, secret]) => [row, secret?.reveal() ?? null]))
}

function refuse(code: 'SERVER_CONFLICT' | 'SERVER_REJECTED', message: string): never {
  throw new PatchbayError(code, message, { status: code === 'SERVER_CONFLICT' ? 409 : 400 })
}

function remoteOf(object: ServerObject, door: Door): RemoteObject {
  const { id, kind, texts, secrets } = object
  const shown = (secret: string | null) => {
    if (door.variant.readback === 'absent') return 'unknown'
    return secret === null ? 'absent' : door.fingerprint(new Secret(secret))
  }
  const rows = [...secrets].map(([authenticationId, secret]) => ({ authenticationId, secret: shown(secret) }))
  const text = (field: string) => texts[field] ?? ''
  const canonical =
    kind === 'service'
      ? canonicalService({
          name: text('name'),
          type: text('type'),
          serviceConnection: text('serviceConnection'),
          authenticationUrl: text('authenticationUrl'),
          authenticationScope: text('authenticationScope'),
          authentications: rows,
        })
      : canonicalUser({
          firstName: text('firstName'),
          lastName: text('lastName'),
          logonName: text('logonName'),
          password: shown(secrets.get('password') ?? null),
        })
  return { kind, remoteId: id, canonical, raw: {}, rowIds: {} }
}

function refuseTaken({ server, variant }: Door, kind: RemoteKind, name: string, self: string | null): void {
  if (!variant.refusesTakenNames) return
  const other = server.named(kind, name)
  if (other && other.id !== self) refuse('SERVER_CONFLICT', `The name "${name}" is taken.`)
}

function replaceTexts(door: Door, object: ServerObject, write: ObjectWrite): void {
  const texts = textsOf(write)
  refuseTaken(door, object.kind, nameOf({ kind: object.kind, texts }), object.id)
  door.watcher.willWrite(object, texts)
  Object.assign(object.texts, texts)
}

function setSecret({ watcher }: Door, object: ServerObject, row: string, secret: string | null): void {
  watcher.willSetSecret(object, row, secret)
  object.secrets.set(row, secret)
}

function removeRow({ watcher }: Door, object: ServerObject, row: string): void {
  watcher.willRemoveRow(object, row)
  object.secrets.delete(row)
}

/** One PUT with everything in it. */
function replaceWhole(door: Door, object: ServerObject, write: ObjectWrite): void {
  const wanted = secretsOf(write)
  const lacks = [...wanted.values()].some((secret) => secret === null)
  if (door.variant.put === 'rejects' && lacks) refuse('SERVER_REJECTED', 'A secret is missing.')
  replaceTexts(door, object, write)
  for (const row of [...object.secrets.keys()]) if (!wanted.has(row)) removeRow(door, object, row)
  for (const [row, secret] of wanted) {
    const isNew = !object.secrets.has(row)
    if (secret !== null || isNew || door.variant.put === 'clears') setSecret(door, object, row, secret)
  }
}

export function openHistoryGateway(door: Door): Gateway {
  const { server, variant, faults } = door
  const rowsAreSeparate = (kind: RemoteKind) => kind === 'service' && variant.rows === 'subresource'

  /** Rows of their own: first out, then in, one request each (servers/rci/rows.ts). */
  async function replaceRows(object: ServerObject, wanted: ReadonlyMap<string, string | null>) {
    for (const row of [...object.secrets.keys()]) {
      if (!wanted.has(row)) await faults.write(() => removeRow(door, object, row))
    }
    for (const [row, secret] of wanted) {
      if (secret === null && object.secrets.has(row)) continue
      await faults.write(() => setSecret(door, object, row, secret))
    }
  }

  async function create(write: ObjectWrite): Promise<string | null> {
    const texts = textsOf(write)
    const object = await faults.write(() => {
      refuseTaken(door, write.kind, nameOf({ kind: write.kind, texts }), null)
      door.watcher.willMake(texts)
      const made = server.add(write.kind, texts, new Map())
      if (!rowsAreSeparate(write.kind)) {
        for (const [row, secret] of secretsOf(write)) setSecret(door, made, row, secret)
      }
      return made
    })
    if (!rowsAreSeparate(write.kind)) return variant.isCreatedIdTold ? object.id : null
    try {
      await replaceRows(object, secretsOf(write))
    } catch (error) {
      if (!(error instanceof PatchbayError)) throw error
      // The service is there although one of its rows is not (servers/rci/adapter.ts).
      throw new PatchbayError(error.code, error.message, { ...error.data, remoteId: object.id }, error)
    }
    return object.id
  }

  async function update(current: RemoteObject, write: ObjectWrite): Promise<void> {
    const known = () => server.find(current.remoteId) ?? refuse('SERVER_REJECTED', 'The object is gone.')
    if (!rowsAreSeparate(write.kind)) {
      await faults.write(() => replaceWhole(door, known(), write))
      return
    }
    await faults.write(() => replaceTexts(door, known(), write))
    await replaceRows(known(), secretsOf(write))
  }

  return {
    list: (kind) =>
      faults.read(() => ({
        complete: true,
        objects: server.objects
          .filter((object) => object.kind === kind)
          .map((object) => remoteOf(object, door)),
        unreadable: [],
      })),
    read: (_kind, remoteId) =>
      faults.read(() => {
        const object = server.find(remoteId)
        return object && remoteOf(object, door)
      }),
    find: (kind, label) =>
      faults.read(() =>
        server.objects
          .filter((object) => object.kind === kind && naturalKey(nameOf(object)) === naturalKey(label))
          .map((object) => remoteOf(object, door)),
      ),
    create,
    update,
    remove: (_kind, remoteId) =>
      faults.write(() => {
        const object = server.find(remoteId)
        if (object) door.watcher.willRemove(object)
        server.remove(remoteId)
        return object !== null
      }),
    hasRight: (remoteId) =>
      faults.read(() => (variant.rights === 'manual' ? null : (server.find(remoteId)?.hasRight ?? false))),
    grantRight: (remoteId) =>
      faults.write(() => {
        const object = server.find(remoteId) ?? refuse('SERVER_REJECTED', 'The user is gone.')
        object.hasRight = true
      }),
    revokeRight: (remoteId) =>
      faults.write(() => {
        const object = server.find(remoteId)
        if (object) object.hasRight = false
      }),
    close: async () => {},
  }
}
