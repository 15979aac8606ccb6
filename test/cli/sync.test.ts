import { EventEmitter, once } from 'node:events'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PracticeConfig } from '../../src-main/practice/config.ts'
import { type PracticeServer, startPracticeServer } from '../../src-main/practice/server.ts'
import {
  type Ended,
  ended,
  errorOf,
  filesBelow,
  formsOf,
  type Json,
  type Place,
  placeWithStore,
  printed,
  start,
} from './support.ts'

const pageToken = 'EAAplantedPageToken0123456789abcdefghijklmnopqrstuvwxyz'
const hookPassword = 'planted-hook-password-77'
const serverPassword = 'planted-server-password-1'
const facebookUrl = 'https://graph.facebook.com/v19.0/me/messages'

interface Bench {
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

async function newBench(config: PracticeConfig = {}, mapping: Json = {}): Promise<Bench> {
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

function writes(practice: PracticeServer): string[] {
  return practice.control
    .requests()
    .filter(({ method }) => method !== 'GET')
    .map(({ method }) => method)
}

function outcomes(result: Json): string[] {
  return result.steps.map((step: Json) => `${step.action} ${step.kind} ${step.key}: ${step.outcome}`)
}

/** No secret in anything printed so far, in the store's files, or in the files that commands wrote. */
function expectNoSecret(place: Place, written: readonly string[] = []): void {
  const outputs = Buffer.from(printed.join('\n'))
  for (const form of [pageToken, hookPassword, serverPassword].flatMap(formsOf)) {
    expect(outputs.includes(form)).toBe(false)
    for (const [name, content] of filesBelow(place.data)) expect(content.includes(form), name).toBe(false)
    for (const file of written) expect(readFileSync(file).includes(form), file).toBe(false)
  }
}

describe('from an estate to a server and on', () => {
  let bench: Bench
  let saved: string

  beforeAll(async () => {
    bench = await newBench()
    await bench.importEstate()
    saved = path.join(bench.place.folder, 'plan.json')
  })

  test('plan shows what a push would do, exits 2, writes nothing on the server', async () => {
    const { code, json } = await bench.run('plan', 'prod', '--out', saved)
    expect(code).toBe(2)
    const plan = json()
    expect(Object.keys(plan)).toEqual([
      'server',
      'fingerprint',
      'unchanged',
      'steps',
      'takeovers',
      'conflicts',
      'blocked',
      'serverOnly',
    ])
    expect(plan).toMatchObject({ server: 'prod', unchanged: 0, conflicts: [], blocked: [], serverOnly: [] })
    expect(plan.steps.map(({ id, kind, action, key }: Json) => [id, kind, action, key])).toEqual([
      ['s1', 'service', 'create', 'Support Facebook'],
      ['s2', 'user', 'create', 'hook.twilio'],
      ['s3', 'userRight', 'create', expect.stringContaining('hook.twilio')],
    ])
    expect(plan.steps[0].fields).toContainEqual({
      name: 'authentications[104829561234567].secret',
      before: 'absent',
      after: 'set',
    })
    expect(JSON.parse(readFileSync(saved, 'utf8'))).toEqual(plan)
    expect(statSync(saved).mode & 0o777).toBe(0o600)
    expect(writes(bench.practice)).toEqual([])
  })

  test('plan for people', async () => {
    const { code, stdout } = await bench.place.patchbay('plan', 'prod')
    expect(code).toBe(2)
    expect(stdout).toContain('s1 create service "Support Facebook"')
    expect(stdout).toContain('authentications[104829561234567].secret: absent -> set')
  })

  test('push without --yes and without a terminal is refused before the server is asked', async () => {
    bench.practice.control.clearRequests()
    for (const args of [[], ['--plan', saved]]) {
      const error = await errorOf(bench.run('push', 'prod', ...args), 5)
      expect(error.code).toBe('CONFIRMATION_REQUIRED')
    }
    expect(bench.practice.control.requests()).toEqual([])
  })

  test('push of the saved plan, every step done, converged', async () => {
    const { code, json, stderr } = await bench.run('push', 'prod', '--plan', saved, '--yes')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const result = json()
    expect(result).toMatchObject({ done: 3, failed: 0, notAttempted: 0, unknown: 0, converged: true })
    expect(Object.keys(result.steps[0])).toEqual([
      'id',
      'kind',
      'action',
      'key',
      'outcome',
      'remoteId',
      'message',
      'code',
    ])
    expect(result.steps[0].remoteId).toMatch(/^[0-9A-F]{32}$/)
    expect(
      bench.practice.control.secretMatches('service', 'Support Facebook', '104829561234567', pageToken),
    ).toBe(true)
    expect(bench.practice.control.users()).toMatchObject([
      { logonName: 'hook.twilio', roles: ['Messaging Service User'] },
    ])
  })

  test('after it: nothing to plan, nothing to push, no drift, no conflicts', async () => {
    const plan = await bench.run('plan', 'prod')
    expect({ code: plan.code, steps: plan.json().steps }).toEqual({ code: 0, steps: [] })
    bench.practice.control.clearRequests()
    const push = await bench.run('push', 'prod', '--yes')
    expect(push.code).toBe(0)
    expect(push.json()).toMatchObject({ done: 0, converged: true, steps: [] })
    expect(writes(bench.practice)).toEqual([])
    const pull = await bench.run('pull', 'prod')
    expect({ code: pull.code, document: pull.json() }).toEqual({
      code: 0,
      document: { server: 'prod', services: 1, users: 1, drift: [], serverOnly: [] },
    })
    const conflicts = await bench.run('conflicts', 'prod')
    expect({ code: conflicts.code, document: conflicts.json() }).toEqual({
      code: 0,
      document: { conflicts: [] },
    })
  })

  test('runs and run show', async () => {
    const { runs } = (await bench.run('runs', 'PROD')).json()
    expect(runs).toHaveLength(2)
    expect(runs[1]).toMatchObject({ serverName: 'prod', converged: true, person: 'Administrator' })
    const run = (await bench.run('run', 'show', runs[1].id)).json()
    expect(outcomes(run)).toEqual([
      'create service Support Facebook: done',
      'create user hook.twilio: done',
      expect.stringMatching(/^create userRight hook\.twilio.*: done$/),
    ])
    expect((await bench.place.patchbay('run', 'show', runs[1].id)).stdout).toMatch(/^s1 {2,}done/m)
    expect((await errorOf(bench.run('run', 'show', 'nope'))).code).toBe('RUN_NOT_FOUND')
  })

  test('a saved plan is stale once it was pushed: exit 5, the error document, nothing written', async () => {
    bench.practice.control.clearRequests()
    expect((await errorOf(bench.run('push', 'prod', '--plan', saved, '--yes'), 5)).code).toBe('PLAN_STALE')
    expect(writes(bench.practice)).toEqual([])
  })

  test('files that are no plan', async () => {
    const push = (file: string) => bench.run('push', 'prod', '--yes', '--plan', file)
    expect(await errorOf(push(bench.place.file('broken.json', '{"server":')))).toMatchObject({
      code: 'PLAN_INVALID',
      data: { line: 1 },
    })
    expect(await errorOf(push(bench.place.file('other.json', '{"server":"prod"}')))).toMatchObject({
      code: 'PLAN_INVALID',
      data: { path: 'fingerprint' },
    })
    expect((await errorOf(push(path.join(bench.place.folder, 'none')))).code).toBe('FILE_NOT_FOUND')
  })

  test('a change on the server alone is drift (exit 2), pending in the plan, taken over by a push', async () => {
    const moved = 'https://graph.facebook.com/v20.0/me/messages'
    bench.practice.control.edit('service', 'Support Facebook', { serviceConnection: moved })
    const pull = await bench.run('pull', 'prod')
    expect(pull.code).toBe(2)
    expect(pull.json().drift).toEqual([
      {
        kind: 'service',
        key: 'Support Facebook',
        field: 'serviceConnection',
        before: facebookUrl,
        after: moved,
      },
    ])
    const plan = await bench.run('plan', 'prod')
    expect({ code: plan.code, steps: plan.json().steps }).toEqual({ code: 2, steps: [] })
    expect((await bench.run('push', 'prod', '--yes')).code).toBe(0)
    expect((await bench.run('service', 'show', 'Support Facebook')).json().serviceConnection).toBe(moved)
  })

  test('a field changed on both sides: conflicts, resolve, push', async () => {
    await bench.importEstate({ url: 'https://graph.facebook.com/v21.0/me/messages' })
    const theirs = 'https://graph.facebook.com/v22.0/me/messages'
    bench.practice.control.edit('service', 'Support Facebook', { serviceConnection: theirs })
    expect((await bench.run('plan', 'prod')).code).toBe(4)
    const push = await bench.run('push', 'prod', '--yes')
    expect({ code: push.code, steps: push.json().steps }).toEqual({ code: 4, steps: [] })
    const conflicts = await bench.run('conflicts', 'prod')
    expect(conflicts.code).toBe(4)
    expect(conflicts.json()).toEqual({
      conflicts: [
        {
          key: 'Support Facebook',
          kind: 'service',
          field: 'serviceConnection',
          base: 'https://graph.facebook.com/v20.0/me/messages',
          mine: 'https://graph.facebook.com/v21.0/me/messages',
          theirs,
        },
      ],
    })
    const nowhere = ['resolve', 'prod', 'Support Facebook', '--mine', '--field', 'name']
    expect((await errorOf(bench.run(...nowhere))).code).toBe('CONFLICT_NOT_FOUND')
    const args = ['resolve', 'prod', 'support facebook', '--theirs', '--field', 'serviceConnection']
    expect((await bench.run(...args)).code).toBe(0)
    expect((await bench.run('conflicts', 'prod')).code).toBe(0)
    expect((await bench.run('push', 'prod', '--yes')).code).toBe(0)
    expect((await bench.run('service', 'show', 'Support Facebook')).json().serviceConnection).toBe(theirs)
  })

  test('what is only on the server: left alone, adopted by name, or deleted when asked for', async () => {
    for (const name of ['Extra One', 'Extra Two']) {
      bench.practice.control.addService({ name, type: 'facebook', serviceConnection: facebookUrl })
    }
    const plan = await bench.run('plan', 'prod')
    expect(plan.code).toBe(0)
    expect(plan.json().serverOnly).toEqual([
      { kind: 'service', key: 'Extra One' },
      { kind: 'service', key: 'Extra Two' },
    ])
    expect((await bench.run('plan', 'prod', '--deletes')).code).toBe(2)
    bench.practice.control.clearRequests()
    const capped = await errorOf(bench.run('push', 'prod', '--yes', '--allow-deletes', '1'), 5)
    expect(capped.code).toBe('DELETE_CAP_EXCEEDED')
    expect(writes(bench.practice)).toEqual([])
    expect((await errorOf(bench.run('adopt', 'prod', 'Nowhere'))).code).toBe('REMOTE_OBJECT_NOT_FOUND')
    const adopted = await bench.run('adopt', 'prod', 'extra one')
    expect(adopted.json().adopted).toMatchObject([{ kind: 'service', key: 'Extra One' }])
    const push = await bench.run('push', 'prod', '--yes', '--allow-deletes', '1')
    expect(push.code).toBe(0)
    expect(outcomes(push.json())).toEqual(['delete service Extra Two: done'])
  })

  test('--select pushes one object alone', async () => {
    await bench.importEstate({ url: facebookUrl, more: ['Second', 'Third'] })
    expect((await errorOf(bench.run('push', 'prod', '--yes', '--select', 'Nowhere'))).code).toBe(
      'USAGE_INVALID',
    )
    const one = await bench.run('push', 'prod', '--yes', '--select', 'second')
    expect(outcomes(one.json())).toEqual(['create service Second: done'])
    const both = await bench.run('push', 'prod', '--yes', '--select', 'Third', '--select', 'Support Facebook')
    expect(both.json().done).toBe(2)
  })

  test('a secret is nowhere', () => {
    expect(printed.length).toBeGreaterThan(50)
    expectNoSecret(bench.place, [saved])
  })
})

describe('a push that meets trouble', () => {
  test('wrong credentials: exit 1, at most three requests', async () => {
    const { place, practice, importEstate, run } = await newBench()
    await importEstate()
    const login = [
      '--auth',
      'basic',
      '--user',
      'api',
      '--password-file',
      place.file('wrong', 'not-the-password'),
    ]
    expect((await run('server', 'add', 'wrong', '--url', practice.url, ...login)).code).toBe(0)
    for (const command of [['push', '--yes'], ['plan'], ['pull']]) {
      practice.control.clearRequests()
      expect((await errorOf(run(...command, 'wrong'))).code).toBe('SERVER_CREDENTIALS_REFUSED')
      expect(practice.control.requests().length).toBeLessThanOrEqual(3)
    }
  })

  test('some steps refused: exit 3; all refused: exit 1', async () => {
    const { place, practice, importEstate, run } = await newBench()
    await importEstate()
    practice.control.setFaults([
      {
        match: { method: 'POST', path: '/users' },
        fault: { kind: 'status', status: 422, quoteRequest: true },
      },
    ])
    const some = await run('push', 'prod', '--yes')
    expect(some.code).toBe(3)
    expect(some.json()).toMatchObject({ done: 1, failed: 1, notAttempted: 1, converged: false })
    const none = await run('push', 'prod', '--yes')
    expect(none.code).toBe(1)
    expect(none.json()).toMatchObject({ done: 0, failed: 1, notAttempted: 1, converged: false })
    expectNoSecret(place)
  })

  test('a right that is given by hand stays a step for a person: exit 3', async () => {
    const { importEstate, run } = await newBench({}, { rights: { mode: 'manual' } })
    await importEstate()
    const first = await run('push', 'prod', '--yes')
    expect(first.code).toBe(3)
    expect(first.json()).toMatchObject({ done: 2, notAttempted: 1, converged: true })
    expect((await run('push', 'prod', '--yes')).code).toBe(3)
  })

  test('another server behind the same name: exit 5', async () => {
    const { practice, importEstate, run } = await newBench()
    await importEstate({ user: false })
    expect((await run('push', 'prod', '--yes')).code).toBe(0)
    practice.control.remove('service', 'Support Facebook')
    practice.control.clearRequests()
    for (const command of [['push', '--yes'], ['plan'], ['pull']]) {
      expect((await errorOf(run(...command, 'prod'), 5)).code).toBe('SERVER_IDENTITY_CHANGED')
    }
    expect(writes(practice)).toEqual([])
  })

  test('a server that is gone: exit 1', async () => {
    const { practice, run } = await newBench()
    await practice.close()
    for (const command of [['plan'], ['pull']]) {
      expect((await errorOf(run(...command, 'prod'))).code).toBe('SERVER_UNREACHABLE')
    }
  })

  test('Ctrl-C ends it between steps, and what was done is told', async () => {
    const { place, practice, answered, importEstate, run } = await newBench({}, { concurrency: 1 })
    const more = Array.from({ length: 6 }, (_, at) => `Page ${at}`)
    await importEstate({ more, user: false })
    practice.control.setFaults([
      { match: { method: 'POST', path: '/messagingServices' }, fault: { kind: 'delay', ms: 400 } },
    ])
    const child = start([
      '--json',
      '--data',
      place.data,
      '--passphrase-file',
      place.passphraseFile,
      'push',
      'prod',
      '--yes',
    ])
    const end = ended(child)
    await once(answered, 'POST')
    child.kill('SIGINT')
    const { code, json } = await end
    const result = json()
    expect(code).toBe(3)
    expect(result.done).toBeGreaterThan(0)
    expect(result.notAttempted).toBeGreaterThan(0)
    expect(result.done + result.notAttempted).toBe(7)
    expect(practice.control.services()).toHaveLength(result.done)
    practice.control.setFaults([])
    expect((await run('push', 'prod', '--yes')).json()).toMatchObject({
      done: result.notAttempted,
      converged: true,
    })
  })
})

describe('files of a plan', () => {
  test('--out that belongs to the store is refused before the server is asked', async () => {
    const { place, practice, run } = await newBench()
    const before = readFileSync(path.join(place.data, 'keyring.json'))
    const error = await errorOf(run('plan', 'prod', '--out', path.join(place.data, 'keyring.json')))
    expect(error.code).toBe('USAGE_INVALID')
    expect(readFileSync(path.join(place.data, 'keyring.json'))).toEqual(before)
    expect(practice.control.requests()).toEqual([])
  })

  test('an older file is replaced, a folder is not', async () => {
    const { place, run } = await newBench()
    const file = place.file('plan.json', 'older')
    expect((await run('plan', 'prod', '--out', file)).code).toBe(0)
    expect(JSON.parse(readFileSync(file, 'utf8')).server).toBe('prod')
    expect((await errorOf(run('plan', 'prod', '--out', place.folder))).code).toMatch(/^FILE_/)
    writeFileSync(file, '')
    expect((await errorOf(run('push', 'prod', '--yes', '--plan', file))).code).toBe('PLAN_INVALID')
  })
})
