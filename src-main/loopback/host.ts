/**
 * The loopback host (interfaces.md section 7): the screens and the procedures over HTTP, on 127.0.0.1 only.
 *
 *   request -> own Host, Origin, site? -> entry with the one-time token | session cookie? -> procedure | file
 *
 * Invariants: nothing is read of a body, no file is touched and no procedure called before the guard has agreed;
 * every answer carries the page policy; the log never sees a token, a cookie or a path.
 */
import { fastifyRequestHandler } from '@trpc/server/adapters/fastify'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { Application } from '../application.ts'
import { PatchbayError, toErrorDocument } from '../domain/errors.ts'
import { systemCode } from '../platform/files.ts'
import { readPage } from '../platform/pageFiles.ts'
import { pageHeaders } from '../platform/pagePolicy.ts'
import { appRouter } from '../rpc/router.ts'
import {
  backUpWhileOpen,
  isPersonsDoing,
  lockWhenAbandoned,
  lockWhenIdle,
  pullOnSchedule,
} from '../rpc/watches.ts'
import { Doorkeeper } from './doorkeeper.ts'
import { areaOf, refusalOf } from './originGuard.ts'
import { enteredPage, notFoundPage, pageStyle, stylePath } from './pages.ts'
import { sendError, sendPage, sendRefusal } from './refusals.ts'

/** Largest body of a call. A service with thousands of authentications stays far below. */
const maxBodyBytes = 8 * 1024 * 1024
const maxCallsInBatch = 50

export interface LoopbackOptions {
  /** 0 or left out = a free port. The address is always 127.0.0.1. */
  readonly port?: number
  /** Folder of the built screens, with index.html in it. */
  readonly rendererDirectory: string
}

export interface LoopbackHost {
  /** Address to open, with its one-time token. */
  readonly url: string
  /** e.g. `http://127.0.0.1:40123` */
  readonly origin: string
  /** Ends open calls, frees the port, and closes the application, which locks the store. */
  close(): Promise<void>
}

function originOf(port: number | undefined): URL {
  return new URL(`http://127.0.0.1:${port ?? ''}`)
}

function ownOrigin(request: FastifyRequest): URL {
  return originOf(request.socket.localPort)
}

function pathOf(request: FastifyRequest): string {
  return request.url.split('?', 1)[0] ?? ''
}

/** Fastify answers a path that cannot be decoded before any hook runs: it becomes a path that is not there. */
function decodableUrl(url: string): string {
  try {
    decodeURIComponent(url)
    return url
  } catch {
    return '/undecodable'
  }
}

/**
 * Exchanges the token and goes on to `/`, so that the token leaves the address bar. After a link of another page
 * (a terminal in a browser, for one) a redirect would reach `/` without the Strict cookie: a page goes on instead.
 * The browser that has the session goes on as well, with the cookie that it has: its person opened the link again.
 */
function enter(
  request: FastifyRequest,
  reply: FastifyReply,
  keeper: Doorkeeper,
  app: Application,
): FastifyReply {
  if (keeper.knows(request.headers.cookie)) return reply.redirect('/', 303)
  // Browsers may fetch an address before it is asked for; that must not use the token up.
  const isLookingAhead = request.method !== 'GET' || request.headers['sec-purpose'] !== undefined
  const { token } = request.query as { token?: unknown }
  const cookie = isLookingAhead || typeof token !== 'string' ? null : keeper.enter(token)
  if (cookie === null) {
    app.log().warn({ reason: 'token', area: 'entry', method: request.method }, 'request refused')
    return sendRefusal(reply, 'entry', 'token', ownOrigin(request).origin)
  }
  reply.header('set-cookie', cookie)
  if (request.headers['sec-fetch-site'] === 'cross-site') return sendPage(reply, 200, enteredPage)
  return reply.redirect('/', 303)
}

