/** Gates and error form of every procedure, once for all hosts. */
import { initTRPC, TRPCError } from '@trpc/server'
import { ZodError } from 'zod'
import type { Application } from '../application.ts'
import {
  type ErrorClass,
  type ErrorDocument,
  findPatchbayError,
  PatchbayError,
  toErrorDocument,
} from '../domain/errors.ts'
import type { Role } from '../domain/model.ts'
import { translateDriverError } from '../store/driverError.ts'
import type { Store } from '../store/store.ts'
import { mayCall } from './roles.ts'

export interface Context {
  readonly app: Application
}

/** What a procedure works with that needs an unlocked store. */
export interface StoreContext extends Context {
  readonly store: Store
}

/** First bad field of an input, as one error that names it. */
function inputError(error: ZodError): PatchbayError {
  const issue = error.issues[0]
  const path = issue?.path.join('.') ?? ''
  const problem = issue?.message ?? 'unknown form'
  const message =
    path === '' ? `The input is not valid: ${problem}.` : `The input is not valid at "${path}": ${problem}.`
  return new PatchbayError('VALIDATION_FAILED', message, { path })
}

/** The public form of anything that a procedure threw, through whichever host it came. */
export function errorDocumentOf(error: unknown): ErrorDocument {
  if (error instanceof TRPCError && !findPatchbayError(error)) {
    if (error.cause instanceof ZodError) return toErrorDocument(inputError(error.cause))
    if (error.code === 'NOT_FOUND') {
      return toErrorDocument(new PatchbayError('PROCEDURE_UNKNOWN', 'There is no such procedure.'))
    }
    if (error.code === 'BAD_REQUEST' || error.code === 'PARSE_ERROR') {
      return toErrorDocument(new PatchbayError('VALIDATION_FAILED', 'The input is not valid.'))
    }
  }
  return toErrorDocument(error)
}

const t = initTRPC.context<Context>().create({
  isDev: false,
  errorFormatter({ shape, error }) {
    const document = errorDocumentOf(error)
    return { ...shape, message: document.message, data: { ...shape.data, patchbay: document } }
  },
})

export const router = t.router
export const createCallerFactory = t.createCallerFactory

/** The transport's code for each class of error, so that an expected refusal is no server error in HTTP. */
const transportCodes = {
  validation: 'BAD_REQUEST',
  notFound: 'NOT_FOUND',
  conflict: 'CONFLICT',
  precondition: 'PRECONDITION_FAILED',
  auth: 'FORBIDDEN',
  network: 'BAD_GATEWAY',
  rateLimit: 'TOO_MANY_REQUESTS',
  server: 'BAD_GATEWAY',
  keyring: 'PRECONDITION_FAILED',
  store: 'PRECONDITION_FAILED',
  migration: 'PRECONDITION_FAILED',
  cancelled: 'CLIENT_CLOSED_REQUEST',
  bug: 'INTERNAL_SERVER_ERROR',
} as const satisfies Record<ErrorClass, string>

/** Logs what was not foreseen (the caller is told only that there is a defect), and classes the rest. */
const classified = t.middleware(async ({ next, ctx, path }) => {
  const result = await next()
  if (result.ok) return result
  const known = findPatchbayError(result.error) ?? findPatchbayError(translateDriverError(result.error))
  if (known) throw new TRPCError({ code: transportCodes[known.kind.class], cause: known })
  if (errorDocumentOf(result.error).code === 'BUG') {
    ctx.app.log().error({ path, stack: result.error.cause?.stack ?? result.error.stack }, 'unforeseen error')
  }
  return result
})

/** For everyone who passed the host's own gate, store locked or not. */
export const openProcedure = t.procedure.use(classified)

/** Needs an unlocked store and a role that may; hands the store on. @throws STORE_LOCKED, STORE_NOT_CREATED, ROLE_FORBIDDEN */
export const storeProcedure = openProcedure.use(({ next, ctx, path }) => {
  const { store } = ctx.app.session
  refuseRole(store.role, mayCall(store.role, path))
  return next({ ctx: { ...ctx, store } })
})

/** @throws ROLE_FORBIDDEN unless `isAllowed` */
export function refuseRole(role: Role, isAllowed: boolean): void {
  if (isAllowed) return
  throw new PatchbayError(
    'ROLE_FORBIDDEN',
    `The role ${role} may not do this. Nothing was changed. Ask an administrator of this store.`,
    { role },
  )
}

/** Only the command line may name files: the person stands at the file system there anyway. */
export function refuseFilesUnlessCli(ctx: Context): void {
  if (ctx.app.host === 'cli') return
  throw new PatchbayError('FORBIDDEN_ORIGIN', 'Only the command line may name files of this machine.')
}

/** For procedures that read or write files named by the caller. */
export const fileProcedure = storeProcedure.use(({ next, ctx }) => {
  refuseFilesUnlessCli(ctx)
  return next()
})
