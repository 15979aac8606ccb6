/** A data directory and a practice server, joined by the real command line. */
import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import { afterAll, expect } from 'vitest'
import type { PushResult } from '../../src-main/domain/syncModel.ts'
import type { PracticeConfig } from '../../src-main/practice/config.ts'
import { type PracticeServer, startPracticeServer } from '../../src-main/practice/server.ts'
import { type Ended, filesBelow, formsOf, type Json, type Place, placeWithStore, printed } from './support.ts'

export const facebookUrl = 'https://graph.facebook.com/v19.0/me/messages'
export const pageToken = 'EAAplantedPageToken0123456789abcdefghijklmnopqrstuvwxyz'
const hookPassword = 'planted-hook-password-77'
const serverPassword = 'planted-server-password-1'

export interface Bench {
  readonly place: Place
  readonly practice: PracticeServer
  /** Emits the method of each request as it is answered. */
  readonly answered: EventEmitter
  /** Imports an estate of a service by this URL, and the user. */
  importEstate(options?: {
    url?: string
    scope?: string
    user?: boolean
    more?: readonly string[]
  }): Promise<void>
  run(...args: string[]): Promise<Ended>
}

function facebook(name: string, url: string, scope = ''): Json {
  const authentications = [{ id: '104829561234567', secret: pageToken }]
  return { name, type: 'facebook', serviceConnection: url, authenticationScope: scope, authentications }
}

const user = {
  firstName: 'Hook',
  lastName: 'Twilio',
  logonName: 'hook.twilio',
  password: hookPassword,
  use: ['messagingService'],
}

export async function newBench(config: PracticeConfig = {}, mapping: Json = {}): Promise<Bench> {
  const place = await placeWithStore()
  const answered = new EventEmitter()
  const practice = await startPracticeServer({
    log: ({ method }) => answered.emit(method),
    config: { ...config, mapping, auth: { user: 'api', password: serverPassword } },
  })
  afterAll(() => practice.close())
  const run = (...args: string[]) => place.patchbay('--json', ...args)
  const login = [
    '--auth',
    'basic',
    '--user',
    'api',
    '--password-file',
    place.file('password', serverPassword),
  ]
  const mapped = ['--mapping', place.file('mapping.json', JSON.stringify(mapping))]
  expect((await run('server', 'add', 'prod', '--url', practice.url, ...login, ...mapped)).code).toBe(0)
  return {
    place,
    practice,
    answered,
    run,
    async importEstate({ url = facebookUrl, scope = '', user: withUser = true, more = [] } = {}) {
      const services = [facebook('Support Facebook', url, scope), ...more.map((name) => facebook(name, url))]
      const estate = { patchbay: 1, services, users: withUser ? [user] : [] }
      expect((await run('import', place.file('estate.json', JSON.stringify(estate)))).code).toBe(0)
    },
  }
}

export function writes(practice: PracticeServer): string[] {
  return practice.control
    .requests()
    .filter(({ method }) => method !== 'GET')
    .map(({ method }) => method)
}

export function outcomes(result: Pick<PushResult, 'steps'>): string[] {
  return result.steps.map((step) => `${step.action} ${step.kind} ${step.key}: ${step.outcome}`)
}

/** No secret in anything printed so far, in the store's files, or in the files that commands wrote. */
export function expectNoSecret(place: Place, written: readonly string[] = []): void {
  const outputs = Buffer.from(printed.join('\n'))
  for (const form of [pageToken, hookPassword, serverPassword].flatMap(formsOf)) {
    expect(outputs.includes(form)).toBe(false)
    for (const [name, content] of filesBelow(place.data)) expect(content.includes(form), name).toBe(false)
    for (const file of written) expect(readFileSync(file).includes(form), file).toBe(false)
  }
}
