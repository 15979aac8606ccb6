/** Incoming users and their rights. Owner of the tables `user` and `user_right`. */
import { asc, eq, sql } from 'drizzle-orm'
import { checkUser } from '../domain/checkUser.ts'
import type { UserDraft } from '../domain/draft.ts'
import { PatchbayError } from '../domain/errors.ts'
import { naturalKey, type User, type UserId, type UserRight } from '../domain/model.ts'
import type { Secret } from '../domain/secret.ts'
import type { SecretFingerprint } from '../domain/syncModel.ts'
import { newId } from '../platform/ids.ts'
import { type ActionLog, deletionLabel, perform } from './actions.ts'
import type { Database, Transaction } from './database.ts'
import { changedSecret, openSecret, refuseBlocked, refuseOldRevision, withUniqueKey } from './drafts.ts'
import { fromImageBytes, toImageBytes, type UserImage } from './images.ts'
import { user, userRight } from './schema.ts'
import type { Sealer } from './seal.ts'
import { searchText } from './search.ts'
import { statement } from './statements.ts'
import type { Store } from './store.ts'

type UserRow = typeof user.$inferSelect
type Reader = Database | Transaction

interface Loaded {
  readonly row: UserRow
  readonly use: readonly UserRight[]
}

function toUser({ row, use }: Loaded): User {
  return {
    id: row.id,
    firstName: row.firstName,
    lastName: row.lastName,
    logonName: row.logonName,
    password: row.password === null ? 'absent' : 'set',
    use,
    revision: row.revision,
    updatedAt: row.updatedAt,
  }
}

const selectUser = (db: Database) =>
  db
    .select()
    .from(user)
    .where(eq(user.id, sql.placeholder('id')))
    .prepare()

const selectRights = (db: Database) =>
  db
    .select({ right: userRight.right })
    .from(userRight)
    .where(eq(userRight.userId, sql.placeholder('id')))
    .prepare()

const selectByLogon = (db: Database) =>
  db
    .select()
    .from(user)
    .where(eq(user.logonKey, sql.placeholder('logonKey')))
    .prepare()

const selectAll = (db: Database) => db.select().from(user).orderBy(asc(user.logonKey)).prepare()

const selectAllRights = (db: Database) => db.select().from(userRight).prepare()

function load(reader: Reader, row: UserRow | undefined): Loaded | null {
  if (!row) return null
  return { row, use: rightsOfUser(reader, row.id) }
}

function loadById(reader: Reader, id: UserId): Loaded {
  const found = load(reader, statement(reader, selectUser).get({ id }))
  if (found) return found
  throw new PatchbayError('USER_NOT_FOUND', 'This user is no longer in the store. Refresh the list.', { id })
}

/** @throws USER_NOT_FOUND */
export function getUser(store: Store, id: UserId): User {
  return toUser(loadById(store.db, id))
}

/** By natural key, compared without case. @throws USER_NOT_FOUND */
export function getUserByLogonName(store: Store, logonName: string): User {
  const row = statement(store.db, selectByLogon).get({ logonKey: naturalKey(logonName) })
  const found = load(store.db, row)
  if (found) return toUser(found)
  throw new PatchbayError(
    'USER_NOT_FOUND',
    `There is no user with the logon name "${logonName}" in the store. "patchbay user list" shows the names.`,
    { logonName },
  )
}

function loadAll(reader: Reader): Loaded[] {
  const rights = new Map<string, UserRight[]>()
  for (const { userId, right } of statement(reader, selectAllRights).all()) {
    const known = rights.get(userId)
    if (known) known.push(right)
    else rights.set(userId, [right])
  }
  const rows = statement(reader, selectAll).all()
  return rows.map((row) => ({ row, use: rights.get(row.id) ?? [] }))
}

/** The rights of a user; none for one that is not in the store. */
export function rightsOfUser(reader: Reader, id: UserId): readonly UserRight[] {
  return statement(reader, selectRights)
    .all({ id })
    .map(({ right }) => right)
}

/** Every user with rights, by logon name; two queries whatever the number. */
export function allUsers(reader: Reader): User[] {
  return loadAll(reader).map(toUser)
}

/** Folded logon names of all users. */
export function logonKeys(reader: Reader): Set<string> {
  return new Set(
    reader
      .select({ key: user.logonKey })
      .from(user)
      .all()
      .map(({ key }) => key),
  )
}

