/** What is to be known of all users at once, however many there are, without reading each of them. */
import { sql } from 'drizzle-orm'
import type { UserDraft } from '../domain/draft.ts'
import type { User } from '../domain/model.ts'
import type { Database } from './database.ts'

/** Stands for all who may deliver incoming messages: none, or one with a password if any has one. */
export type IncomingUsers = readonly Pick<User, 'use' | 'password'>[]

export interface UserFigures {
  readonly total: number
  readonly withoutPassword: number
  /** Without the right Use on Messaging Service. */
  readonly withoutRight: number
  readonly incoming: IncomingUsers
  /** Users whose names have other than the plainest characters, for the rules to look at. */
  readonly unusual: readonly UserDraft[]
}

interface Sums {
  readonly total: number
  readonly withoutPassword: number
  readonly granted: number
}

interface Names {
  readonly firstName: string
  readonly lastName: string
  readonly logonName: string
}

/** Both names between bars, so that one look at them finds what is empty or begins or ends with a space. */
const names = sql`('|' || first_name || '|' || last_name || '|')`

/** A net with narrow meshes: whatever domain/checkUser.ts may say about a name must be caught. */
const unusualName = sql`logon_name GLOB '*[^A-Za-z0-9._-]*' OR logon_name = '' OR ${names} GLOB '*[^ -~]*'
  OR instr(${names}, '||') OR instr(${names}, '| ') OR instr(${names}, ' |')
  OR octet_length(${names}) + octet_length(logon_name) > 400`

export function incomingUsers(db: Database): IncomingUsers {
  const { granted, able } = db.get<{ granted: number; able: number }>(sql`
    SELECT EXISTS (SELECT 1 FROM user_right WHERE "right" = 'messagingService') AS granted,
      EXISTS (SELECT 1 FROM user_right AS granted JOIN user AS holder ON holder.id = granted.user_id
        WHERE granted."right" = 'messagingService' AND holder.password IS NOT NULL) AS able`)
  return granted === 0 ? [] : [{ use: ['messagingService'], password: able === 1 ? 'set' : 'absent' }]
}

export function userFigures(db: Database): UserFigures {
  const { total, withoutPassword, granted } = db.get<Sums>(sql`
    SELECT count(*) AS total, coalesce(sum(password IS NULL), 0) AS withoutPassword,
      (SELECT count(*) FROM user_right WHERE "right" = 'messagingService') AS granted
    FROM user`)
  return {
    total,
    withoutPassword,
    withoutRight: total - granted,
    incoming: incomingUsers(db),
    unusual: db
      .all<Names & Record<string, unknown>>(
        sql`SELECT first_name AS firstName, last_name AS lastName, logon_name AS logonName FROM user WHERE ${unusualName}`,
      )
      .map(({ firstName, lastName, logonName }) => ({ firstName, lastName, logonName, use: [] })),
  }
}
