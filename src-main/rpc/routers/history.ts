/** Undo, redo, versions of objects, and the trash. The store only; nothing here reaches a server. */
import { z } from 'zod'
import { compareVersion, listVersions, restoreFromTrash, restoreVersion } from '../../store/history.ts'
import { purgeTrash } from '../../store/purge.ts'
import { listTrash } from '../../store/trash.ts'
import { historyStatus, redoAction, undoAction } from '../../store/undo.ts'
import { router, storeProcedure } from '../trpc.ts'

const kind = z.enum(['service', 'user', 'server'])
const id = z.string().min(1).max(100)
const seq = z.int().min(1)
/** The action that the person was shown; left out: whichever is next. */
const meant = z.strictObject({ seq: seq.optional() })

export const historyRouter = router({
  /** What undo and redo would do. */
  status: storeProcedure.query(({ ctx }) => historyStatus(ctx.store)),

  undo: storeProcedure.input(meant).mutation(({ ctx, input }) => undoAction(ctx.store, input.seq)),

  redo: storeProcedure.input(meant).mutation(({ ctx, input }) => redoAction(ctx.store, input.seq)),

  /** Versions of one object, newest first. */
  list: storeProcedure
    .input(z.strictObject({ kind, id }))
    .query(({ ctx, input }) => ({ versions: listVersions(ctx.store, input.kind, input.id) })),

  /** What restoring a version would change. */
  compare: storeProcedure
    .input(z.strictObject({ kind, id, seq }))
    .query(({ ctx, input }) => ({ fields: compareVersion(ctx.store, input.kind, input.id, input.seq) })),

  restore: storeProcedure
    .input(z.strictObject({ kind, id, seq }))
    .mutation(({ ctx, input }) => restoreVersion(ctx.store, input.kind, input.id, input.seq)),

  trash: storeProcedure.query(({ ctx }) => ({ trash: listTrash(ctx.store.db) })),

  restoreFromTrash: storeProcedure
    .input(z.strictObject({ kind, objectId: id }))
    .mutation(({ ctx, input }) => restoreFromTrash(ctx.store, input.kind, input.objectId)),

  /** Forgets what is in the trash for good. */
  purge: storeProcedure
    .input(z.strictObject({ confirmed: z.boolean().default(false) }))
    .mutation(({ ctx, input }) => purgeTrash(ctx.store, input.confirmed)),
})
