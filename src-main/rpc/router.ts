/** All procedures of Patchbay, the same for every host. */
import { auditRouter } from './routers/audit.ts'
import { backupRouter } from './routers/backup.ts'
import { draftRouter } from './routers/draft.ts'
import { estateRouter } from './routers/estate.ts'
import { historyRouter } from './routers/history.ts'
import { keyRouter } from './routers/key.ts'
import { overviewRouter } from './routers/overview.ts'
import { personRouter } from './routers/person.ts'
import { practiceRouter } from './routers/practice.ts'
import { preferenceRouter } from './routers/preference.ts'
import { promotionRouter } from './routers/promotion.ts'
import { serverRouter } from './routers/server.ts'
import { serviceRouter } from './routers/service.ts'
import { sessionRouter } from './routers/session.ts'
import { syncRouter } from './routers/sync.ts'
import { userRouter } from './routers/user.ts'
import { createCallerFactory, router } from './trpc.ts'

export const appRouter = router({
  session: sessionRouter,
  service: serviceRouter,
  user: userRouter,
  server: serverRouter,
  sync: syncRouter,
  promotion: promotionRouter,
  overview: overviewRouter,
  history: historyRouter,
  draft: draftRouter,
  preference: preferenceRouter,
  estate: estateRouter,
  practice: practiceRouter,
  person: personRouter,
  key: keyRouter,
  backup: backupRouter,
  audit: auditRouter,
})

export type AppRouter = typeof appRouter

/** In-process caller, for the command line and tests. */
export const createCaller = createCallerFactory(appRouter)
