import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import type { PushResult } from '../../src-main/domain/syncModel.ts'
import { ended, errorOf, start } from './support.ts'
import { expectNoSecret, newBench, writes } from './syncBench.ts'

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
    const result = json<PushResult>()
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
