/**
 * A server of every variant that shows itself to a reader, and a store that has the default mapping: what the
 * connection test proposes, applied, makes the test pass and a plan right.
 */
import { describe, expect, test } from 'vitest'
import { resolveMapping } from '../../src-main/domain/mapping.ts'
import { urlPath, withMappingValue } from '../../src-main/domain/mappingChange.ts'
import type { PracticeConfig } from '../../src-main/practice/config.ts'
import type { ConnectionReport } from '../../src-main/servers/doctor/report.ts'
import { checkConnection, maxRequests } from '../../src-main/servers/doctor.ts'
import { accessOf } from '../../src-main/store/servers.ts'
import { newStore } from '../support/store.ts'
import { type Bench, benchOn, isWrite, newBench, pageId, putService, putUser } from './support.ts'

type Json = Record<string, unknown>

const subresource = { messagingServices: { authentications: { location: 'subresource' } } }

interface Variant {
  readonly name: string
  readonly mapping: Json
  readonly config?: PracticeConfig
  /** What is proposed; where left out, just the mapping's own differences. */
  readonly proposed?: Json
}

const variants: readonly Variant[] = [
  {
    name: 'renamed attributes',
    mapping: {
      messagingServices: {
        fields: {
          id: 'uid',
          name: 'title',
          type: 'kind',
          serviceConnection: 'url',
          authentications: 'credentials',
        },
        authentications: { fields: { id: 'rowId', authenticationId: 'username' } },
      },
      users: { fields: { id: 'userId', lastName: 'familyName', logonName: 'login' } },
    },
  },
  {
    name: 'the same names in other spelling',
    mapping: {
      messagingServices: {
        fields: {
          name: 'Name',
          serviceConnection: 'service_connection',
          authenticationUrl: 'authentication-url',
        },
        authentications: { fields: { authenticationId: 'AuthenticationID' } },
      },
      users: { fields: { firstName: 'FirstName', logonName: 'logon_name' } },
    },
  },
  {
    name: 'a renamed secret that is shown as null',
    mapping: {
      messagingServices: { authentications: { fields: { secret: 'secret' } } },
      secret: { readback: 'null' },
    },
  },
  {
    name: 'other paths',
    mapping: {
      messagingServices: { path: '/services/messaging' },
      users: { path: '/agents' },
      rights: { rolesPath: '/userRoles' },
    },
  },
  { name: 'rows as a sub-resource', mapping: subresource },
  {
    name: 'rows as a sub-resource at another path, renamed',
    mapping: {
      messagingServices: {
        authentications: {
          location: 'subresource',
          path: '/credentials',
          fields: { id: 'rowId', authenticationId: 'name' },
        },
      },
    },
  },
  {
    name: 'type codes in other spelling',
    mapping: { messagingServices: { types: { facebook: 'FACEBOOK', wavy: 'Wavy' } } },
  },
  { name: 'type codes as numbers', mapping: { messagingServices: { types: { facebook: 7, wavy: 9 } } } },
  { name: 'secrets as null', mapping: { secret: { readback: 'null' } } },
  { name: 'secrets as empty texts', mapping: { secret: { readback: 'empty' } } },
  { name: 'secrets masked', mapping: { secret: { readback: 'masked', mask: '••••' } } },
  { name: 'secrets in plain', mapping: { secret: { readback: 'plain' } } },
  { name: 'no paging', mapping: { paging: { style: 'none' } } },
  {
    name: 'pages cut short',
    mapping: {},
    config: { limits: { maxLimit: 2 } },
    proposed: { 'paging.limit': 2 },
  },
  {
    name: 'large pages refused',
    mapping: {},
    config: { limits: { maxLimit: 60, overMaxLimit: 'reject' } },
    proposed: { 'paging.limit': 50 },
  },
  { name: 'no filter', mapping: { filterByName: false } },
  { name: 'rights by hand', mapping: { rights: { mode: 'manual' } } },
  {
    name: 'everything at once',
    mapping: {
      messagingServices: {
        path: '/messaging-services',
        fields: { id: 'uid', name: 'displayName', type: 'serviceType', serviceConnection: 'endpoint' },
        authentications: {
          location: 'subresource',
          fields: { id: 'uid', authenticationId: 'login', secret: 'pwd' },
        },
        types: { facebook: 'FB', wavy: 'WAVY' },
      },
      users: { path: '/agents', fields: { id: 'uid', lastName: 'lastName', logonName: 'loginName' } },
      secret: { readback: 'masked', mask: '***' },
      paging: { style: 'none' },
      filterByName: false,
    },
  },
]

