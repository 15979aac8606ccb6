/** The practice server: a stand-in for a Contact Pro server on this machine, for rehearsals. */
import { z } from 'zod'
import { naturalKey, prerequisites, type Server } from '../../domain/model.ts'
import { Secret } from '../../domain/secret.ts'
import { allServers, removeServer, saveServer } from '../../store/servers.ts'
import type { Store } from '../../store/store.ts'
import { openProcedure, router, storeProcedure } from '../trpc.ts'

/** Name under which the practice server appears among the servers, in the language of whoever starts it. */
const practiceNames = Object.freeze({ en: 'Practice server', de: 'Übungsserver' })
type PracticeLanguage = keyof typeof practiceNames

/** The entry of an earlier start: by its name and an address on this machine, so that no real server is meant. */
function knownEntry(store: Store): Server | undefined {
  const isPractice = (name: string) => Object.values(practiceNames).some((known) => name.startsWith(known))
  return allServers(store.db).find(
    ({ name, url }) => isPractice(name) && new URL(url).hostname === '127.0.0.1',
  )
}

/** The name, or with a number when a real server has taken it. */
function freeName(store: Store, language: PracticeLanguage): string {
  const practiceName = practiceNames[language]
  const taken = new Set(allServers(store.db).map(({ name }) => naturalKey(name)))
  let name: string = practiceName
  for (let number = 2; taken.has(naturalKey(name)); number += 1) name = `${practiceName} ${number}`
  return name
}

const starter = z.strictObject({ language: z.enum(['en', 'de']).optional() }).optional()

export const practiceRouter = router({
  /** `url` null: not running. `objects`: services and users that would be lost if it stopped. */
  status: openProcedure.query(({ ctx }) => {
    const { url, objects } = ctx.app.practice
    return { url, objects }
  }),

  /**
   * Starts it (or finds it running) and enters it among the servers with its present credentials. A newly started
   * one is empty: what was agreed on with the one before is forgotten with its entry.
   */
  start: storeProcedure.input(starter).mutation(async ({ ctx, input }) => {
    const known = knownEntry(ctx.store)
    const isNew = ctx.app.practice.url === null
    const practice = await ctx.app.practice.start()
    if (known && isNew) removeServer(ctx.store, known.id)
    const server = saveServer(ctx.store, known && !isNew ? known.id : null, {
      name: known?.name ?? freeName(ctx.store, input?.language ?? 'en'),
      url: practice.url,
      authMode: 'basic',
      authUser: practice.user,
      authSecret: new Secret(practice.password),
      release: known?.release ?? 'fp17',
      localHttpAuth: known?.localHttpAuth ?? true,
      prerequisites: known?.prerequisites ?? prerequisites,
      mapping: known?.mapping ?? {},
    })
    return { url: practice.url, serverId: server.id }
  }),

  stop: openProcedure.mutation(({ ctx }) => ctx.app.practice.stop()),
})
