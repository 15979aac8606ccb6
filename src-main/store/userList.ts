/** The list of users: searched, filtered and sorted. Reads what users.ts writes. */
import { type SQL, sql } from 'drizzle-orm'
import type { Sort, UserSort } from '../domain/lists.ts'
import type { UserId } from '../domain/model.ts'
import {
  inOrderOf,
  isForDatabase,
  type ListedRow,
  type ListSource,
  naturalSortKey,
  readSoon,
} from './listIndex.ts'
import { listed, type Matches } from './listMatches.ts'
import { type Page, type PageRequest, searchPage } from './search.ts'
import type { Store } from './store.ts'

export interface UserListItem {
  readonly id: UserId
  readonly firstName: string
  readonly lastName: string
  readonly logonName: string
  readonly hasPassword: boolean
  /** Has the right Use on Messaging Service. */
  readonly usesMessagingService: boolean
  readonly revision: number
  readonly updatedAt: string
}

/** Without `sort`: by logon name. `search` looks at first, last and logon name. */
export interface UserListRequest extends PageRequest {
  readonly sort?: Sort<UserSort> | undefined
  readonly hasPassword?: boolean | undefined
  readonly usesMessagingService?: boolean | undefined
}

type Listed = ListedRow & Omit<UserListItem, 'revision'> & { readonly key: string }

/** Read in a few milliseconds. */
const rowsAtOnce = 2000

const flags = sql`password IS NOT NULL AS hasPassword,
  EXISTS (SELECT 1 FROM user_right WHERE user_id = user.id AND "right" = 'messagingService') AS usesMessagingService`

type WithFlags = { readonly hasPassword: boolean; readonly usesMessagingService: boolean }

/** SQLite has no booleans. */
function toItem<Row extends WithFlags>(row: Row): Row {
  return {
    ...row,
    hasPassword: Boolean(row.hasPassword),
    usesMessagingService: Boolean(row.usesMessagingService),
  }
}

function readItems(store: Store, where: SQL): UserListItem[] {
  const rows = store.db.all<UserListItem>(sql`
    SELECT id, first_name AS firstName, last_name AS lastName, logon_name AS logonName, revision,
      updated_at AS updatedAt, ${flags}
    FROM user WHERE ${where}`)
  return rows.map(toItem)
}

const source: ListSource<Listed, UserSort> = {
  table: 'user',
  read: ({ db }, last) =>
    db
      .all<Listed>(sql`
        SELECT logon_key AS key, id, search, first_name AS firstName, last_name AS lastName,
          logon_name AS logonName, updated_at AS updatedAt, ${flags}
        FROM user WHERE logon_key > ${last?.key ?? ''} ORDER BY logon_key LIMIT ${rowsAtOnce}`)
      .map(toItem),
  sortKeys: {
    logonName: ({ logonName }) => naturalSortKey(logonName),
    firstName: ({ firstName }) => naturalSortKey(firstName),
    lastName: ({ lastName }) => naturalSortKey(lastName),
    password: ({ hasPassword }) => (hasPassword ? '1' : '0'),
    use: ({ usesMessagingService }) => (usesMessagingService ? '1' : '0'),
    changed: ({ updatedAt }) => updatedAt,
  },
}

function matching(store: Store, request: UserListRequest): Matches<Listed> {
  const { search, sort, hasPassword, usesMessagingService } = request
  const filter = {
    name: JSON.stringify([hasPassword, usesMessagingService]),
    keeps: (row: Listed) =>
      (hasPassword === undefined || row.hasPassword === hasPassword) &&
      (usesMessagingService === undefined || row.usesMessagingService === usesMessagingService),
  }
  return listed(store, source, { search, sort, filter: isFiltered(request) ? filter : undefined })
}

function isFiltered({ hasPassword, usesMessagingService }: UserListRequest): boolean {
  return hasPassword !== undefined || usesMessagingService !== undefined
}

function isPlain(store: Store, request: UserListRequest): boolean {
  return isForDatabase(store, source, request.search) && request.sort === undefined && !isFiltered(request)
}

export function listUsers(store: Store, request: UserListRequest): Page<UserListItem> {
  if (isPlain(store, request)) {
    const { onPage, order, total } = searchPage(store.db, 'user', request)
    readSoon(store, source)
    return { total, rows: readItems(store, sql`${onPage} ORDER BY ${order}`) }
  }
  const { total, ids } = matching(store, request)
  return { total, rows: usersOf(store, ids(request)) }
}

/** Ids of the list alone, in its order: all that match may be selected at once. */
export function listUserIds(store: Store, request: UserListRequest): UserId[] {
  if (isPlain(store, request)) {
    const { onPage, order } = searchPage(store.db, 'user', request)
    const rows = store.db.all<{ id: UserId }>(sql`SELECT id FROM user WHERE ${onPage} ORDER BY ${order}`)
    return rows.map(({ id }) => id)
  }
  return matching(store, request).ids(request)
}

/** Rows of the list by id, in the order given; those that are gone are left out. */
export function usersOf(store: Store, ids: readonly UserId[]): UserListItem[] {
  const found = readItems(store, sql`id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`)
  return inOrderOf(ids, found)
}