/** Ids of all users by folded logon name. */
export function logonIds(reader: Reader): ReadonlyMap<string, UserId> {
  const rows = reader.select({ key: user.logonKey, id: user.id }).from(user).all()
  return new Map(rows.map(({ key, id }) => [key, id]))
}

function snapshot(loaded: Loaded | null): UserImage | null {
  if (!loaded) return null
  const { rowid: _rowid, search: _search, password, ...row } = loaded.row
  return { ...row, password: toImageBytes(password), use: loaded.use }
}

/** What the audit tells of a user: plain fields, the password as a state. */
function told(loaded: Loaded | null): unknown {
  if (!loaded) return null
  const { id: _id, revision: _revision, updatedAt: _updatedAt, ...fields } = toUser(loaded)
  return fields
}

const insertUser = (db: Database) =>
  db
    .insert(user)
    .values({
      id: sql.placeholder('id'),
      firstName: sql.placeholder('firstName'),
      lastName: sql.placeholder('lastName'),
      logonName: sql.placeholder('logonName'),
      logonKey: sql.placeholder('logonKey'),
      password: sql.placeholder('password'),
      search: sql.placeholder('search'),
      revision: sql.placeholder('revision'),
      updatedAt: sql.placeholder('updatedAt'),
    })
    .prepare()

const insertRight = (db: Database) =>
  db
    .insert(userRight)
    .values({ userId: sql.placeholder('userId'), right: sql.placeholder('right') })
    .prepare()

function searchedText({ logonName, firstName, lastName }: UserDraft | UserImage): string {
  return searchText([logonName, firstName, lastName])
}

const updateUser = (db: Database) =>
  db
    .update(user)
    .set({
      firstName: sql`${sql.placeholder('firstName')}`,
      lastName: sql`${sql.placeholder('lastName')}`,
      logonName: sql`${sql.placeholder('logonName')}`,
      logonKey: sql`${sql.placeholder('logonKey')}`,
      password: sql`${sql.placeholder('password')}`,
      search: sql`${sql.placeholder('search')}`,
      revision: sql`${sql.placeholder('revision')}`,
      updatedAt: sql`${sql.placeholder('updatedAt')}`,
    })
    .where(eq(user.id, sql.placeholder('id')))
    .prepare()

const deleteRights = (db: Database) =>
  db
    .delete(userRight)
    .where(eq(userRight.userId, sql.placeholder('id')))
    .prepare()

const deleteUser = (db: Database) =>
  db
    .delete(user)
    .where(eq(user.id, sql.placeholder('id')))
    .prepare()

/**
 * Writes a whole user: created when `existingId` is null, else replaced. A left-out password stays.
 * @throws LOGON_NAME_TAKEN, USER_NOT_FOUND
 */
export function writeUserTx(
  tx: Transaction,
  store: Store,
  log: ActionLog,
  existingId: UserId | null,
  draft: UserDraft,
): User {
  const existing = existingId === null ? null : loadById(tx, existingId)
  const id = existing?.row.id ?? (newId() as UserId)
  const stored = existing?.row.password ?? null
  const fields = {
    firstName: draft.firstName,
    lastName: draft.lastName,
    logonName: draft.logonName,
    logonKey: naturalKey(draft.logonName),
    password: changedSecret(store.sealer, 'user.password', id, stored, draft.password),
    search: searchedText(draft),
    revision: (existing?.row.revision ?? 0) + 1,
    updatedAt: store.clock.now(),
  }
  const taken = `There is another user with the logon name "${draft.logonName}" in the store. Choose another one.`
  const rowid = withUniqueKey('LOGON_NAME_TAKEN', taken, () => {
    if (!existing) return Number(statement(store.db, insertUser).run({ id, ...fields }).lastInsertRowid)
    statement(tx, updateUser).run({ ...fields, id })
    return existing.row.rowid
  })
  if (existing) statement(tx, deleteRights).run({ id })
  for (const right of draft.use) statement(store.db, insertRight).run({ userId: id, right })
  const written: Loaded = { row: { rowid, id, ...fields }, use: draft.use }
  log.changed({ table: 'user', before: snapshot(existing), after: snapshot(written) })
  const isNewPassword = fields.password !== null && fields.password !== stored
  log.tell({ before: told(existing), after: told(written), ...(isNewPassword && { password: 'changed' }) })
  return toUser(written)
}

