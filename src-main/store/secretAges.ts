/**
 * Since when stored secrets are what they are, from the history of their objects. Nothing here opens a secret: an
 * unchanged secret has unchanged sealed bytes, and what undo puts back has the bytes of before.
 *
 * An object's secret is at least as old as the object's last save. Where its history does not show the change, that
 * is all that is known. What promoted objects have on a server of their own has no history: a password is as old as
 * the value, the secret of a row at least so, whose ID on that server is part of the same value.
 */
import { asc, eq, sql } from 'drizzle-orm'
import { authenticationIdOf } from '../domain/canonical.ts'
import type { ServerId } from '../domain/model.ts'
import { ownRowId } from '../domain/promotion.ts'
import type { Database } from './database.ts'
import { type ObjectChange, type ObjectImage, type ObjectKind, readChange } from './images.ts'
import { undo } from './schema.ts'
import type { Store } from './store.ts'

export interface SecretAge {
  readonly kind: ObjectKind
  readonly objectId: string
  /** Name or logon name. */
  readonly name: string
  /** Authentication ID of a service; of a server `authSecret`, `apiKey` or `clientKey`; of a user `password`. */
  readonly secret: string
  /** The server that it was entered for alone, and the field of the value (store/serverValues.ts); null for any other. */
  readonly own: { readonly serverId: ServerId; readonly server: string; readonly field: string } | null
  readonly since: string
  /** It was set just then; else then or before. */
  readonly isExact: boolean
}

/** Bytes of an action that is read; the import of a whole estate is not. */
const readableAction = 256 * 1024

interface Held {
  readonly sealed: string
  readonly since: string
  readonly isExact: boolean
}

interface StoredSecret {
  readonly kind: ObjectKind
  readonly objectId: string
  readonly name: string
  readonly secret: string
  readonly place: string
  /** Base64, as images have it. */
  readonly sealed: string
  readonly savedAt: string
  /** The object was saved once only: with this secret. */
  readonly isFirst: boolean
}

/** The secrets that were changed least recently, the oldest first. */
export function oldestSecrets({ db }: Store, limit: number): readonly SecretAge[] {
  const history = readHistory(db)
  const ages = [
    ...storedSecrets(
      db,
      sql`
      SELECT 'service' AS kind, service.id AS objectId, name, authentication_id AS secret,
        'row ' || authentication.id AS place, secret AS bytes, updated_at AS savedAt, revision = 1 AS isFirst
      FROM authentication JOIN service ON service.id = service_id WHERE secret IS NOT NULL`,
    ),
    ...(['auth_secret', 'api_key', 'client_key'] as const).flatMap((column) => serverSecrets(db, column)),
    ...oldestPasswords(db, limit, history),
  ].map((stored) => ageOf(stored, history.get(stored.place)))
  return [...ages, ...oldestOwnSecrets(db, limit)]
    .toSorted((a, b) => Date.parse(a.since) - Date.parse(b.since))
    .slice(0, limit)
}

const serverColumns = { auth_secret: 'authSecret', api_key: 'apiKey', client_key: 'clientKey' } as const

function serverSecrets(db: Database, column: keyof typeof serverColumns): StoredSecret[] {
  const name = serverColumns[column]
  return storedSecrets(
    db,
    sql`
    SELECT 'server' AS kind, id AS objectId, name, ${name} AS secret, ${name} || ' ' || id AS place,
      ${sql.identifier(column)} AS bytes, updated_at AS savedAt, revision = 1 AS isFirst
    FROM server WHERE ${sql.identifier(column)} IS NOT NULL`,
  )
}

/** Of many users only those that can be among the oldest: the longest unsaved, and those with a history. */
function oldestPasswords(db: Database, limit: number, history: ReadonlyMap<string, Held>): StoredSecret[] {
  const places = [...history.keys()].flatMap((place) =>
    place.startsWith('password ') ? [place.slice('password '.length)] : [],
  )
  return storedSecrets(
    db,
    sql`
    SELECT 'user' AS kind, id AS objectId, logon_name AS name, 'password' AS secret, 'password ' || id AS place,
      password AS bytes, updated_at AS savedAt, revision = 1 AS isFirst
    FROM user WHERE password IS NOT NULL AND (
      id IN (SELECT id FROM user WHERE password IS NOT NULL ORDER BY updated_at LIMIT ${limit})
      OR id IN (SELECT value FROM json_each(${JSON.stringify(places)})))`,
  )
}

