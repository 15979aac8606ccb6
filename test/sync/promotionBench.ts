/** One store, a test server, and a production server that is promoted to from it, over real HTTP. */
import { createServer, request as send } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished } from 'vitest'
import { Secret } from '../../src-main/domain/secret.ts'
import { startPracticeServer } from '../../src-main/practice/server.ts'
import {
  choosePromoted,
  type MapChange,
  type PromotionEntry,
  promotionOverview,
  setServerValue,
  setValueMap,
} from '../../src-main/sync/promotion/promotion.ts'
import { newStore } from '../support/store.ts'
import { type Bench, benchOn, pageId, putService, putUser } from './support.ts'

/** Everything that was asked of a server: first line and body of each request. */
export async function recordingProxy(target: string): Promise<{ url: string; asked: string[] }> {
  const asked: string[] = []
  const goal = new URL(target)
  const server = createServer((incoming, answer) => {
    const body: Buffer[] = []
    incoming.on('data', (chunk: Buffer) => body.push(chunk))
    incoming.on('end', () => {
      const content = Buffer.concat(body)
      asked.push(`${incoming.method} ${decodeURIComponent(incoming.url ?? '')} ${content.toString('utf8')}`)
      const { method, url: path, headers } = incoming
      const onward = send(
        { host: goal.hostname, port: goal.port, method, path, headers: { ...headers, host: goal.host } },
        (reply) => {
          answer.writeHead(reply.statusCode ?? 500, reply.headers)
          reply.pipe(answer)
        },
      )
      onward.end(content)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${goal.pathname}`, asked }
}

export interface PromotionBench {
  readonly test: Bench
  readonly production: Bench
  /** First line and body of every request that production got. */
  readonly asked: string[]
  entry(key: string): PromotionEntry
  choose(...keys: string[]): void
  unchoose(...keys: string[]): void
  map(entries: { urls?: Record<string, string | null>; ids?: Record<string, string | null> }): void
  secret(key: string, field: string, secret: string | null): void
  text(key: string, field: string, text: string | null): void
  /** Names of the services of production, with their URLs. */
  services(): Record<string, string>
}

export async function newPromotionBench(mapping: Record<string, unknown> = {}): Promise<PromotionBench> {
  const { store } = await newStore()
  const [first, second] = [
    await startPracticeServer({ config: { mapping } }),
    await startPracticeServer({ config: { mapping } }),
  ]
  onTestFinished(async () => {
    await first.close()
    await second.close()
  })
  const { url, asked } = await recordingProxy(second.url)
  const test = benchOn(store, first, mapping)
  const production = benchOn(store, { ...second, url }, mapping, test.server.id)
  const { id } = production.server
  const entry = (key: string): PromotionEntry => {
    const found = promotionOverview(store, id).objects.find((object) => object.key === key)
    if (!found) throw new Error(`there is no object ${key}`)
    return found
  }
  const refs = (keys: readonly string[]) => keys.map(entry).map(({ kind, objectId }) => ({ kind, objectId }))
  const change = (key: string, field: string, part: { text?: string | null; secret?: Secret | null }) => {
    const { kind, objectId } = entry(key)
    setServerValue(store, id, { kind, objectId, field, change: part })
  }
  return {
    test,
    production,
    asked,
    entry,
    choose: (...keys) => void choosePromoted(store, id, refs(keys), true),
    unchoose: (...keys) => void choosePromoted(store, id, refs(keys), false),
    map({ urls = {}, ids = {} }) {
      const entries = (kind: MapChange['kind'], values: Record<string, string | null>) =>
        Object.entries(values).map(([source, target]) => ({ kind, source, target }))
      setValueMap(store, id, [...entries('url', urls), ...entries('id', ids)])
    },
    secret: (key, field, secret) =>
      change(key, field, { secret: secret === null ? null : new Secret(secret) }),
    text: (key, field, text) => change(key, field, { text }),
    services: () =>
      Object.fromEntries(
        second.control.services().map(({ name, serviceConnection }) => [name, serviceConnection]),
      ),
  }
}

export const testUrl = 'https://graph.facebook.com/v19.0/me/messages'
export const url = 'https://graph.example.com/production/messages'
export const row = `authentications[${pageId}].secret`
export const productionId = '998877665544332'

/** A service and a user, agreed on with the test server. */
export async function agreed(mapping: Record<string, unknown> = {}): Promise<PromotionBench> {
  const bench = await newPromotionBench(mapping)
  putService(bench.test.store, 'Support Facebook')
  putUser(bench.test.store, 'hook.twilio')
  expect(await bench.test.push()).toMatchObject({ done: 3, converged: true })
  return bench
}

export function enterAll(bench: PromotionBench): void {
  bench.map({ urls: { [testUrl]: url }, ids: { [pageId]: productionId } })
  bench.secret('Support Facebook', row, 'EAAB-production')
  bench.secret('hook.twilio', 'password', 'Production-1-pass')
}

/** Both objects are in production, as agreed. */
export async function promoted(mapping: Record<string, unknown> = {}): Promise<PromotionBench> {
  const bench = await agreed(mapping)
  bench.choose('Support Facebook', 'hook.twilio')
  enterAll(bench)
  expect(await bench.production.push()).toMatchObject({ done: 3, converged: true, blocked: [] })
  bench.production.requests()
  return bench
}

/** What the plan of production names as blocked. */
export async function reasons({ production }: PromotionBench): Promise<readonly string[]> {
  return (await production.plan()).blocked.map(({ key, reason }) => `${key}: ${reason}`)
}

export function prod({ production }: PromotionBench, name: string): Record<string, unknown> {
  const found = production.practice.control.services().find((service) => service.name === name)
  if (!found) throw new Error(`production has no ${name}`)
  return found
}
