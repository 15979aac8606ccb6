/**
 * A copy of the store under new keys: every page under the new store key, every secret sealed again under the new
 * secrets key. The store itself is not touched; session.ts exchanges the two when the copy is proved.
 */
import { and, eq, isNotNull } from 'drizzle-orm'
import { PatchbayError } from '../domain/errors.ts'
import type { KeyMaterial } from '../keyring/keys.ts'
import { makePrivateFile } from '../platform/files.ts'
import { type Connection, drizzleOf, openConnection, rekey, type Transaction } from './database.ts'
import { formRowId } from './formDrafts.ts'
import { mapSealed, type ObjectChange, readChange } from './images.ts'
import { readMeta, writeMetaTx } from './meta.ts'
import { changeCopy } from './migrate.ts'
import { checkPages } from './pageCheck.ts'
import { authentication, draft, server, serverValue, undo, user } from './schema.ts'
import { createResealer, type Resealer, type SealedColumn } from './seal.ts'
import { oneServerValue, serverValueRowId } from './serverValues.ts'
import { contentFault } from './storeFacts.ts'

type Reseal = Resealer['reseal']

/** The same bytes for the same bytes: undo compares what a row holds with what an image holds. */
function remembering(reseal: Reseal): Reseal {
  const known = new Map<string, Buffer>()
  return (column, rowId, sealed) => {
    const key = `${column}:${rowId}:${sealed.toString('base64')}`
    const before = known.get(key)
    if (before) return before
    const after = reseal(column, rowId, sealed)
    known.set(key, after)
    return after
  }
}

/** Every place that holds sealed values. A new sealed column is to be added here; a test looks for forgotten ones. */
function resealAllTx(tx: Transaction, resealer: Resealer): void {
  const reseal = remembering(resealer.reseal)
  const each = (column: SealedColumn, rowId: string, sealed: Buffer | null) =>
    sealed && reseal(column, rowId, sealed)
  for (const row of tx.select().from(authentication).where(isNotNull(authentication.secret)).all()) {
    const secret = each('authentication.secret', row.id, row.secret)
    tx.update(authentication).set({ secret }).where(eq(authentication.id, row.id)).run()
  }
  for (const row of tx.select().from(user).where(isNotNull(user.password)).all()) {
    const password = each('user.password', row.id, row.password)
    tx.update(user).set({ password }).where(eq(user.id, row.id)).run()
  }
  for (const row of tx.select().from(server).all()) {
    const authSecret = each('server.auth_secret', row.id, row.authSecret)
    const apiKey = each('server.api_key', row.id, row.apiKey)
    const clientKey = each('server.client_key', row.id, row.clientKey)
    tx.update(server).set({ authSecret, apiKey, clientKey }).where(eq(server.id, row.id)).run()
  }
  for (const row of tx.select().from(serverValue).where(isNotNull(serverValue.secret)).all()) {
    const secret = each('server_value.secret', serverValueRowId(row), row.secret)
    tx.update(serverValue).set({ secret }).where(oneServerValue(row)).run()
  }
  for (const row of tx.select().from(draft).all()) {
    const content = reseal('draft.content', formRowId(row.person, row.form), row.content)
    tx.update(draft)
      .set({ content })
      .where(and(eq(draft.form, row.form), eq(draft.person, row.person)))
      .run()
  }
  for (const { seq } of tx.select({ seq: undo.seq }).from(undo).all()) resealImagesTx(tx, seq, reseal)
  const kept = readMeta(tx, 'fingerprintKey')
  const fingerprintKey = resealer.fingerprintKey(kept === null ? null : Buffer.from(kept, 'base64'))
  writeMetaTx(tx, 'fingerprintKey', fingerprintKey.toString('base64'))
}

function resealImagesTx(tx: Transaction, seq: number, reseal: Reseal): void {
  const row = tx.select({ changes: undo.changes }).from(undo).where(eq(undo.seq, seq)).get()
  const changes = (JSON.parse(row?.changes ?? '[]') as ObjectChange[]).map((change) =>
    mapSealed(readChange(change), reseal),
  )
  tx.update(undo)
    .set({ changes: JSON.stringify(changes) })
    .where(eq(undo.seq, seq))
    .run()
}

/**
 * Writes the copy to `file`, which must not be there. `record` adds what the audit shall say, inside the copy.
 * @throws SECRET_UNREADABLE, STORE_FULL, STORE_DAMAGED; the file is then not to be used.
 */
export function writeRotatedStore(
  connection: Connection,
  file: string,
  keys: KeyMaterial,
  next: KeyMaterial,
  record: (copy: Connection) => void,
): void {
  makePrivateFile(file)
  connection.prepare('VACUUM INTO ?').run(file)
  const copy = openConnection(file, keys.storeKey, false)
  try {
    const resealer = createResealer(keys, next)
    drizzleOf(copy).transaction((tx) => resealAllTx(tx, resealer))
    rekey(copy, next.storeKey)
  } finally {
    copy.close()
  }
  changeCopy(file, next.storeKey, (rotated) => {
    const fault = contentFault(rotated)
    if (fault !== null) {
      throw new PatchbayError(
        'STORE_DAMAGED',
        `The store under its new keys is not whole (${fault}). Nothing was changed.`,
      )
    }
    record(rotated)
  })
  checkPages(file, next.storeKey)
}
