/**
 * The HTTP side of the practice server.
 *
 *   request -> Host check -> who calls -> faults before -> work -> state file -> faults after -> answer
 */
import fastify, {
  type FastifyHttpOptions,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  type RawServerDefault,
} from 'fastify'
import { answerTo, errorAnswer, maxBody, send, sendCut, textAnswer, unknownRoute } from './answers.ts'
import type { Gatekeeper } from './auth.ts'
import type { PracticeSettings, Rights } from './config.ts'
import type { RequestEntry } from './control.ts'
import type { FaultCounter } from './faultRules.ts'
import { type Outcome, runWithFaults } from './faults.ts'
import { type Answer, Refusal } from './refusal.ts'
import { type Methods, resourcesOf } from './resources.ts'
import { createTlsServer, hasAcceptedCertificate, type TlsFiles } from './tls.ts'
import type { World } from './world.ts'

/** What the server is made of while it runs. */
export interface Running {
  readonly settings: PracticeSettings
  /** null = plain HTTP. */
  readonly tls: TlsFiles | null
  readonly world: World
  readonly gatekeeper: Gatekeeper
  readonly closing: AbortController
  faults: FaultCounter
  record(entry: RequestEntry): void
  changed(): void
}

type Handler = (request: FastifyRequest, rights: Rights, reversed: boolean) => Answer

function relativeUrl(running: Running, url: string): string {
  const { basePath } = running.settings
  return url.startsWith(`${basePath}/`) ? url.slice(basePath.length) : url
}

function record(running: Running, request: FastifyRequest, status: number): void {
  const [path = '', query = ''] = relativeUrl(running, request.url).split(/\?(.*)/s)
  running.record({ method: request.method, path, query, status })
}

function finish(running: Running, request: FastifyRequest, reply: FastifyReply, outcome: Outcome): void {
  if (outcome.kind === 'answer') {
    record(running, request, outcome.answer.status)
    send(reply, outcome.answer)
    return
  }
  record(running, request, 0)
  if (outcome.kind === 'cut') {
    sendCut(reply, outcome.answer)
    return
  }
  // A silent request keeps its connection until the client gives up or the server closes.
  reply.hijack()
  if (outcome.kind === 'drop') reply.raw.destroy()
}

/** One request, whole way. `isOpen`: log-on and log-off, which need no rights and change no objects. */
async function serve(
  running: Running,
  request: FastifyRequest,
  reply: FastifyReply,
  handler: Handler,
  isOpen: boolean,
): Promise<void> {
  const changesObjects = request.method !== 'GET' && !isOpen
  let rights: Rights
  try {
    rights = isOpen
      ? running.settings.rights
      : running.gatekeeper.admit(request.headers, hasAcceptedCertificate(request.raw.socket))
  } catch (error) {
    finish(running, request, reply, { kind: 'answer', answer: answerTo(error) })
    return
  }
  const outcome = await runWithFaults({
    world: running.world,
    faults: running.faults.take(request.method, relativeUrl(running, request.url)),
    bodyText: () => (request.body instanceof URLSearchParams ? '' : JSON.stringify(request.body ?? null)),
    closing: running.closing.signal,
    changed: running.changed,
    work(reversed) {
      try {
        const answer = handler(request, rights, reversed)
        if (changesObjects) running.changed()
        return answer
      } catch (error) {
        return answerTo(error)
      }
    },
  })
  finish(running, request, reply, outcome)
}

const allMethods = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH'] as const

/** Routes of one path; methods that it does not have get 405. */
function addResource(app: FastifyInstance, running: Running, path: string, methods: Methods): void {
  const allowed = Object.keys(methods).join(', ')
  for (const method of allMethods) {
    const work = methods[method as keyof Methods]
    const handler: Handler = (request, rights, reversed) => {
      if (work === undefined) throw new Refusal(405, 'The method is not allowed here.', { allow: allowed })
      return work({
        world: running.world,
        rights,
        params: request.params as Record<string, string>,
        query: new URLSearchParams(request.url.split(/\?(.*)/s)[1] ?? ''),
        reversed,
        body: request.body,
      })
    }
    app.route({
      method,
      url: path,
      handler: (request, reply) => serve(running, request, reply, handler, false),
    })
  }
}

function addLogOn(app: FastifyInstance, running: Running): void {
  const url = `${running.settings.basePath.slice(0, -'/RI/rci'.length)}/authentication/`
  const { gatekeeper } = running
  const logOn: Handler = ({ headers, body }) => {
    return gatekeeper.logOn(headers, body instanceof URLSearchParams ? body : new URLSearchParams())
  }
  app.route({ method: 'POST', url, handler: (request, reply) => serve(running, request, reply, logOn, true) })
  const logOff: Handler = ({ headers }) => gatekeeper.logOff(headers)
  app.route({
    method: 'DELETE',
    url,
    handler: (request, reply) => serve(running, request, reply, logOff, true),
  })
}

function refuseForeignHost(running: Running, app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    const host = request.headers.host?.replace(/:\d+$/, '')
    if (host === '127.0.0.1' || host === 'localhost') return
    record(running, request, 403)
    send(reply, textAnswer(403, 'This server answers on 127.0.0.1 only.'))
    return reply
  })
}

function readBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  // Parsed by hand: attributes such as __proto__ are data here and have to survive.
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, text, done) => {
    if (text === '') return done(null, undefined)
    try {
      done(null, JSON.parse(String(text)))
    } catch {
      done(new Refusal(400, 'The body is not valid JSON.'))
    }
  })
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, text, done) => {
      done(null, new URLSearchParams(String(text)))
    },
  )
}

/** With TLS the server comes from `tls.ts`, else Fastify makes its own. */
function ownServer(tls: TlsFiles | null): Pick<FastifyHttpOptions<RawServerDefault>, 'serverFactory'> {
  return tls === null ? {} : { serverFactory: (handler) => createTlsServer(tls, handler) }
}

/** The application, not yet listening. */
export function buildApp(running: Running): FastifyInstance {
  const app = fastify({
    ...ownServer(running.tls),
    logger: false,
    bodyLimit: maxBody,
    forceCloseConnections: true,
    exposeHeadRoutes: false,
    // An id of any length is an unknown object, not a broken address.
    routerOptions: { maxParamLength: 16_384 },
    frameworkErrors: (_error, _request, reply) => send(reply, textAnswer(400, 'The address is not valid.')),
  })
  readBodies(app)
  refuseForeignHost(running, app)
  app.setNotFoundHandler((request, reply) => {
    const answer = unknownRoute(running.settings, request.url)
    finish(running, request, reply, { kind: 'answer', answer })
  })
  app.setErrorHandler((error, request, reply) => {
    finish(running, request, reply, { kind: 'answer', answer: errorAnswer(error) })
  })
  for (const [path, methods] of resourcesOf(running.settings.mapping)) {
    addResource(app, running, `${running.settings.basePath}${path}`, methods)
  }
  if (running.settings.auth.mode === 'ecfsession') addLogOn(app, running)
  return app
}
