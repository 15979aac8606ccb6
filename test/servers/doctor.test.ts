import { expect, onTestFinished, test } from 'vitest'
import { Secret } from '../../src-main/domain/secret.ts'
import type { PracticeConfig } from '../../src-main/practice/config.ts'
import { startPracticeServer } from '../../src-main/practice/server.ts'
import { checkConnection } from '../../src-main/servers/doctor.ts'
import { accessTo } from './scriptedServer.ts'

const services = [
  { name: 'Support Wavy', type: 'wavy', authentications: [{ authenticationId: 'me', password: 's3cr3t' }] },
]
const users = [{ firstName: 'Hook', surname: 'Wavy', logonName: 'hook.wavy', password: 's3cr3t' }]

async function examine(config: PracticeConfig, mapping: unknown = config.mapping ?? {}, password?: string) {
  const server = await startPracticeServer({ config })
  onTestFinished(() => server.close())
  const authSecret = new Secret(password ?? server.password)
  const access = accessTo(server.url, { authUser: server.user, authSecret, mapping })
  const report = await checkConnection(access, { now: () => '2026-06-01T12:00:00.000Z' })
  expect(report.requests).toBe(server.control.requests().length)
  const outcomes = report.checks.map(({ name, outcome }) => `${name} ${outcome}`)
  const told = report.checks.map(({ message }) => message).join('\n')
  expect(server.control.requests().filter(({ method }) => method !== 'GET')).toEqual([])
  expect(told).not.toContain('s3cr3t')
  const proposed = Object.fromEntries(report.proposals.map(({ path, to }) => [path, to]))
  return { ...report, outcomes, told, proposed }
}

test('a server that fits: all checks in order, other attributes named as kept', async () => {
  const report = await examine({ services, users, extraAttributes: { services: { region: 'eu' } } })
  expect(report.outcomes).toEqual([
    'settings ok',
    'services ok',
    'serviceAttributes ok',
    'authenticationAttributes ok',
    'filter ok',
    'users ok',
    'userAttributes ok',
    'apiUser warn',
    'role ok',
  ])
  expect(report.ok).toBe(true)
  expect(report.proposals).toEqual([])
  expect(report.told).toContain('sent back unchanged: "region"')
  expect(report.requests).toBe(9)
})

test('empty lists and a missing role warn, both causes named', async () => {
  const report = await examine({}, { rights: { roleName: 'Other' } })
  expect(report.outcomes).toEqual(['settings ok', 'services warn', 'users warn', 'role warn'])
  expect(report.ok).toBe(true)
  expect(report.told).toMatch(/may have none, or the API user may lack the right/)
})

test('renamed attributes that the mapping does not know fail with the names that are there', async () => {
  const fields = { name: 'title', serviceConnection: 'url' }
  const renamed = services.map(({ name, ...rest }) => ({ ...rest, title: name }))
  const report = await examine({ services: renamed, users, mapping: { messagingServices: { fields } } }, {})
  expect(report.outcomes).toContain('serviceAttributes failed')
  expect(report.told).toMatch(/no attribute "name", "serviceConnection".*("url", "title"|"title", "url")/)
  expect(report.ok).toBe(false)
  expect(report.proposed).toEqual({
    'messagingServices.fields.name': 'title',
    'messagingServices.fields.serviceConnection': 'url',
  })
})

test('a wrong path fails for that kind alone, and the right one is proposed', async () => {
  const report = await examine({ services, users }, { messagingServices: { path: '/nowhere' } })
  expect(report.outcomes.filter((outcome) => outcome.endsWith('failed'))).toEqual(['services failed'])
  expect(report.outcomes).toContain('users ok')
  expect(report.proposals).toEqual([
    {
      path: 'messagingServices.path',
      from: '/nowhere',
      to: '/messagingServices',
      reason: '"/nowhere" is no list on this server, but "/messagingServices" is one of messaging services.',
    },
  ])
})

test('refused credentials end the examination with one request', async () => {
  const report = await examine({ services, users }, {}, 'wrong')
  expect(report.outcomes).toEqual(['settings ok', 'services failed'])
  expect(report.told).toContain('left out')
  expect(report.requests).toBe(1)
})

test('a mask that the mapping does not expect is reported', async () => {
  const config = { services, users, mapping: { secret: { readback: 'masked', mask: '***' } } }
  const report = await examine(config, {})
  expect(report.outcomes).toContain('authenticationAttributes warn')
  expect(report.told).toContain('secret.readback')
  expect(report.proposed).toEqual({ 'secret.readback': 'masked', 'secret.mask': '***' })
})

test('missing credentials and a mapping that cannot be used are told without a request', async () => {
  const access = accessTo('https://prod.example.com/RI/rci', { authSecret: null })
  expect(await checkConnection(access)).toMatchObject({
    ok: false,
    checks: [{ name: 'settings', outcome: 'failed' }],
  })
})

test('rights by hand need no role', async () => {
  const report = await examine({ services, users, mapping: { rights: { mode: 'manual' } } })
  expect(report.outcomes.at(-1)).toBe('role ok')
  expect(report.requests).toBe(8)
})

test('a server that cuts pages without saying so is found', async () => {
  const many = Array.from({ length: 7 }, (_, index) => ({ ...users[0], logonName: `hook.${index}` }))
  const cut = await examine({ services, users: many, limits: { maxLimit: 3 } })
  expect(cut.outcomes).toContain('paging failed')
  expect(cut.told).toMatch(/at most 3 users.*paging\.limit/)
  expect(cut.proposed).toEqual({ 'paging.limit': 3 })
  const fits = await examine({ services, users: many, limits: { maxLimit: 3 } }, { paging: { limit: 3 } })
  expect(fits.ok).toBe(true)
})
