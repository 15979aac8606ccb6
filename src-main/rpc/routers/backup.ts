/** Backups: making, listing, checking, and restoring one, also while the store is locked or broken. */
import { existsSync } from 'node:fs'
import { z } from 'zod'
import { PatchbayError } from '../../domain/errors.ts'
import type { Secret } from '../../domain/secret.ts'
import type { Keyring } from '../../keyring/keyringFile.ts'
import { type StoreKeys, wipeKeys } from '../../keyring/keys.ts'
import { openWithRecoveryKey } from '../../keyring/openSlots.ts'
import { appendAudit } from '../../store/audit.ts'
import { createBackup } from '../../store/backup.ts'
import { type BackupSource, findBackup, findBackupFile, listBackups } from '../../store/backupList.ts'
import { chooseKeyring, verifyBackup } from '../../store/backupProof.ts'
import { restoreBackup } from '../../store/restore.ts'
import type { Session } from '../../store/session.ts'
import { secret } from '../inputs.ts'
import {
  type Context,
  openProcedure,
  refuseFilesUnlessCli,
  refuseRole,
  router,
  storeProcedure,
} from '../trpc.ts'
import { lockApplication } from '../watches.ts'

/** `name`: as listed. `file` (command line only): a folder, any file in it, or a store file by itself. */
const which = z.union([
  z.strictObject({ name: z.string().min(1).max(200) }),
  z.strictObject({ file: z.string().min(1) }),
])
type Which = z.infer<typeof which>

const opening = { passphrase: secret.optional(), recoveryKey: secret.optional() }
interface Opening {
  readonly passphrase?: Secret | undefined
  readonly recoveryKey?: Secret | undefined
}

function sourceOf(ctx: Context, wanted: Which): BackupSource {
  const { paths } = ctx.app.session
  if ('name' in wanted) return findBackup(paths, wanted.name)
  refuseFilesUnlessCli(ctx)
  return findBackupFile(paths, wanted.file)
}

async function openedWith(session: Session, keyring: Keyring, given: Opening): Promise<StoreKeys> {
  if (given.recoveryKey) return openWithRecoveryKey(keyring, given.recoveryKey).keys
  if (given.passphrase) return session.openKeyring(keyring, given.passphrase)
  throw new PatchbayError(
    'PASSPHRASE_REQUIRED',
    'The backup was made under other keys. Its passphrase, or its recovery key, is needed.',
  )
}

async function administratorKeys(session: Session, keyring: Keyring, given: Opening): Promise<StoreKeys> {
  const keys = await openedWith(session, keyring, given)
  try {
    refuseRole(keys.role, keys.role === 'administrator')
    return keys
  } catch (error) {
    wipeKeys(keys)
    throw error
  }
}

export const backupRouter = router({
  /** Newest first. Needs no key: a broken store is when it is needed. */
  list: openProcedure.query(({ ctx }) => ({ backups: listBackups(ctx.app.session.paths) })),

  /** By hand; the daily ones are made by the hosts. */
  create: storeProcedure.mutation(({ ctx }) => {
    const made = createBackup({ ...ctx.app.session.backedUp, reason: 'manual' })
    appendAudit(ctx.store, { action: 'backup.create', object: made.name, details: made.counts })
    return made
  }),

  /** Proves a backup as a restore would. A passphrase or recovery key only for one that was made under other keys. */
  verify: storeProcedure.input(z.strictObject({ which, ...opening })).mutation(async ({ ctx, input }) => {
    const { session } = ctx.app
    const source = sourceOf(ctx, input.which)
    const verified = await verifyBackup(session.paths, source, async (keyring) => {
      const present = session.copyKeys()
      if (keyring.storeId === present.storeId && keyring.keyId === present.keyId) return present
      wipeKeys(present)
      return openedWith(session, keyring, input)
    })
    appendAudit(ctx.store, { action: 'backup.verify', object: source.name, details: null })
    return verified
  }),

  /** What a restore would do, to be shown before it is confirmed. */
  preview: openProcedure.input(z.strictObject({ which })).query(({ ctx, input }) => {
    const { paths } = ctx.app.session
    const source = sourceOf(ctx, input.which)
    const { name, path, record } = source
    return {
      name,
      path,
      createdAt: record?.createdAt ?? null,
      reason: record?.reason ?? null,
      counts: record?.counts ?? null,
      keyringReplaced: chooseKeyring(paths, source).replacedBy !== null,
      /** Files that are there now, and are put aside below `backups`. */
      present: [paths.store, paths.keyring].filter(existsSync),
      backups: paths.backups,
    }
  }),

  /**
   * Locks, puts the present files aside, and puts the backup in their place; it is locked then. With the passphrase
   * or the recovery key of an administrator: of the present keyring, or of the backup's where `keyringReplaced`.
   */
  restore: openProcedure.input(z.strictObject({ which, ...opening })).mutation(async ({ ctx, input }) => {
    const { app } = ctx
    const { paths, clock } = app.session
    const source = sourceOf(ctx, input.which)
    // Before locking: a slip of the pen shall not cost anybody the open store.
    const keys = await administratorKeys(app.session, chooseKeyring(paths, source).keyring, input)
    try {
      await lockApplication(app)
      return await restoreBackup({ paths, source, openKeys: async () => keys, clock, host: app.host })
    } finally {
      wipeKeys(keys)
    }
  }),
})
