/** Who refused, what is wrong with the address, and when the API user's password ends. */
import { describe, expect, onTestFinished, test } from 'vitest'
import { Secret } from '../../src-main/domain/secret.ts'
import type { PracticeConfig } from '../../src-main/practice/config.ts'
import type { FaultRuleInput } from '../../src-main/practice/faultRules.ts'
import { startPracticeServer } from '../../src-main/practice/server.ts'
import { likelyUrls } from '../../src-main/servers/doctor/likelyPlaces.ts'
import { checkConnection, maxRequests } from '../../src-main/servers/doctor.ts'
import type { ServerAccess } from '../../src-main/servers/gateway.ts'
import { accessTo, startScripted } from './scriptedServer.ts'

const now = () => '2026-06-01T12:00:00.000Z'
const users = [{ firstName: 'Api', surname: 'User', logonName: 'API.user' }]
const services = [{ name: 'Support Wavy', type: 'wavy' }]

async function examine(config: PracticeConfig, part: Partial<ServerAccess> = {}) {
  const server = await startPracticeServer({ config: { services, users, ...config } })
  onTestFinished(() => server.close())
  const login = { authUser: server.user, authSecret: new Secret(server.password) }
  const { mapping: _mapping, ...access } = part
  const report = await checkConnection(accessTo(server.url, { ...login, ...access }), { now })
  const message = (name: string) =>
    report.checks
      .filter((check) => check.name === name)
      .map(({ outcome, message: text }) => `${outcome}: ${text}`)
      .join('\n')
  return { report, message, requests: server.control.requests() }
}

describe('who refused', () => {
  const fault = (status: number, gateway: boolean, path = '/'): FaultRuleInput => ({
    match: { path },
    fault: { kind: 'status', status, gateway },
  })

  test.each([
    [401, true, /likely from the cloud gateway.*token or key/],
    [401, false, /likely from Contact Pro itself: the logon name or the password/],
    [429, true, /likely one of the cloud gateway, for the API key/],
    [429, false, /likely one of Contact Pro itself/],
  ])('%i, by a gateway: %s', async (status, gateway, words) => {
    const { message, requests, report } = await examine({ faults: [fault(status, gateway)] })
    expect(message('services')).toMatch(words)
    expect(message('services')).toMatch(/^failed: /)
    expect(requests).toHaveLength(1)
    expect(report.requests).toBe(1)
  })

  test.each([
    [true, /likely from the cloud gateway.*the API key is missing, wrong/],
    [false, /likely from Contact Pro itself: the logon worked, but the API user lacks the right/],
  ])('403 for one kind, by a gateway: %s; the other kinds are looked at', async (gateway, words) => {
    const { message } = await examine({ faults: [fault(403, gateway, '/messagingServices')] })
    expect(message('services')).toMatch(words)
    expect(message('users')).toBe('ok: The server shows users.')
  })

  test('a wrong API key is told as the gateway, with the words of the gateway', async () => {
    const auth = { mode: 'basic+apikey', user: 'api', password: 'p', apiKey: 'right' } as const
    const { message, requests } = await examine(
      { auth },
      { authMode: 'basic+apikey', authUser: 'api', authSecret: new Secret('p'), apiKey: new Secret('wrong') },
    )
    expect(message('services')).toMatch(/Its gateway says: "Forbidden".*likely from the cloud gateway/)
    expect(requests.every(({ status }) => status === 403)).toBe(true)
  })
})