interface OwnSecret {
  readonly kind: 'service' | 'user'
  readonly objectId: string
  readonly name: string
  readonly field: string
  readonly serverId: ServerId
  readonly server: string
  readonly since: string
}

/** Of objects that are promoted: what was entered for others is used nowhere, and that of deleted ones comes to nothing. */
function oldestOwnSecrets(db: Database, limit: number): SecretAge[] {
  const rows = db.all<OwnSecret>(sql`
    SELECT kind, object_id AS objectId, coalesce(service.name, user.logon_name) AS name, field,
      server_id AS serverId, server.name AS server, server_value.updated_at AS since
    FROM server_value JOIN promoted USING (server_id, kind, object_id) JOIN server ON server.id = server_id
      LEFT JOIN service ON kind = 'service' AND service.id = object_id
      LEFT JOIN user ON kind = 'user' AND user.id = object_id
    WHERE server_value.secret IS NOT NULL AND coalesce(service.id, user.id) IS NOT NULL
    ORDER BY server_value.updated_at LIMIT ${limit}`)
  return rows.map(({ kind, objectId, name, field, serverId, server, since }) => ({
    kind,
    objectId,
    name,
    secret: authenticationIdOf(field) ?? ownRowId(field) ?? field,
    own: { serverId, server, field },
    since,
    isExact: field === 'password',
  }))
}

function storedSecrets(db: Database, query: ReturnType<typeof sql>): StoredSecret[] {
  const rows = db.all<
    Omit<StoredSecret, 'sealed' | 'isFirst'> & { readonly bytes: Buffer; readonly isFirst: number }
  >(query)
  return rows.map(({ bytes, isFirst, ...row }) => ({
    ...row,
    sealed: bytes.toString('base64'),
    isFirst: isFirst === 1,
  }))
}

function ageOf(
  { kind, objectId, name, secret, sealed, savedAt, isFirst }: StoredSecret,
  held: Held | undefined,
): SecretAge {
  const object = { kind, objectId, name, secret, own: null }
  if (held?.sealed === sealed) return { ...object, since: held.since, isExact: held.isExact }
  return { ...object, since: savedAt, isExact: isFirst }
}

/** The last change of each secret that the history shows, oldest action first. */
function readHistory(db: Database): ReadonlyMap<string, Held> {
  const history = new Map<string, Held>()
  const actions = db
    .select({ at: undo.at, changes: undo.changes })
    .from(undo)
    .where(sql`${eq(undo.undone, false)} AND octet_length(${undo.changes}) <= ${readableAction}`)
    .orderBy(asc(undo.seq))
    .all()
  for (const { at, changes } of actions) {
    for (const change of JSON.parse(changes) as ObjectChange[]) noteChange(history, readChange(change), at)
  }
  return history
}

function noteChange(history: Map<string, Held>, { before, after }: ObjectChange, at: string): void {
  const former = new Map(before ? sealedOf(before) : [])
  for (const [place, sealed] of after ? sealedOf(after) : []) {
    if (history.get(place)?.sealed === sealed) continue
    history.set(place, { sealed, since: at, isExact: former.get(place) !== sealed })
  }
}

function sealedOf(image: ObjectImage): (readonly [place: string, sealed: string])[] {
  const places: (readonly [string, string | null])[] =
    'authentications' in image
      ? image.authentications.map((row) => [`row ${row.id}`, row.secret])
      : 'password' in image
        ? [[`password ${image.id}`, image.password]]
        : Object.values(serverColumns).map((name) => [`${name} ${image.id}`, image[name]])
  return places.flatMap(([place, sealed]) => (sealed === null ? [] : [[place, sealed] as const]))
}
