/** All procedures of Patchbay, the same for every host. */
import { auditRouter } from './routers/audit.ts'
import { estateRouter } from './routers/estate.ts'
import { practiceRouter } from './routers/practice.ts'
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
  estate: estateRouter,
  practice: practiceRouter,
  audit: auditRouter,
})

export type AppRouter = typeof appRouter

/** In-process caller, for the command line and tests. */
export const createCaller = createCallerFactory(appRouter)
