/** Creating, unlocking and locking the store. */
import { z } from 'zod'
import type { Application } from '../../application.ts'
import { toErrorDocument } from '../../domain/errors.ts'
import { idleMinutesChoices } from '../../domain/lockSetting.ts'
import {
  keepScreenChoice,
  readScreenChoices,
  screenChoice,
  screenChoiceValue,
} from '../../platform/screenChoices.ts'
import { confirmPerson } from '../../store/confirmation.ts'
import { readIdleMinutes, setIdleMinutes } from '../../store/lockSetting.ts'
import { systemKeyringStatus, unlockWithSystemKeyring } from '../../store/systemAccess.ts'
import { personId, personName, secret } from '../inputs.ts'
import { callableBy } from '../roles.ts'
import { openProcedure, refuseFilesUnlessCli, router, storeProcedure } from '../trpc.ts'
import { lockApplication } from '../watches.ts'

/**
 * Where the store stands; `broken` names what is missing or damaged, and nothing is made anew then. While locked
 * it tells who may come in. `may`: the procedures that the role of the person may call.
 */
function statusOf({ session, host }: Application) {
  const common = {
    host,
    dataDirectory: session.paths.directory,
    person: session.person,
    role: session.role,
    may: callableBy(session.role),
    notice: session.notice,
    idleMinutes: session.person === null ? null : readIdleMinutes(session.store),
    waitSeconds: session.waitSeconds,
  }
  try {
    const { state } = session
    const people = state === 'absent' ? [] : session.keyring.people.map(({ id, name }) => ({ id, name }))
    return { ...common, state, people, error: null }
  } catch (error) {
    return { ...common, people: [], state: 'broken' as const, error: toErrorDocument(error) }
  }
}

export const sessionRouter = router({
  status: openProcedure.query(({ ctx }) => statusOf(ctx.app)),

  /** Tells, now and whenever the store was opened or closed, that `status` is to be asked again. A page that is there. */
  watch: openProcedure.subscription(async function* ({ ctx, signal }) {
    const { session, presence } = ctx.app
    const leave = presence.arrive()
    let wake = () => {}
    const stop = session.onChange(() => wake())
    signal?.addEventListener('abort', () => wake())
    try {
      while (!signal?.aborted) {
        const changed = new Promise<void>((resolve) => {
          wake = resolve
        })
        yield null
        await changed
      }
    } finally {
      stop()
      leave()
    }
  }),

  /** A person did something on a page. */
  stay: openProcedure.mutation(({ ctx }) => ctx.app.presence.sign()),

  /** Language, theme and the like of the desktop's pages. */
  choices: openProcedure.query(({ ctx }) => readScreenChoices(ctx.app.session.paths)),

  choose: openProcedure
    .input(z.strictObject({ name: screenChoice, value: screenChoiceValue }))
    .mutation(({ ctx, input: { name, value } }) => keepScreenChoice(ctx.app.session.paths, name, value)),

  /**
   * Answers the recovery key, once; it is not kept. `recoveryFile` (command line only): written there too, before
   * the store counts as made. `person`: name of the first administrator.
   */
  create: openProcedure
    .input(
      z.strictObject({
        passphrase: secret,
        recoveryFile: z.string().min(1).optional(),
        person: personName.optional(),
      }),
    )
    .mutation(async ({ ctx, input: { passphrase, ...options } }) => {
      if (options.recoveryFile !== undefined) refuseFilesUnlessCli(ctx)
      return { recoveryKey: await ctx.app.session.create(passphrase, options) }
    }),

  /** `person`: whose passphrase it is; every person's is tried when left out. Each way in answers the new status. */
  unlock: openProcedure
    .input(z.strictObject({ passphrase: secret, person: personId.optional() }))
    .mutation(async ({ ctx, input }) => {
      await ctx.app.session.unlock(input.passphrase, input.person)
      return statusOf(ctx.app)
    }),

  unlockWithRecoveryKey: openProcedure
    .input(z.strictObject({ recoveryKey: secret }))
    .mutation(({ ctx, input }) => {
      ctx.app.session.unlockWithRecoveryKey(input.recoveryKey)
      return statusOf(ctx.app)
    }),

  /** Where the computer's keyring stands. Asks it: a locked one may want to be unlocked by the person. */
  systemKeyring: openProcedure.query(({ ctx }) =>
    systemKeyringStatus(ctx.app.session, ctx.app.systemKeyring),
  ),

  /** `person`: whose slot; the first that is ready when left out. */
  unlockWithSystemKeyring: openProcedure
    .input(z.strictObject({ person: personId.optional() }))
    .mutation(async ({ ctx, input }) => {
      await unlockWithSystemKeyring(ctx.app.session, ctx.app.systemKeyring, input.person)
      return statusOf(ctx.app)
    }),

  /** Proves that the person still knows the passphrase. */
  confirm: storeProcedure
    .input(z.strictObject({ passphrase: secret }))
    .mutation(({ ctx, input }) => confirmPerson(ctx.app.session, input.passphrase)),

  /** After so many minutes without anybody the store locks itself. */
  setIdleMinutes: storeProcedure
    .input(z.strictObject({ minutes: z.literal(idleMinutesChoices) }))
    .mutation(({ ctx, input }) => setIdleMinutes(ctx.store, input.minutes)),

  lock: openProcedure.mutation(({ ctx }) => lockApplication(ctx.app)),
})
