import { once } from 'node:events'
import { createServer } from 'node:net'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { describe, expect, test } from 'vitest'
import {
  type Ended,
  emptyPlace,
  ended,
  errorOf,
  filesBelow,
  type Json,
  placeWithStore,
  run,
  start,
} from './support.ts'

const place = emptyPlace()

/** Starts a command that runs until it is stopped, and gives its first line. */
async function listening(args: readonly string[]): Promise<{
  line: string
  stop: (signal: NodeJS.Signals) => Promise<Ended>
}> {
  const child = start(args)
  const end = ended(child)
  if (!child.stdout) throw new Error('no standard output')
  const lines = createInterface({ input: child.stdout })
  const [line] = await Promise.race([
    once(lines, 'line') as Promise<[string]>,
    end.then(({ stdout, stderr }) => Promise.reject(new Error(`ended early: ${stdout}${stderr}`))),
  ])
  return {
    line,
    stop(signal) {
      child.kill(signal)
      return end
    },
  }
}

function basic({ user, password }: Json): Record<string, string> {
  return { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` }
}

describe('practice', () => {
  test('prints one line when it listens, needs no store, and ends with 0', async () => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      const { line, stop } = await listening(['practice', '--json', '--port', '0', '--data', place.data])
      const document: Json = JSON.parse(line)
      expect(Object.keys(document)).toEqual(['url', 'user', 'password'])
      expect(document.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/RI\/rci$/)
      const answer = await fetch(`${document.url}/roles`, { headers: basic(document) })
      expect(await answer.json()).toContainEqual(expect.objectContaining({ name: 'Messaging Service User' }))
      const { code, stdout } = await stop(signal)
      expect({ code, stdout }).toEqual({ code: 0, stdout: `${line}\n` })
    }
    expect(filesBelow(place.folder).has('data')).toBe(false)
  })

  test('keeps its objects with --state', async () => {
    const state = path.join(place.folder, 'state.json')
    const first = await listening(['practice', '--json', '--state', state])
    const document: Json = JSON.parse(first.line)
    const body = {
      firstName: 'Hook',
      surname: 'Twilio',
      logonName: 'hook.twilio',
      password: 'planted-practice-9',
    }
    const headers = { ...basic(document), 'content-type': 'application/json' }
    const made = await fetch(`${document.url}/users`, { method: 'POST', headers, body: JSON.stringify(body) })
    expect(made.status).toBe(201)
    expect((await first.stop('SIGINT')).code).toBe(0)
    expect(filesBelow(place.folder).get('state.json')?.includes('planted-practice-9')).toBe(false)
    const second = await listening(['practice', '--json', '--state', state])
    const again: Json = JSON.parse(second.line)
    const users = await (await fetch(`${again.url}/users`, { headers: basic(again) })).json()
    expect(users).toMatchObject([{ logonName: 'hook.twilio' }])
    expect((await second.stop('SIGTERM')).code).toBe(0)
  })

  test('takes its credentials and variants from --config, and shows what a mode needs', async () => {
    const config = place.file(
      'practice.json',
      JSON.stringify({ auth: { mode: 'basic+apikey', user: 'api', password: 'pw', apiKey: 'key' } }),
    )
    const { line, stop } = await listening(['practice', '--json', '--config', config])
    expect(JSON.parse(line)).toMatchObject({ user: 'api', password: 'pw', apiKey: 'key' })
    expect((await stop('SIGINT')).code).toBe(0)
  })

  test('for people it is text', async () => {
    const { line, stop } = await listening(['practice'])
    expect(line).toBe('The practice server listens. Ctrl-C ends it.')
    const { code, stdout } = await stop('SIGINT')
    expect(code).toBe(0)
    expect(stdout).toMatch(/^url: http:\/\/127\.0\.0\.1:\d+\/RI\/rci\nuser: \S+\npassword: \S+$/m)
  })

  test('a port in use, and bad configuration and state files', async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    await once(taken, 'listening')
    const address = taken.address()
    const port = typeof address === 'object' && address ? String(address.port) : ''
    expect((await errorOf(run(['practice', '--json', '--port', port]))).code).toBe('PORT_TAKEN')
    taken.close()
    const config = (content: string) =>
      run(['practice', '--json', '--config', place.file('bad.json', content)])
    expect(await errorOf(config('{"auth":{"mode":"ntlm"}}'))).toMatchObject({ data: { path: 'auth.mode' } })
    expect(await errorOf(config('{'))).toMatchObject({ data: { line: 1, column: 2 } })
    expect((await errorOf(run(['practice', '--json', '--config', '/nowhere.json']))).code).toBe(
      'FILE_NOT_FOUND',
    )
    const state = place.file('bad-state.json', 'precious')
    expect((await errorOf(run(['practice', '--json', '--state', state]))).code).toBe('FILE_UNREADABLE')
    expect(filesBelow(place.folder).get('bad-state.json')?.toString()).toBe('precious')
  })
})

describe('serve', () => {
  test('prints the address with its token, unlocks by the passphrase file alone, and ends with 0', async () => {
    const { data, passphraseFile } = await placeWithStore()
    for (const [args, state] of [
      [['--data', data], 'locked'],
      [['--data', data, '--passphrase-file', passphraseFile], 'open'],
    ] as const) {
      const { line, stop } = await listening(['serve', '--json', ...args])
      const { url } = JSON.parse(line) as { url: string }
      expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/.*[A-Za-z0-9_-]{22,}$/)
      const { origin } = new URL(url)
      expect((await fetch(`${origin}/rpc/session.status`)).status).toBe(403)
      const entered = await fetch(url, { redirect: 'manual' })
      const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? ''
      const answer = await (await fetch(`${origin}/rpc/session.status`, { headers: { cookie } })).json()
      // A browser must not get the rights of the command line, such as naming files.
      expect(answer).toMatchObject({ result: { data: { state, host: 'loopback' } } })
      expect((await stop('SIGTERM')).code).toBe(0)
    }
  })

  test('a wrong passphrase file ends it', async () => {
    const there = await placeWithStore()
    const wrong = there.file('wrong', 'not the right one')
    const args = ['serve', '--json', '--data', there.data, '--passphrase-file', wrong]
    expect((await errorOf(run(args))).code).toBe('PASSPHRASE_WRONG')
  })
})
