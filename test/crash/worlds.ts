/** The data directories that the kills begin with. */
import { cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { Secret } from '../../src-main/domain/secret.ts'
import { minimumCost } from '../../src-main/keyring/kdfCost.ts'
import { wipeKeys } from '../../src-main/keyring/keys.ts'
import { openWithRecoveryKey } from '../../src-main/keyring/openSlots.ts'
import { systemClock } from '../../src-main/platform/clock.ts'
import { resolveDataPaths } from '../../src-main/platform/paths.ts'
import { type Connection, openConnection } from '../../src-main/store/database.ts'
import { addPerson } from '../../src-main/store/keyAccess.ts'
import { allServices } from '../../src-main/store/services.ts'
import { Session } from '../../src-main/store/session.ts'
import { ledgerOf } from '../../src-main/store/storeFacts.ts'
import type { World } from './killing.ts'
import { accessOf, carryOut, contentOf, follow, type Known, type Operation } from './operations.ts'

export const passphrase = 'correct horse battery'
/** So that a migration takes a while. */
const addedUsers = 500
export const fixture = path.resolve(import.meta.dirname, '..', 'fixtures', 'keyring1')

const sessionIn = (directory: string) =>
  new Session({
    paths: resolveDataPaths(directory, {}),
    clock: systemClock,
    host: 'cli',
    kdfCost: minimumCost,
  })

const base: readonly Operation[] = Array.from({ length: 20 }, (_, number) => ({
  op: 'save',
  kind: number % 2 === 0 ? 'user' : 'service',
  name: number % 2 === 0 ? `hook.${number}` : `Support ${number}`,
  mark: `base-${number}`,
}))

/** A store with objects, undo steps and two people; with an estate when `more` imports one. */
export async function newWorld(directory: string, more: readonly Operation[] = []): Promise<World> {
  const session = sessionIn(directory)
  const recoveryKey = await session.create(new Secret(passphrase))
  await addPerson(session, {
    name: 'Second',
    role: 'auditor',
    passphrase: new Secret('another horse battery'),
  })
  let known: Known = { states: [{}], at: 0, access: accessOf(session, passphrase) }
  for (const operation of [...base, ...more, { op: 'remove', kind: 'user', name: 'hook.0' } as const]) {
    await carryOut(session, operation)
    known = follow(known, operation, new Map())
  }
  session.lock()
  return { directory, recoveryKey, known, backups: new Map() }
}

/** The same with two backups of different content, and a present that is neither. */
export async function newWorldWithBackups(directory: string): Promise<World> {
  const world = await newWorld(directory)
  const session = sessionIn(directory)
  session.unlockWithRecoveryKey(new Secret(world.recoveryKey))
  const backups = new Map<string, Known>()
  let { known } = world
  for (const mark of ['a', 'b', 'c']) {
    const operation: Operation = { op: 'save', kind: 'service', name: 'Support 1', mark }
    await carryOut(session, operation)
    known = follow(known, operation, backups)
    if (mark !== 'c') backups.set((await carryOut(session, { op: 'backup' })) ?? '', known)
  }
  session.lock()
  return { ...world, known, backups }
}

/** Copies of the only user, without its password, which is sealed for that one. */
function addUsers(connection: Connection): void {
  const names = connection.prepare("SELECT name FROM pragma_table_info('user')").pluck().all() as string[]
  const columns = names.filter((name) => name !== 'rowid')
  const unique = ['id', 'logon_name', 'logon_key']
  const values = columns.map((column) => {
    if (column === 'password') return 'NULL'
    return unique.includes(column) ? `first.${column} || '-' || number.value` : `first.${column}`
  })
  const numbers = JSON.stringify(Array.from({ length: addedUsers }, (_, number) => number))
  connection.exec(
    `INSERT INTO user (${columns.join(', ')}) SELECT ${values.join(', ')}
     FROM (SELECT * FROM user LIMIT 1) AS first, (SELECT value FROM json_each('${numbers}')) AS number`,
  )
}

/** A data directory as the first version left it, with some more users. */
export function newOldWorld(directory: string): World {
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  putOld(fixture, directory)
  const paths = resolveDataPaths(directory, {})
  const recoveryKey = readFileSync(path.join(fixture, 'recovery.txt'), 'utf8').trim()
  const session = sessionIn(directory)
  const { keys } = openWithRecoveryKey(session.keyring, new Secret(recoveryKey))
  const connection = openConnection(paths.store, keys.storeKey, false)
  addUsers(connection)
  connection.pragma('wal_checkpoint(TRUNCATE)')
  connection.close()
  wipeKeys(keys)
  // Looked at in a copy: opening is what the kills are about.
  const copy = `${directory}-copy`
  cpSync(directory, copy, { recursive: true })
  const opened = sessionIn(copy)
  opened.unlockWithRecoveryKey(new Secret(recoveryKey))
  const known = { states: [contentOf(opened.store)], at: 0, access: accessOf(opened, passphrase) }
  if (allServices(opened.store.db).length === 0) throw new Error('the fixture is empty')
  opened.lock()
  rmSync(copy, { recursive: true })
  return { directory, recoveryKey, known, backups: new Map() }
}

/** Puts store.db and keyring.json of one folder into the place of another's. */
export function putOld(from: string, to: string): void {
  for (const suffix of ['-wal', '-shm']) rmSync(path.join(to, `store.db${suffix}`), { force: true })
  for (const name of ['store.db', 'keyring.json']) cpSync(path.join(from, name), path.join(to, name))
}

/** Format of the store as it lies there, looked at in a copy and before anything opens it as Patchbay does. */
export function formatIn({ directory, recoveryKey }: World): number {
  const copy = `${directory}-look`
  cpSync(directory, copy, { recursive: true })
  const { keys } = openWithRecoveryKey(sessionIn(copy).keyring, new Secret(recoveryKey))
  const connection = openConnection(path.join(copy, 'store.db'), keys.storeKey, false)
  try {
    return ledgerOf(connection).length
  } finally {
    connection.close()
    wipeKeys(keys)
    rmSync(copy, { recursive: true })
  }
}
