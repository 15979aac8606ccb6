/** A proxy on loopback that connects every name to 127.0.0.1, and keeps all that it can see. */
import { createServer, type IncomingMessage, request as sendOn } from 'node:http'
import { createServer as createSecureServer, type ServerOptions } from 'node:https'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { TLSSocket } from 'node:tls'
import { onTestFinished } from 'vitest'

export interface TestProxy {
  readonly url: string
  readonly host: string
  /** `CONNECT host:port` and the first lines of requests that were handed over. */
  readonly lines: string[]
  readonly authorizations: (string | undefined)[]
  /** Whether each client showed a certificate. */
  readonly certificates: boolean[]
  /** Everything that went through tunnels to servers. */
  tunnelled(): Buffer
}

export interface TestProxyOptions {
  /** `name:password` that has to be given. */
  readonly logon?: string
  /** Answers CONNECT with this status instead. */
  readonly status?: number
  /** Never answers CONNECT. */
  readonly silent?: boolean
  readonly tls?: ServerOptions
}

export async function startProxy(options: TestProxyOptions = {}): Promise<TestProxy> {
  const lines: string[] = []
  const authorizations: (string | undefined)[] = []
  const certificates: boolean[] = []
  const bytes: Buffer[] = []
  const sockets = new Set<Socket>()
  /** Notes the request; the status that refuses it, or null. */
  const judge = (request: IncomingMessage): number | null => {
    const given = request.headers['proxy-authorization']
    lines.push(`${request.method} ${request.url}`)
    authorizations.push(given)
    const { socket } = request
    certificates.push(socket instanceof TLSSocket && socket.getPeerX509Certificate() !== undefined)
    const wanted = options.logon && `Basic ${Buffer.from(options.logon).toString('base64')}`
    if (wanted !== undefined && given !== wanted) return 407
    return options.status ?? null
  }
  const server = options.tls ? createSecureServer(options.tls) : createServer()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
  })
  server.on('connect', (request: IncomingMessage, client: Socket, head: Buffer) => {
    client.on('error', () => {})
    const status = judge(request)
    if (options.silent) return
    if (status !== null) {
      client.end(`HTTP/1.1 ${status} Refused\r\n\r\n`)
      return
    }
    const port = Number(/:(\d+)$/.exec(request.url ?? '')?.[1])
    const onward = connect(port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n')
      onward.write(head)
      client.on('data', (chunk: Buffer) => bytes.push(chunk))
      client.pipe(onward).pipe(client)
    })
    sockets.add(onward)
    onward.on('error', () => client.destroy())
  })
  server.on('request', (request, response) => {
    const status = judge(request)
    if (status !== null) {
      response.writeHead(status).end()
      return
    }
    const { port, pathname, search } = new URL(request.url ?? '')
    const { 'proxy-authorization': _own, ...headers } = request.headers
    const onward = sendOn(
      { host: '127.0.0.1', port, path: pathname + search, method: request.method, headers },
      (answer) => {
        response.writeHead(answer.statusCode ?? 0, answer.headers)
        answer.pipe(response)
      },
    )
    request.pipe(onward)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy()
    await new Promise((resolve) => server.close(resolve))
  })
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const url = `${options.tls ? 'https' : 'http'}://${host}`
  return { url, host, lines, authorizations, certificates, tunnelled: () => Buffer.concat(bytes) }
}
