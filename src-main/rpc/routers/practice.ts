/** The practice server: a stand-in for a Contact Pro server on this machine, for rehearsals. */
import { Secret } from '../../domain/secret.ts'
import { allServers, saveServer } from '../../store/servers.ts'
import { openProcedure, router, storeProcedure } from '../trpc.ts'

/** Name under which the practice server appears among the servers. */
const practiceName = 'Practice server'

export const practiceRouter = router({
  /** `url` null: not running. */
  status: openProcedure.query(({ ctx }) => ({ url: ctx.app.practice.url })),

  /** Starts it (or finds it running) and enters it among the servers with its present credentials. */
  start: storeProcedure.mutation(async ({ ctx }) => {
    const practice = await ctx.app.practice.start()
    const known = allServers(ctx.store.db).find((server) => server.name === practiceName)
    const server = saveServer(ctx.store, known?.id ?? null, {
      name: practiceName,
      url: practice.url,
      authMode: 'basic',
      authUser: practice.user,
      authSecret: new Secret(practice.password),
      release: known?.release ?? 'fp17',
      localHttpAuth: known?.localHttpAuth ?? true,
      prerequisites: known?.prerequisites ?? [],
      mapping: known?.mapping ?? {},
    })
    return { url: practice.url, serverId: server.id }
  }),

  stop: openProcedure.mutation(({ ctx }) => ctx.app.practice.stop()),
})
