/** A loopback host on a store of its own, and a client that sends exactly the bytes that a test asks for. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import http from 'node:http'
import os from 'node:os'
import path from 'node:path'
import { type Application, createApplication } from '../../src-main/application.ts'
import { Secret } from '../../src-main/domain/secret.ts'
import { minimumCost } from '../../src-main/keyring/kdfCost.ts'
import { type LoopbackHost, startLoopbackHost } from '../../src-main/loopback/host.ts'
import { resolveDataPaths } from '../../src-main/platform/paths.ts'

export const passphrase = 'a passphrase for tests'

export interface Reply {
  readonly status: number
  readonly headers: http.IncomingHttpHeaders
  readonly text: string
}

export interface Visit {
  readonly host: LoopbackHost
  readonly app: Application
  readonly folder: string
  /** The log file. */
  readonly log: () => string
  /** Raw: the path goes out as it is, no header is added but Host. */
  send(method: string, urlPath: string, headers?: http.OutgoingHttpHeaders, body?: string): Promise<Reply>
  /** Exchanges the token; the `Cookie` header. */
  enter(): Promise<{ cookie: string }>
  /** A call as the screens make it. */
  call(cookie: { cookie: string }, procedure: string, input?: unknown): Promise<Reply>
}

export function sendRaw(
  origin: string,
  method: string,
  urlPath: string,
  headers: http.OutgoingHttpHeaders = {},
  body?: string,
): Promise<Reply> {
  const { hostname, port, host } = new URL(origin)
  return new Promise((resolve, reject) => {
    const request = http.request(
      { hostname, port, method, path: urlPath, headers: { host, ...headers }, agent: false },
      (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('error', reject)
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            headers: answer.headers,
            text: Buffer.concat(chunks).toString('utf8'),
          }),
        )
      },
    )
    request.on('error', reject)
    request.end(body)
  })
}

function writeScreens(folder: string): string {
  const screens = path.join(folder, 'screens')
  mkdirSync(path.join(screens, 'assets'), { recursive: true })
  writeFileSync(path.join(screens, 'index.html'), '<!doctype html><title>Screens</title>')
  writeFileSync(path.join(screens, 'assets', 'main-abc123.js'), 'export {}')
  writeFileSync(path.join(screens, 'assets', 'notes.txt'), 'of no known type')
  writeFileSync(path.join(folder, 'outside.html'), 'outside')
  return screens
}

/** Runs `work` against a fresh host with an open store, and ends it, whatever happens. */
export async function withHost(work: (visit: Visit) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'patchbay-loopback-'))
  const paths = resolveDataPaths(path.join(folder, 'data'), {})
  const app = createApplication({ paths, host: 'loopback', kdfCost: minimumCost })
  await app.session.create(new Secret(passphrase))
  const host = await startLoopbackHost(app, { rendererDirectory: writeScreens(folder) })
  const send: Visit['send'] = (...request) => sendRaw(host.origin, ...request)
  try {
    await work({
      host,
      app,
      folder,
      log: () => readFileSync(path.join(paths.logs, 'patchbay.log'), 'utf8'),
      send,
      async enter() {
        const reply = await send('GET', host.url.slice(host.origin.length))
        return { cookie: reply.headers['set-cookie']?.[0]?.split(';')[0] ?? '' }
      },
      call: (cookie, procedure, input) =>
        send(
          'POST',
          `/rpc/${procedure}`,
          {
            ...cookie,
            origin: host.origin,
            'sec-fetch-site': 'same-origin',
            'content-type': 'application/json',
          },
          input === undefined ? undefined : JSON.stringify(input),
        ),
    })
  } finally {
    await host.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