describe('the address', () => {
  test('pages of HTML everywhere are told as such, and nothing is proposed', async () => {
    const server = await startScripted((_request, response) => {
      response
        .writeHead(200, { 'content-type': 'text/html' })
        .end('<html><form action="/login"></form></html>')
    })
    const report = await checkConnection(accessTo(server.url))
    expect(report.checks.map(({ name, outcome }) => `${name} ${outcome}`)).toContain('url failed')
    expect(report.checks.map(({ message }) => message).join()).toContain('is a page of HTML, as a logon page')
    // Without roles rights can be given by hand, but that is no cure for an address.
    expect(report.proposals).toEqual([])
    expect(report.requests).toBeLessThanOrEqual(maxRequests)
  })

  test('404 of everything: bounded, and told', async () => {
    const server = await startScripted((_request, response) => {
      response.writeHead(404).end('not here')
    })
    const report = await checkConnection(accessTo(`${server.origin}/some/where`))
    expect(report.checks.at(-1)).toMatchObject({ name: 'url', outcome: 'failed' })
    expect(report.proposals).toEqual([])
    expect(report.requests).toBe(server.requests.length)
    expect(report.requests).toBeLessThanOrEqual(maxRequests)
    expect(server.requests.every(({ line }) => line.startsWith('GET '))).toBe(true)
  })

  test('the log-on with a session needs another address: found', async () => {
    const auth = { mode: 'ecfsession', user: 'api', password: 'p' } as const
    const server = await startPracticeServer({
      config: { auth, services, users, basePath: '/tenant/ecfs/RI/rci' },
    })
    onTestFinished(() => server.close())
    const url = server.url.replace('/ecfs/RI/rci', '')
    const access = accessTo(url, { authMode: 'ecfsession', authUser: 'api', authSecret: new Secret('p') })
    const report = await checkConnection(access, { now })
    expect(report.proposals).toMatchObject([{ path: 'url', from: url, to: server.url }])
  })

  test('wrong credentials at a wrong address: at most three requests with them', async () => {
    const server = await startPracticeServer({ config: { services, users } })
    onTestFinished(() => server.close())
    const url = server.url.replace('/RI/rci', '')
    const report = await checkConnection(
      accessTo(url, { authUser: 'practice', authSecret: new Secret('wrong') }),
    )
    expect(report.ok).toBe(false)
    expect(server.control.requests().filter(({ status }) => status === 401)).toHaveLength(1)
  })

  test('a redirect to https of the same host is proposed, to another host not', async () => {
    const redirectTo = async (location: (origin: string) => string) => {
      const server = await startScripted((_request, response) => {
        response.writeHead(302, { location: location(server.origin) }).end()
      })
      const report = await checkConnection(accessTo(server.url))
      expect(report.requests).toBe(1)
      return { report, url: server.url }
    }
    const secure = await redirectTo(() => 'https://127.0.0.1/login?token=1')
    expect(secure.report.proposals).toMatchObject([{ path: 'url', to: 'https://127.0.0.1/RI/rci' }])
    const other = await redirectTo(() => 'https://login.example.com/')
    expect(other.report.proposals).toEqual([])
    expect(other.report.checks.at(-1)?.message).toContain('https://login.example.com')
  })

  test('likely addresses stay on the host, without those that are right already', () => {
    expect(likelyUrls('https://host:8080/RI/rci')).toEqual([])
    expect(likelyUrls('https://host/t/ecfs/RI/rci/users/')).toEqual(['https://host/t/ecfs/RI/rci'])
    expect(likelyUrls('https://host/RI')).toEqual(['https://host/RI/rci'])
    expect(likelyUrls('https://id.execute-api.eu-central-1.amazonaws.com/p')).toContain(
      'https://id.execute-api.eu-central-1.amazonaws.com/p/rci',
    )
    for (const url of likelyUrls('https://host/a/b')) expect(new URL(url).origin).toBe('https://host')
  })
})

describe("the API user's password", () => {
  const ending = async (attributes: Record<string, unknown>) => {
    const own = { ...users[0], logonName: 'Practice', ...attributes }
    return (await examine({ users: [...users, own] })).message('apiUser')
  }

  test.each([
    ['2026-05-31T00:00:00.000Z', /^warn: .*"practice" expired on 2026-05-31/],
    ['2026-06-01T12:00:00.000Z', /^warn: .*expired/],
    ['2026-06-11T12:00:00.000Z', /^warn: .*expires on 2026-06-11, in 10 days/],
    ['2026-07-01T12:00:00.000Z', /^warn: .*in 30 days/],
    ['2026-07-02T12:00:01.000Z', /^ok: .*valid until 2026-07-02/],
    [null, /^ok: .*no end/],
    ['soon', /^warn: .*form that is not known/],
  ])('passwordExpiration %s', async (passwordExpiration, words) => {
    expect(await ending({ passwordExpiration })).toMatch(words)
  })

  test('not shown, or the user not seen', async () => {
    expect(await ending({})).toMatch(/^warn: .*does not show when the password/)
    expect((await examine({})).message('apiUser')).toMatch(/^warn: .*not among the users/)
  })

  test('found beyond the first page by a filter, where the server has one', async () => {
    const many = Array.from({ length: 120 }, (_, index) => ({ ...users[0], logonName: `hook.${index}` }))
    const own = {
      ...users[0],
      firstName: 'Zoe',
      logonName: 'practice',
      passwordExpiration: '2026-06-02T00:00:00.000Z',
    }
    const { message } = await examine({ users: [...many, own] })
    expect(message('apiUser')).toMatch(/^warn: .*expires on 2026-06-02/)
  })
})
