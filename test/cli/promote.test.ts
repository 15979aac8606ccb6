/** `promote` with two practice servers: test has the estate, prod gets what is promoted. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Plan, PushResult } from '../../src-main/domain/syncModel.ts'
import { type PracticeServer, startPracticeServer } from '../../src-main/practice/server.ts'
import { errorOf } from './support.ts'
import {
  type Bench,
  expectNoSecret,
  facebookUrl,
  newBench,
  outcomes,
  pageToken,
  writes,
} from './syncBench.ts'

interface Unmapped {
  readonly unmapped: readonly { key: string; field: string; needed: string; source: string | null }[]
}

const pageRow = 'authentications[104829561234567].secret'
const productionToken = 'EAAplantedProductionToken0123456789abcdefghijklmnopqrstu'
const productionUrl = 'https://graph.example.com/production'
let bench: Bench
let source: PracticeServer

beforeAll(async () => {
  bench = await newBench()
  source = await startPracticeServer({
    config: { auth: { user: 'api', password: 'planted-server-password-1' } },
  })
  afterAll(() => source.close())
  const login = ['--auth', 'basic', '--user', 'api', '--password-file', `${bench.place.folder}/password`]
  expect((await bench.run('server', 'add', 'test', '--url', source.url, ...login)).code).toBe(0)
  await bench.importEstate()
  expect((await bench.run('push', 'test', '--yes')).code).toBe(0)
})

const promote = (...args: string[]) => bench.run('promote', 'test', 'prod', ...args)
const map = (content: object) => ['--map', bench.place.file('map.json', JSON.stringify(content))]

test('nothing is set, chosen or asked of a server without a yes where there is no terminal', async () => {
  for (const args of [['hook.twilio'], ['hook.twilio', '--plan-only']]) {
    expect((await errorOf(promote(...args), 5)).code).toBe('CONFIRMATION_REQUIRED')
  }
  expect(bench.practice.control.requests()).toEqual([])
})

test('what is not mapped is named; with nothing else to do that is exit 1, and nothing is written', async () => {
  const { code, json } = await promote('support facebook', 'hook.twilio', '--yes')
  expect(code).toBe(1)
  const { unmapped, steps } = json<PushResult & Unmapped>()
  expect(steps).toEqual([])
  expect(unmapped.map(({ key, field, needed, source: value }) => [key, field, needed, value])).toEqual([
    ['Support Facebook', 'serviceConnection', 'url', facebookUrl],
    ['Support Facebook', pageRow, 'id', '104829561234567'],
    ['Support Facebook', pageRow, 'secret', null],
    ['hook.twilio', 'password', 'secret', null],
  ])
  const text = await bench.place.patchbay('promote', 'test', 'prod', '--plan-only')
  expect(text.code).toBe(1)
  expect(text.stdout).toContain(
    `no value for the URL ${facebookUrl} of "Support Facebook" (serviceConnection)`,
  )
  expect(writes(bench.practice)).toEqual([])
})

test('wrong map files are refused as a whole, with the place', async () => {
  const file = bench.place.file('wrong.yaml', 'urls: {}\nsecret: {}\n')
  const error = await errorOf(promote('--yes', '--map', file))
  expect(error).toMatchObject({ code: 'PROMOTION_MAP_INVALID', data: { line: 2, column: 1 } })
  const nobody = await errorOf(promote('--yes', ...map({ passwords: { nobody: 'x' } })))
  expect(nobody).toMatchObject({ code: 'PROMOTION_MAP_INVALID', data: { line: 1 } })
  const shared = { ids: { a: 'b' }, secrets: { 'Support Facebook': { '104829561234567': pageToken } } }
  expect((await errorOf(promote('--yes', ...map(shared)))).code).toBe('PROMOTION_SECRET_SHARED')
  expect(writes(bench.practice)).toEqual([])
})

test('what is complete goes, what is not waits: exit 3', async () => {
  const { code, json } = await promote('--yes', ...map({ passwords: { 'hook.twilio': 'Production-1-pass' } }))
  expect(code).toBe(3)
  const result = json<PushResult & Unmapped>()
  expect(outcomes(result)).toEqual([
    'create user hook.twilio: done',
    'create userRight hook.twilio: messagingService: done',
  ])
  expect(result.unmapped).toHaveLength(3)
})

test('with everything mapped the rest goes, and a second time nothing is left', async () => {
  const token = bench.place.file('token', `${productionToken}\n`)
  const content = {
    urls: { [facebookUrl]: productionUrl },
    ids: { '104829561234567': '998877665544332' },
    secrets: { 'Support Facebook': { '104829561234567': { file: token } } },
  }
  const planned = await promote('--plan-only', ...map(content))
  expect(planned.code).toBe(2)
  expect(planned.json<Plan>().steps).toMatchObject([{ action: 'create', key: 'Support Facebook' }])
  const { code, json } = await promote('--yes')
  expect(code).toBe(0)
  expect(outcomes(json())).toEqual(['create service Support Facebook: done'])
  const { control } = bench.practice
  expect(control.services()).toMatchObject([{ serviceConnection: productionUrl }])
  expect(control.secretMatches('service', 'Support Facebook', '998877665544332', productionToken)).toBe(true)
  const again = await promote('--all', '--yes')
  expect({ code: again.code, ...again.json() }).toMatchObject({
    code: 0,
    steps: [],
    unmapped: [],
    converged: true,
  })
})

test('an ordinary push to the target pushes promoted objects only', async () => {
  await bench.importEstate({ more: ['Sales Facebook'] })
  expect((await bench.run('push', 'test', '--yes')).code).toBe(0)
  const { code, json } = await bench.run('push', 'prod', '--yes')
  expect({ code, ...json() }).toMatchObject({ code: 0, steps: [], converged: true })
  expect(bench.practice.control.services()).toHaveLength(1)
})

test('wrong use', async () => {
  expect((await errorOf(promote('nowhere', '--yes'))).code).toBe('USAGE_INVALID')
  expect((await errorOf(promote('hook.twilio', '--all', '--yes'))).code).toBe('USAGE_INVALID')
  expect((await errorOf(bench.run('promote', 'prod', 'test', '--all', '--yes'))).code).toBe(
    'VALIDATION_FAILED',
  )
  expect((await errorOf(bench.run('promote', 'nowhere', 'prod', '--yes'))).code).toBe('SERVER_NOT_FOUND')
  expectNoSecret(bench.place)
})
