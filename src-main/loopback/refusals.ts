/** Answers of the loopback host that no procedure gave, in the form that the caller reads. */
import type { FastifyReply } from 'fastify'
import { type ErrorDocument, PatchbayError, toErrorDocument } from '../domain/errors.ts'
import type { Area } from './originGuard.ts'
import { languageOf, type RefusalReason, refusedPage } from './pages.ts'

type Page = (language: ReturnType<typeof languageOf>) => string

export function sendPage(reply: FastifyReply, status: number, page: Page): FastifyReply {
  const language = languageOf(reply.request.headers['accept-language'])
  return reply.code(status).type('text/html; charset=utf-8').send(page(language))
}

/** An error as tRPC's client reads it; `code` is JSON-RPC's "server error", the real one is `data.patchbay`. */
export function sendError(reply: FastifyReply, status: number, document: ErrorDocument): FastifyReply {
  const data = { code: document.code, httpStatus: status, patchbay: document }
  return reply.code(status).send({ error: { message: document.message, code: -32_000, data } })
}

/** 403 for whoever has no session or does not come from Patchbay's own page. `origin`: of the host. */
export function sendRefusal(
  reply: FastifyReply,
  area: Area,
  reason: RefusalReason,
  origin: string,
): FastifyReply {
  if (area !== 'rpc') return sendPage(reply, 403, (language) => refusedPage(language, reason, origin))
  const error =
    reason === 'way'
      ? new PatchbayError(
          'FORBIDDEN_ORIGIN',
          "The call did not come from Patchbay's own page and was refused.",
        )
      : new PatchbayError(
          'SESSION_REQUIRED',
          'This browser has no session with Patchbay. Open the address that Patchbay printed when it started.',
        )
  return sendError(reply, 403, toErrorDocument(error))
}
