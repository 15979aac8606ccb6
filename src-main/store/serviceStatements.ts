/** The prepared statements of services.ts, which alone uses them. */
import { asc, eq, sql } from 'drizzle-orm'
import type { Database } from './database.ts'
import { authentication, service } from './schema.ts'

export const selectRows = (db: Database) =>
  db
    .select()
    .from(authentication)
    .where(eq(authentication.serviceId, sql.placeholder('id')))
    .orderBy(asc(authentication.position))
    .prepare()

export const selectById = (db: Database) =>
  db
    .select()
    .from(service)
    .where(eq(service.id, sql.placeholder('id')))
    .prepare()

export const selectByName = (db: Database) =>
  db
    .select()
    .from(service)
    .where(eq(service.nameKey, sql.placeholder('nameKey')))
    .prepare()

export const selectAll = (db: Database) => db.select().from(service).orderBy(asc(service.nameKey)).prepare()

export const selectAllRows = (db: Database) =>
  db.select().from(authentication).orderBy(asc(authentication.position)).prepare()

export const insertService = (db: Database) =>
  db
    .insert(service)
    .values({
      id: sql.placeholder('id'),
      name: sql.placeholder('name'),
      nameKey: sql.placeholder('nameKey'),
      type: sql.placeholder('type'),
      serviceConnection: sql.placeholder('serviceConnection'),
      authenticationUrl: sql.placeholder('authenticationUrl'),
      authenticationScope: sql.placeholder('authenticationScope'),
      search: sql.placeholder('search'),
      revision: sql.placeholder('revision'),
      updatedAt: sql.placeholder('updatedAt'),
    })
    .prepare()

export const updateService = (db: Database) =>
  db
    .update(service)
    .set({
      name: sql`${sql.placeholder('name')}`,
      nameKey: sql`${sql.placeholder('nameKey')}`,
      type: sql`${sql.placeholder('type')}`,
      serviceConnection: sql`${sql.placeholder('serviceConnection')}`,
      authenticationUrl: sql`${sql.placeholder('authenticationUrl')}`,
      authenticationScope: sql`${sql.placeholder('authenticationScope')}`,
      search: sql`${sql.placeholder('search')}`,
      revision: sql`${sql.placeholder('revision')}`,
      updatedAt: sql`${sql.placeholder('updatedAt')}`,
    })
    .where(eq(service.id, sql.placeholder('id')))
    .prepare()

export const deleteService = (db: Database) =>
  db
    .delete(service)
    .where(eq(service.id, sql.placeholder('id')))
    .prepare()

export const insertAuthentication = (db: Database) =>
  db
    .insert(authentication)
    .values({
      id: sql.placeholder('id'),
      serviceId: sql.placeholder('serviceId'),
      position: sql.placeholder('position'),
      authenticationId: sql.placeholder('authenticationId'),
      secret: sql.placeholder('secret'),
    })
    .prepare()

export const deleteRows = (db: Database) =>
  db
    .delete(authentication)
    .where(eq(authentication.serviceId, sql.placeholder('id')))
    .prepare()
