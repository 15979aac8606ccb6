/** `server doctor`: what it proposes, writes into the store when asked, and tests on a service when confirmed. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type PracticeServer, startPracticeServer } from '../../src-main/practice/server.ts'
import { errorOf, type Place, placeWithStore } from './support.ts'

const password = 'planted-server-password-9'
const secret = 'planted-page-token-8'

let place: Place
let practice: PracticeServer

beforeAll(async () => {
  place = await placeWithStore()
  practice = await startPracticeServer({
    config: {
      auth: { user: 'api', password },
      mapping: {
        messagingServices: { fields: { name: 'title' } },
        secret: { readback: 'masked', mask: '****', onPutWithoutValue: 'clears' },
      },
      services: [
        {
          title: 'Sales Facebook',
          type: 'facebook',
          authentications: [{ authenticationId: '1', password: secret }],
        },
      ],
      users: [{ firstName: 'Api', surname: 'User', logonName: 'api' }],
    },
  })
  const file = place.file('password', password)
  const login = ['--user', 'api', '--password-file', file]
  expect(
    (await place.patchbay('server', 'add', 'prod', '--url', practice.url, '--auth', 'basic', ...login)).code,
  ).toBe(0)
})

afterAll(() => practice.close())

const doctor = (...args: string[]) => place.patchbay('server', 'doctor', 'prod', ...args)
const writes = () => practice.control.requests().filter(({ method }) => method !== 'GET')
const applied = {
  messagingServices: { fields: { name: 'title' } },
  secret: { readback: 'masked', mask: '****' },
}

test('proposals are printed with path, from, to and reason; the store stays as it is', async () => {
  const text = await doctor()
  expect(text.code).toBe(1)
  expect(text.stdout).toMatch(/^messagingServices\.fields\.name +name +title +No object has "name"/m)
  expect(text.stdout).toContain('"--apply" writes them')
  expect(text.stdout).toMatch(/\d+ requests were sent\./)
  const json = (await doctor('--json')).json()
  expect(json).toMatchObject({ server: 'prod', ok: false, requests: practice.control.requests().length / 2 })
  expect(json.proposals).toContainEqual({
    path: 'secret.readback',
    from: 'absent',
    to: 'masked',
    reason: expect.stringContaining('mask'),
  })
  expect(json).not.toHaveProperty('applied')
  expect((await place.patchbay('server', 'list', '--json')).json()).toMatchObject({
    servers: [{ mapping: {} }],
  })
})

test('--apply writes them into the store as one edit, and the exit code is of the test after it', async () => {
  const result = await doctor('--apply', '--json')
  expect(result.code).toBe(0)
  const json = result.json()
  expect(json).toMatchObject({ ok: true, proposals: [] })
  const paths = (json.applied as { path: string }[]).map(({ path }) => path).sort()
  expect(paths).toEqual(['messagingServices.fields.name', 'secret.mask', 'secret.readback'])
  expect((await place.patchbay('server', 'list', '--json')).json()).toMatchObject({
    servers: [{ mapping: applied }],
  })
  expect((await place.patchbay('plan', 'prod', '--json')).json()).toMatchObject({
    serverOnly: [{ kind: 'service', key: 'Sales Facebook' }],
    blocked: [],
  })
  expect((await place.patchbay('undo', '--json')).code).toBe(0)
  expect((await place.patchbay('server', 'list', '--json')).json()).toMatchObject({
    servers: [{ mapping: {} }],
  })
  expect((await place.patchbay('redo')).code).toBe(0)
})

test('--probe asks first: without a terminal it needs --yes, and writes nothing', async () => {
  expect((await errorOf(doctor('--probe', 'Support Facebook', '--json'), 5)).code).toBe(
    'CONFIRMATION_REQUIRED',
  )
  expect(writes()).toEqual([])
})

test('--probe finds out, puts back, and --apply notes it', async () => {
  const estate = place.file(
    'estate.yaml',
    `patchbay: 1
services:
  - name: Support Facebook
    type: facebook
    serviceConnection: https://graph.facebook.com/v19.0/me/messages
    authentications: [{ id: "104829561234567", secret: ${secret} }]
`,
  )
  expect((await place.patchbay('import', estate)).code).toBe(0)
  const early = await errorOf(doctor('--probe', 'Support Facebook', '--yes', '--json'), 5)
  expect(early.code).toBe('PROBE_REFUSED')
  expect(writes()).toEqual([])
  expect((await place.patchbay('push', 'prod', '--yes')).code).toBe(0)
  practice.control.clearRequests()
  const result = await doctor('--probe', 'support facebook', '--yes', '--apply', '--json')
  expect(result.code).toBe(0)
  expect(result.json()).toMatchObject({
    ok: true,
    probe: { service: 'Support Facebook', verdict: 'clears' },
    applied: [{ path: 'secret.onPutWithoutValue', from: 'unknown', to: 'clears' }],
  })
  expect(writes().map(({ method }) => method)).toEqual(['PUT', 'PUT'])
  expect(practice.control.secretMatches('service', 'Support Facebook', '104829561234567', secret)).toBe(true)
  expect((await place.patchbay('server', 'list', '--json')).json()).toMatchObject({
    servers: [{ mapping: { secret: { ...applied.secret, onPutWithoutValue: 'clears' } } }],
  })
  expect(result.stdout + result.stderr).not.toContain(secret)
})