/** `a.b.c` -> value of each plain value inside. */
function flat(value: Json, before = ''): Json {
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, member]) =>
      typeof member === 'object' && member !== null
        ? Object.entries(flat(member as Json, `${before}${name}.`))
        : [[`${before}${name}`, member]],
    ),
  )
}

const wavy = { type: 'wavy', serviceConnection: 'https://api-messaging.wavy.global/v1/send' } as const

/** The mapping that fits a server of the variant. */
function fitting({ mapping, proposed = {} }: Variant): Json {
  return Object.entries(proposed).reduce<Json>(
    (part, [path, to]) => withMappingValue(part, path, to as number),
    mapping,
  )
}

/** A server that speaks the variant and has objects, which another store has pushed to it. */
async function filled(variant: Variant): Promise<Bench> {
  const { mapping, config } = variant
  const bench = await newBench({ mapping: fitting(variant), config: { mapping, ...config } })
  putService(bench.store, 'Support Facebook', { rows: { [pageId]: 'EAAB-1', '204829561234567': 'EAAB-2' } })
  putService(bench.store, 'Sales Facebook', { rows: { '304829561234567': 'EAAB-3' } })
  putService(bench.store, 'Messages Wavy', { ...wavy, rows: { 'user@example.com': 'wavy token' } })
  for (const user of ['hook.twilio', 'hook.wavy', 'hook.sap365']) putUser(bench.store, user)
  await bench.push()
  bench.requests()
  return bench
}

function checked(bench: Bench): Promise<ConnectionReport> {
  return checkConnection(accessOf(bench.store, bench.server.id))
}

describe.each(variants)('$name', (variant) => {
  test('its proposals make the test pass and the plan right', async () => {
    const theirs = await filled(variant)
    const { store } = await newStore()
    const report = await checked(benchOn(store, theirs.practice, {}))
    expect(theirs.requests().filter(isWrite)).toEqual([])
    expect(report.requests).toBeLessThanOrEqual(maxRequests)
    const proposed = Object.fromEntries(report.proposals.map(({ path, to }) => [path, to]))
    expect(proposed).toEqual(variant.proposed ?? flat(variant.mapping))
    expect(JSON.stringify(report)).not.toMatch(/EAAB-|wavy token|Initial-1-pass/)

    const applied = report.proposals.reduce<Json>(
      (part, { path, to }) => withMappingValue(part, path, to),
      {},
    )
    const { store: second } = await newStore()
    const bench = benchOn(second, theirs.practice, applied)
    const again = await checked(bench)
    expect(again.checks.filter(({ outcome }) => outcome === 'failed')).toEqual([])
    expect({ ok: again.ok, proposals: again.proposals }).toEqual({ ok: true, proposals: [] })

    const plan = await bench.plan()
    expect(plan.serverOnly.map(({ key }) => key).sort()).toEqual([
      'Messages Wavy',
      'Sales Facebook',
      'Support Facebook',
    ])
    expect({ blocked: plan.blocked, conflicts: plan.conflicts }).toEqual({ blocked: [], conflicts: [] })
    putService(second, 'New Facebook', { rows: { '404829561234567': 'EAAB-4' } })
    putUser(second, 'hook.wavy')
    const pushed = await bench.push()
    expect(pushed.failed + pushed.unknown).toBe(0)
    expect(
      theirs.practice.control.secretMatches('service', 'New Facebook', '404829561234567', 'EAAB-4'),
    ).toBe(true)
  })

  test('a mapping that fits gets no proposals', async () => {
    const bench = await filled(variant)
    const { store } = await newStore()
    const report = await checked(benchOn(store, bench.practice, fitting(variant)))
    expect(report.proposals).toEqual([])
    expect(report.ok).toBe(true)
  })
})

test.each(['', '/RI', '/RI/rci/users', '/RI/rmi'])(
  'an address that ends in "%s" gets the right one proposed',
  async (end) => {
    const bench = await filled({ name: 'fits', mapping: {} })
    const access = accessOf(bench.store, bench.server.id)
    const url = access.url.replace('/RI/rci', end)
    const report = await checkConnection({ ...access, url })
    expect(report.proposals).toMatchObject([{ path: urlPath, from: url, to: access.url }])
    expect(report.checks.filter(({ outcome }) => outcome === 'failed').map(({ name }) => name)).toEqual([
      'url',
    ])
    expect(resolveMapping({})).toEqual(access.mapping)
  },
)
