/** A plain HTTP client for the practice server; knows nothing of Patchbay's own. */
import type { PracticeConfig } from '../../src-main/practice/config.ts'
import {
  type PracticeOptions,
  type PracticeServer,
  startPracticeServer,
} from '../../src-main/practice/server.ts'

export type Json = Record<string, unknown>

export interface Reply {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** Body as JSON; throws when it is none. */
  json(): Json
  list(): Json[]
}

export interface Client {
  readonly server: PracticeServer
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply>
  /** POST that has to succeed; the id out of the text. */
  create(path: string, body: unknown): Promise<string>
}

export function basic(user: string, password: string): string {
  return `Basic ${Buffer.from(`${user}:${password}`, 'utf8').toString('base64')}`
}

export async function send(
  method: string,
  url: string,
  body: unknown,
  headers: Record<string, string>,
): Promise<Reply> {
  const payload = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }
  const type: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' }
  const response = await fetch(url, {
    method,
    headers: { ...type, ...headers },
    redirect: 'manual',
    ...payload,
  })
  const text = await response.text()
  return {
    status: response.status,
    headers: response.headers,
    text,
    json: () => JSON.parse(text) as Json,
    list: () => JSON.parse(text) as Json[],
  }
}

export function clientOf(server: PracticeServer): Client {
  const call: Client['call'] = (method, path, body, headers) => {
    const credentials = { authorization: basic(server.user, server.password) }
    return send(method, `${server.url}${path}`, body, { ...credentials, ...headers })
  }
  return {
    server,
    call,
    async create(path, body) {
      const reply = await call('POST', path, body)
      if (reply.status !== 201) throw new Error(`POST ${path}: ${reply.status} ${reply.text}`)
      return reply.text
    },
  }
}

/** Runs `work` against a fresh server and closes it, whatever happens. */
export async function withServer(
  options: PracticeOptions,
  work: (client: Client) => Promise<void>,
): Promise<void> {
  const server = await startPracticeServer(options)
  try {
    await work(clientOf(server))
  } finally {
    await server.close()
  }
}

/** `withServer` for one configuration. */
export function variant(config: PracticeConfig, work: (client: Client) => Promise<void>): Promise<void> {
  return withServer({ config }, work)
}

export const facebook = {
  name: 'Support Facebook',
  type: 'facebook',
  serviceConnection: 'https://graph.facebook.com/v19.0/me/messages',
  authentications: [{ authenticationId: '104829561234567', password: 'page-access-token-1' }],
}

export const hook = {
  firstName: 'Hook',
  surname: 'Twilio',
  logonName: 'hook.twilio',
  password: 'Hook-password-1',
}