function addGuard(server: FastifyInstance, app: Application, keeper: Doorkeeper): void {
  server.addHook('onRequest', async (request, reply) => {
    const { method, headers } = request
    const area = areaOf(pathOf(request))
    const own = ownOrigin(request)
    const refusal = refusalOf({ method, area, headers }, own)
    const needsSession = area !== 'entry' && area !== 'style'
    const isSessionMissing = needsSession && !keeper.knows(headers.cookie)
    if (refusal === null && !isSessionMissing) return
    app.log().warn({ reason: refusal ?? 'session', area, method }, 'request refused')
    return sendRefusal(reply, area, refusal === null ? 'session' : 'way', own.origin)
  })
  server.addHook('onSend', async (request, reply) => {
    reply.headers(pageHeaders)
    const mayBeKept = areaOf(pathOf(request)) === 'page' && reply.hasHeader('cache-control')
    if (!mayBeKept) reply.header('cache-control', 'no-store')
  })
}

function addCalls(server: FastifyInstance, app: Application): void {
  server.removeAllContentTypeParsers()
  // tRPC parses the text itself, so that a broken one is answered like any other bad input.
  server.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) =>
    done(null, body),
  )
  server.route<{ Params: { '*': string } }>({
    method: ['GET', 'POST'],
    url: '/rpc/*',
    handler: (req, res) => {
      if (isPersonsDoing(req.params['*'])) app.presence.sign()
      return fastifyRequestHandler({
        router: appRouter,
        createContext: () => ({ app }),
        allowMethodOverride: true,
        maxBatchSize: maxCallsInBatch,
        req,
        res,
        path: req.params['*'],
      })
    },
  })
}

function addFiles(server: FastifyInstance, directory: string): void {
  server.get('/*', async (request, reply) => {
    const file = await readPage(directory, pathOf(request))
    if (file === null) return sendPage(reply, 404, notFoundPage)
    return reply.header('cache-control', file.cacheControl).type(file.type).send(file.body)
  })
}

function addFailures(server: FastifyInstance, app: Application): void {
  server.setNotFoundHandler((_request, reply) => sendPage(reply, 404, notFoundPage))
  server.setErrorHandler((error, request, reply) => {
    const status = (error as { statusCode?: number }).statusCode ?? 500
    if (status >= 500) {
      app.log().error({ area: areaOf(pathOf(request)), stack: (error as Error).stack }, 'unforeseen error')
      return sendError(reply, 500, toErrorDocument(error))
    }
    const message =
      status === 413
        ? `The call is larger than ${maxBodyBytes / 1024 / 1024} MB and was not read. Send less at once.`
        : 'The request is not valid: a call is JSON text in UTF-8.'
    return sendError(reply, status, toErrorDocument(new PatchbayError('VALIDATION_FAILED', message)))
  })
}

async function listen(server: FastifyInstance, port: number): Promise<number> {
  try {
    await server.listen({ host: '127.0.0.1', port })
  } catch (error) {
    await server.close()
    if (systemCode(error) !== 'EADDRINUSE') throw error
    throw new PatchbayError(
      'PORT_TAKEN',
      `Port ${port} on 127.0.0.1 is in use. Choose another with --port, or leave it out for a free one.`,
      { port },
      error,
    )
  }
  const address = server.server.address()
  return typeof address === 'object' && address !== null ? address.port : port
}

/** @throws PORT_TAKEN */
export async function startLoopbackHost(app: Application, options: LoopbackOptions): Promise<LoopbackHost> {
  const server = Fastify({
    bodyLimit: maxBodyBytes,
    forceCloseConnections: true,
    rewriteUrl: ({ url }) => decodableUrl(url ?? ''),
  })
  const keeper = new Doorkeeper()
  addGuard(server, app, keeper)
  server.get(stylePath, (_request, reply) => reply.type('text/css').send(pageStyle))
  server.get('/open', async (request, reply) => enter(request, reply, keeper, app))
  addCalls(server, app)
  addFiles(server, options.rendererDirectory)
  addFailures(server, app)
  const { origin } = originOf(await listen(server, options.port ?? 0))
  const watches = [
    lockWhenIdle(app, () => app.presence.idleSeconds),
    lockWhenAbandoned(app),
    backUpWhileOpen(app),
    pullOnSchedule(app),
  ]
  return {
    url: `${origin}/open?token=${keeper.token}`,
    origin,
    async close() {
      for (const end of watches) end()
      await server.close()
      await app.close()
    },
  }
}
