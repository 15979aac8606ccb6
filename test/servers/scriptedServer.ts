/** A server that answers as a test says, for answers that the practice server does not give. */
import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import { createServer as createSecureServer, type ServerOptions } from 'node:https'
import type { AddressInfo } from 'node:net'
import { TLSSocket } from 'node:tls'
import { onTestFinished } from 'vitest'
import { PatchbayError } from '../../src-main/domain/errors.ts'
import { resolveMapping } from '../../src-main/domain/mapping.ts'
import { Secret } from '../../src-main/domain/secret.ts'
import { type Fingerprinter, plainTls, type ServerAccess } from '../../src-main/servers/gateway.ts'

export interface SeenRequest {
  /** Method and path with query, below the base path. */
  readonly line: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
  /** Common name of the client certificate; null without one. */
  readonly client: string | null
}

export type Script = (request: SeenRequest, response: ServerResponse) => void

export interface ScriptedServer {
  readonly origin: string
  readonly port: number
  readonly url: string
  readonly requests: SeenRequest[]
  lines(): string[]
}

const basePath = '/RI/rci'

function clientOf({ socket }: IncomingMessage): string | null {
  if (!(socket instanceof TLSSocket)) return null
  const name: unknown = socket.getPeerCertificate()?.subject?.CN
  return typeof name === 'string' ? name : null
}

/** Plain HTTP, or HTTPS with `tls`. */
export async function startScripted(
  script: Script,
  tls: ServerOptions | null = null,
): Promise<ScriptedServer> {
  const requests: SeenRequest[] = []
  const listener: RequestListener = (request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const path = request.url ?? ''
      const below = path.startsWith(basePath) ? path.slice(basePath.length) : path
      const seen = {
        line: `${request.method} ${below}`,
        headers: request.headers,
        body: Buffer.concat(chunks).toString(),
        client: clientOf(request),
      }
      requests.push(seen)
      script(seen, response)
    })
  }
  const server = tls === null ? createServer(listener) : createSecureServer(tls, listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  const { port } = server.address() as AddressInfo
  const origin = `${tls === null ? 'http' : 'https'}://127.0.0.1:${port}`
  return { origin, port, url: origin + basePath, requests, lines: () => requests.map(({ line }) => line) }
}

export function sendJson(response: ServerResponse, value: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
}

export function accessTo(
  url: string,
  part: Partial<Omit<ServerAccess, 'mapping'>> & { readonly mapping?: unknown } = {},
): ServerAccess {
  const { mapping = {}, ...rest } = part
  return {
    name: 'prod',
    url,
    authMode: 'basic',
    authUser: 'api.user',
    authSecret: new Secret('api password'),
    apiKey: null,
    mapping: resolveMapping(mapping),
    tls: plainTls,
    proxy: 'none',
    ...rest,
  }
}

export const fingerprint: Fingerprinter = (secret) =>
  createHash('sha256').update(`key ${secret.reveal()}`).digest('hex')

/** The PatchbayError that `work` fails with. */
export async function failureOf(work: Promise<unknown>): Promise<PatchbayError> {
  const error = await work.then(
    () => new Error('no failure'),
    (reason: unknown) => reason,
  )
  if (error instanceof PatchbayError) return error
  throw error
}

/** An id of 32 characters for `number`. */
export function id32(number: number): string {
  return number.toString(16).toUpperCase().padStart(32, '0')
}
