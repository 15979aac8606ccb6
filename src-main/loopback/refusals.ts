/** Answers of the loopback host that no procedure gave, in the form that the caller reads. */
import type { FastifyReply } from 'fastify'
import { type ErrorDocument, PatchbayError, toErrorDocument } from '../domain/errors.ts'
import type { Area } from './originGuard.ts'
import { refusedPage } from './pages.ts'

export function sendPage(reply: FastifyReply, status: number, html: string): FastifyReply {
  return reply.code(status).type('text/html; charset=utf-8').send(html)
}

/** An error as tRPC's client reads it; `code` is JSON-RPC's "server error", the real one is `data.patchbay`. */
export function sendError(reply: FastifyReply, status: number, document: ErrorDocument): FastifyReply {
  const data = { code: document.code, httpStatus: status, patchbay: document }
  return reply.code(status).send({ error: { message: document.message, code: -32_000, data } })
}

/** 403 for whoever has no session or does not come from Patchbay's own page. */
export function sendRefusal(reply: FastifyReply, area: Area, isSessionMissing: boolean): FastifyReply {
  if (area !== 'rpc') return sendPage(reply, 403, refusedPage)
  const error = isSessionMissing
    ? new PatchbayError(
        'SESSION_REQUIRED',
        'This browser has no session with Patchbay. Open the address that Patchbay printed when it started.',
      )
    : new PatchbayError('FORBIDDEN_ORIGIN', "The call did not come from Patchbay's own page and was refused.")
  return sendError(reply, 403, toErrorDocument(error))
}