/**
 * Creates (`id` null) or changes a user as one undoable, audited action.
 * @throws VALIDATION_FAILED, LOGON_NAME_TAKEN, EDIT_CONFLICT, USER_NOT_FOUND
 */
export function saveUser(store: Store, id: UserId | null, draft: UserDraft, revision?: number): User {
  const action = { action: 'user.save', object: draft.logonName, label: `Save user ${draft.logonName}` }
  return perform(store, action, (tx, log) => {
    const stored = id === null ? null : toUser(loadById(tx, id))
    if (stored) refuseOldRevision(`User "${stored.logonName}"`, stored.revision, revision)
    const hasStoredPassword = stored?.password === 'set'
    refuseBlocked(`User "${draft.logonName}"`, checkUser(draft, { hasStoredPassword }))
    return writeUserTx(tx, store, log, id, draft)
  })
}

/** Deletes users by id as one action. @throws USER_NOT_FOUND */
export function removeUsers(store: Store, ids: readonly UserId[]): void {
  const names = ids.map((id) => loadById(store.db, id).row.logonName)
  const object = names.join(', ')
  perform(store, { action: 'user.remove', object, label: deletionLabel('user', names) }, (tx, log) => {
    for (const id of ids) removeUserTx(tx, log, id)
  })
}

export function removeUserTx(tx: Transaction, log: ActionLog, id: UserId): void {
  const existing = loadById(tx, id)
  statement(tx, deleteUser).run({ id })
  log.changed({ table: 'user', before: snapshot(existing), after: null })
  log.tell({ before: told(existing), after: null })
}

/** A user as undo keeps it; null when it is not in the store. */
export function userImage(db: Database, id: string): UserImage | null {
  const row = statement(db, selectUser).get({ id })
  if (!row) return null
  return snapshot({
    row,
    use: statement(db, selectRights)
      .all({ id })
      .map(({ right }) => right),
  })
}

/** Puts a user in place as undo kept it, the password as it was sealed; null: takes it out. @throws LOGON_NAME_TAKEN */
export function putUserTx(_tx: Transaction, store: Store, id: string, image: UserImage | null): void {
  statement(store.db, deleteUser).run({ id })
  if (!image) return
  const taken = `There is another user with the logon name "${image.logonName}" in the store by now. Rename that one, then repeat.`
  const row = { ...image, password: fromImageBytes(image.password), search: searchedText(image) }
  withUniqueKey('LOGON_NAME_TAKEN', taken, () => statement(store.db, insertUser).run(row))
  for (const right of image.use) statement(store.db, insertRight).run({ userId: id, right })
}

/** The stored password; null where there is none. */
export function userPassword(reader: Reader, sealer: Sealer, id: UserId): Secret | null {
  const row = statement(reader, selectUser).get({ id })
  return row ? openSecret(sealer, 'user.password', id, row.password) : null
}

/** A user with the password in clear; null where none is stored. */
export interface OpenedUser {
  readonly user: User
  readonly password: Secret | null
}

function opened(sealer: Sealer, loaded: Loaded): OpenedUser {
  const { id, password } = loaded.row
  return { user: toUser(loaded), password: openSecret(sealer, 'user.password', id, password) }
}

/** @throws USER_NOT_FOUND, SECRET_UNREADABLE */
export function openedUser(reader: Reader, sealer: Sealer, id: UserId): OpenedUser {
  return opened(sealer, loadById(reader, id))
}

/** A user with the keyed fingerprint of the password (`absent` where none), for the sync engine. */
export interface UserFingerprint {
  readonly user: User
  readonly fingerprint: SecretFingerprint
}

export function withFingerprint(sealer: Sealer, { user: found, password }: OpenedUser): UserFingerprint {
  return { user: found, fingerprint: password === null ? 'absent' : sealer.fingerprint(password) }
}

/** @throws USER_NOT_FOUND */
export function fingerprintedUser(reader: Reader, sealer: Sealer, id: UserId): UserFingerprint {
  return withFingerprint(sealer, openedUser(reader, sealer, id))
}

export function fingerprintedUsers(reader: Reader, sealer: Sealer): UserFingerprint[] {
  return loadAll(reader).map((loaded) => withFingerprint(sealer, opened(sealer, loaded)))
}
