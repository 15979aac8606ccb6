/** The practice server over TLS, seen by a plain HTTPS client. */
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { Agent, type RequestOptions, request } from 'node:https'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TLSSocket } from 'node:tls'
import { expect, onTestFinished, test } from 'vitest'
import { PatchbayError } from '../../src-main/domain/errors.ts'
import { type PracticeConfig, readPracticeConfig } from '../../src-main/practice/config.ts'
import { startPracticeServer } from '../../src-main/practice/server.ts'
import { type Certificate, certificateFile, keyPem, pem, practiceTls } from '../servers/certificates.ts'

interface Answer {
  readonly status: number
  readonly text: string
  readonly resumed: boolean
}

function get(url: string, options: RequestOptions): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { ca: pem('authority'), ...options }, (answer) => {
      const resumed = (answer.socket as TLSSocket).isSessionReused()
      let text = ''
      answer.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk
      })
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text, resumed }))
    })
    sent.on('error', reject).end()
  })
}

const showing = (name: Certificate) => ({ cert: pem(name), key: keyPem(name) })

async function start(config: PracticeConfig) {
  const server = await startPracticeServer({ config })
  onTestFinished(() => server.close())
  return { server, users: `${server.url}/users` }
}

function folder(): string {
  const directory = mkdtempSync(path.join(tmpdir(), 'practice-tls-'))
  onTestFinished(() => rmSync(directory, { recursive: true }))
  return directory
}

test('plain HTTP is not answered, HTTPS is, on 127.0.0.1 and localhost alone', async () => {
  const { users } = await start({ auth: { mode: 'none' }, tls: practiceTls('server') })
  expect(users).toMatch(/^https:\/\/127\.0\.0\.1:\d+\/RI\/rci\/users$/)
  expect(await get(users, {})).toMatchObject({ status: 200, text: '[]' })
  expect((await get(users, { headers: { host: 'localhost' } })).status).toBe(200)
  expect((await get(users, { headers: { host: 'server.test' } })).status).toBe(403)
  await expect(fetch(users.replace('https:', 'http:'))).rejects.toThrow('fetch failed')
})

test('clientcert: a certificate by an authority of clients lets in, everything else is a 401', async () => {
  const { server, users } = await start({
    auth: { mode: 'clientcert' },
    rights: { deny: ['users.create'] },
    tls: practiceTls('server', 'authority'),
  })
  const status = async (options: RequestOptions) =>
    (await get(users, { agent: new Agent(), ...options })).status
  expect(await status(showing('client'))).toBe(200)
  expect(await status({ ...showing('client'), method: 'POST' })).toBe(403)
  expect(await status({})).toBe(401)
  expect(await status(showing('stranger'))).toBe(401)
  const basic = `Basic ${Buffer.from(`${server.user}:${server.password}`).toString('base64')}`
  expect(await status({ headers: { authorization: basic } })).toBe(401)
  const refused = await get(users, { agent: new Agent() })
  expect(refused.text).toBe('Authentication failed: an accepted client certificate is needed.')
})

test('a session that is taken up again stays with the certificate that it began with', async () => {
  const { users } = await start({ auth: { mode: 'clientcert' }, tls: practiceTls('server', 'authority') })
  for (const [options, status] of [
    [{}, 401],
    [showing('client'), 200],
  ] as const) {
    // One agent, no connection kept: the second request takes up the TLS session of the first.
    const agent = new Agent({ keepAlive: false })
    expect(await get(users, { ...options, agent })).toMatchObject({ status, resumed: false })
    expect(await get(users, { ...options, agent })).toMatchObject({ status, resumed: true })
  }
})

test('other modes do not care for a certificate, not even a foreign one', async () => {
  const { users } = await start({ auth: { mode: 'none' }, tls: practiceTls('server', 'authority') })
  expect((await get(users, { agent: new Agent() })).status).toBe(200)
  expect((await get(users, { agent: new Agent(), ...showing('stranger') })).status).toBe(200)
})

test('paths of a configuration file count from the file', async () => {
  const directory = folder()
  for (const [name, source] of [
    ['server.pem', certificateFile('server')],
    ['server.key.pem', certificateFile('server', 'key.pem')],
  ] as const) {
    copyFileSync(source, path.join(directory, name))
  }
  const file = path.join(directory, 'practice.json')
  const tls = {
    certificate: 'server.pem',
    key: './server.key.pem',
    clientAuthorities: certificateFile('authority'),
  }
  writeFileSync(file, JSON.stringify({ auth: { mode: 'clientcert' }, tls }))
  const { users } = await start(readPracticeConfig(file))
  expect((await get(users, { agent: new Agent(), ...showing('client') })).status).toBe(200)
})

test.each<[what: string, config: PracticeConfig, code: string]>([
  ['a missing file', { tls: { ...practiceTls('server'), certificate: '/none.pem' } }, 'FILE_NOT_FOUND'],
  [
    'the key of another certificate',
    { tls: { ...practiceTls('server'), key: certificateFile('second', 'key.pem') } },
    'VALIDATION_FAILED',
  ],
  [
    'a certificate that is none',
    { tls: { ...practiceTls('server'), certificate: certificateFile('server', 'key.pem') } },
    'VALIDATION_FAILED',
  ],
  [
    'clientcert without authorities',
    { auth: { mode: 'clientcert' }, tls: practiceTls('server') },
    'VALIDATION_FAILED',
  ],
  ['clientcert without TLS', { auth: { mode: 'clientcert' } }, 'VALIDATION_FAILED'],
])('%s is refused at the start', async (_what, config, code) => {
  const failure = await startPracticeServer({ config }).then(
    () => null,
    (error: unknown) => error,
  )
  expect(failure).toBeInstanceOf(PatchbayError)
  expect(failure).toMatchObject({ code })
  expect(String(failure)).not.toContain('PRIVATE KEY')
})
