/**
 * The way of one request to a server: straight, through the tunnel of a proxy (https), or handed to a proxy
 * (plain http). The one place that uses undici.
 */
import type { Socket } from 'node:net'
import { Agent, buildConnector, Client, type Dispatcher } from 'undici'
import { ConnectFailure, ProxyFailure } from './connectFailure.ts'
import type { HttpRequest } from './http.ts'
import { isLoopback, type ProxyAddress, type ProxyResolver, readProxy } from './proxy.ts'
import type { TlsRules } from './tls.ts'

export type TransportAnswer = Dispatcher.ResponseData

export interface Transport {
  /** The proxy on the way to `url`, null when there is none; found once per origin. @throws VALIDATION_FAILED */
  proxyFor(url: URL): Promise<ProxyAddress | null>
  /** One request on the wire, no redirect, no retry. @throws what the network threw, ConnectFailure, ProxyFailure. */
  send(request: HttpRequest, proxy: ProxyAddress | null, signal: AbortSignal): Promise<TransportAnswer>
  /** Breaks all connections, those being made included. */
  close(): Promise<void>
}

export interface TransportOptions {
  readonly server: string
  readonly timeoutMs: number
  /** Asked for when the first TLS connection is made. */
  readonly tls: () => TlsRules
  /** null: no proxy. */
  readonly proxyOf: ProxyResolver | null
}

type Connector = buildConnector.connector

export function createTransport(options: TransportOptions): Transport {
  const closing = new AbortController()
  const agents = new Map<string, Agent>()
  const proxies = new Map<string, Promise<ProxyAddress | null>>()

  const agentFor = (way: string, connect: () => Connector): Agent => {
    const agent = agents.get(way) ?? createAgent(connect())
    agents.set(way, agent)
    return agent
  }

  return {
    proxyFor(url) {
      const known = proxies.get(url.origin)
      if (known) return known
      const found = findProxy(options, url)
      proxies.set(url.origin, found)
      // What failed is asked for again by the next request.
      found.catch(() => proxies.delete(url.origin))
      return found
    },
    send(request, proxy, signal) {
      const { url } = request
      if (proxy === null)
        return dispatch(
          agentFor('', () => direct(options)),
          request,
          url.origin,
          signal,
        )
      if (url.protocol === 'https:') {
        const agent = agentFor(`tunnel ${proxy.origin}`, () => tunnel(options, proxy, closing.signal))
        return dispatch(agent, request, url.origin, signal)
      }
      const agent = agentFor(`handed ${proxy.origin}`, () => toProxy(options))
      return handOver(agent, request, proxy, signal)
    },
    async close() {
      closing.abort()
      await Promise.all([...agents.values()].map((agent) => agent.destroy()))
    },
  }
}

function createAgent(connect: Connector): Agent {
  // The time limits of undici are coarse and count parts of an exchange; the one limit of http.ts replaces them.
  // HTTP/1.1 only: with one exchange per connection a broken connection says something about one request.
  return new Agent({ allowH2: false, pipelining: 1, connect, headersTimeout: 0, bodyTimeout: 0 })
}

async function findProxy({ server, proxyOf }: TransportOptions, url: URL): Promise<ProxyAddress | null> {
  if (proxyOf === null || isLoopback(url)) return null
  const found = await proxyOf(url)
  return found === null ? null : readProxy(found, server)
}

function dispatch(agent: Agent, request: HttpRequest, origin: string, signal: AbortSignal) {
  const { url, method, headers, body = null } = request
  return agent.request({ origin, path: url.pathname + url.search, method, headers, body, signal })
}

/** Plain http through a proxy: the proxy is asked for the whole URL and sees everything. */
async function handOver(agent: Agent, request: HttpRequest, proxy: ProxyAddress, signal: AbortSignal) {
  const { url, method, body = null } = request
  const headers = { ...request.headers, host: url.host, ...proxyHeaders(proxy) }
  const path = `${url.origin}${url.pathname}${url.search}`
  const answer = await agent.request({ origin: proxy.origin, path, method, headers, body, signal })
  if (answer.statusCode !== 407) return answer
  answer.body.on('error', () => {}).destroy()
  throw new ProxyFailure(answer.statusCode)
}

function proxyHeaders({ authorization }: ProxyAddress): Readonly<Record<string, string>> {
  return authorization === null ? {} : { 'proxy-authorization': authorization.reveal() }
}

/** No TLS session is taken up again: each connection is judged by its own certificate. */
const always = { allowH2: false, maxCachedSessions: 0 } as const

/** A connector whose rules are made when the first TLS connection needs them. */
function connector(options: TransportOptions, side: 'server' | 'proxy'): Connector {
  const timeout = options.timeoutMs
  let secure: Connector | null = null
  const plain = buildConnector({ ...always, timeout })
  return (target, callback) => {
    if (target.protocol !== 'https:') return plain(target, callback)
    secure ??= buildConnector({ ...always, timeout, ...options.tls()[side] })
    return secure(target, callback)
  }
}

function wrapped(connect: Connector, wrap: (error: Error) => Error): Connector {
  return (target, callback) =>
    connect(target, (...[error, socket]) => {
      if (error) {
        callback(wrap(error), null)
        return
      }
      // A TLS alert does not end the socket by itself, and undici would tell of its later end only.
      socket.once('error', (alert) => socket.destroy(alert))
      callback(null, socket)
    })
}

function direct(options: TransportOptions): Connector {
  return wrapped(connector(options, 'server'), (error) => new ConnectFailure(error))
}

function toProxy(options: TransportOptions): Connector {
  return wrapped(connector(options, 'proxy'), (error) => new ProxyFailure(null, error))
}

/** TLS with the server through a tunnel: the proxy learns host and port, the server is judged as without it. */
function tunnel(options: TransportOptions, proxy: ProxyAddress, closing: AbortSignal): Connector {
  const secure = direct(options)
  return (target, callback) => {
    openTunnel(options, proxy, target, closing)
      .then((httpSocket) => secure({ ...target, httpSocket }, callback))
      .catch((error: Error) => callback(error, null))
  }
}

async function openTunnel(
  options: TransportOptions,
  proxy: ProxyAddress,
  target: buildConnector.Options,
  closing: AbortSignal,
): Promise<Socket> {
  // `host` has the port unless it is that of https, and the brackets of an IPv6 address.
  const authority = target.host ?? target.hostname
  const host = target.port === '' ? `${authority}:443` : authority
  const client = new Client(proxy.origin, { allowH2: false, connect: toProxy(options) })
  try {
    const { statusCode, socket } = await client.connect({
      path: host,
      headers: { host, ...proxyHeaders(proxy) },
      signal: AbortSignal.any([closing, AbortSignal.timeout(options.timeoutMs)]),
    })
    if (statusCode >= 200 && statusCode <= 299) return socket as Socket
    socket.on('error', () => {}).destroy()
    throw new ProxyFailure(statusCode)
  } catch (error) {
    throw error instanceof ProxyFailure ? error : new ProxyFailure(null, error)
  } finally {
    // The socket of a tunnel is no longer the client's.
    await client.destroy()
  }
}
