/** How answers and errors leave the server: sentences as plain text, lists and objects as JSON or XML. */
import type { FastifyReply } from 'fastify'
import { PatchbayError } from '../domain/errors.ts'
import { GatewayRefusal, gatewayAnswer } from './auth.ts'
import type { PracticeSettings } from './config.ts'
import { type Answer, Refusal } from './refusal.ts'
import { prefersXml, toXml } from './xml.ts'

/** Bytes of a request's body, at most. */
export const maxBody = 1024 * 1024

export function textAnswer(
  status: number,
  sentence: string,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return { status, headers, body: sentence }
}

/** Answer to what a handler threw; a defect is thrown on. */
export function answerTo(error: unknown): Answer {
  if (error instanceof Refusal) return textAnswer(error.status, error.message, error.headers)
  if (error instanceof GatewayRefusal) return error.answer
  if (error instanceof PatchbayError)
    return textAnswer(500, 'The change could not be written to the state file.')
  throw error
}

export function send(reply: FastifyReply, answer: Answer): void {
  const { status, headers = {}, body } = answer
  reply.code(status).headers(headers)
  if (body === undefined) {
    reply.send()
    return
  }
  const isText = typeof body === 'string'
  if (!isText && status < 300 && prefersXml(reply.request.headers.accept)) {
    reply.header('content-type', 'application/xml; charset=utf-8').send(toXml(body))
    return
  }
  if (!reply.hasHeader('content-type')) {
    reply.header('content-type', isText ? 'text/plain; charset=utf-8' : 'application/json; charset=utf-8')
  }
  reply.send(isText ? body : JSON.stringify(body))
}

/** Sends the head and half of the body, then breaks the connection. */
export function sendCut(reply: FastifyReply, answer: Answer): void {
  const body = Buffer.from(typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body ?? {}))
  reply.hijack()
  reply.raw.writeHead(answer.status, { 'content-type': 'application/json', 'content-length': body.length })
  reply.raw.write(body.subarray(0, Math.floor(body.length / 2)), () => reply.raw.destroy())
}

/** Outside the base path a gateway knows no route; elsewhere the interface says so in a sentence. */
export function unknownRoute(settings: PracticeSettings, url: string): Answer {
  const { auth, basePath } = settings
  if (auth.mode === 'basic+apikey' && !url.startsWith(`${basePath}/`)) {
    return gatewayAnswer(403, 'Missing Authentication Token', 'MissingAuthenticationTokenException')
  }
  return textAnswer(404, 'Resource not found.')
}

export function errorAnswer(error: unknown): Answer {
  if (error instanceof Refusal) return textAnswer(error.status, error.message, error.headers)
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500
  if (status === 413) return textAnswer(413, `The body has more than ${maxBody} bytes.`)
  if (status === 415) return textAnswer(415, 'The content type must be application/json.')
  return status < 500
    ? textAnswer(400, 'The request is not valid.')
    : textAnswer(500, 'The practice server met a defect of its own.')
}
