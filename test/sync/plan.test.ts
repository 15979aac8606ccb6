import { describe, expect, test } from 'vitest'
import { PatchbayError } from '../../src-main/domain/errors.ts'
import {
  guardChangeWindow,
  guardComplete,
  guardDeletes,
  guardFound,
  guardFresh,
  guardIdentity,
  missingBases,
} from '../../src-main/sync/plan/guards.ts'
import { creationsOf, dependencyOf, levelsOf } from '../../src-main/sync/plan/order.ts'
import { buildPlan } from '../../src-main/sync/plan/plan.ts'
import type { KindRead, Snapshot } from '../../src-main/sync/plan/snapshot.ts'
import {
  baseOf,
  complete,
  desiredService,
  desiredUser,
  idOf,
  inputOf,
  remoteOf,
  remoteService,
} from './model.ts'

function snapshotOf(part: Partial<Snapshot>): Snapshot {
  return { service: complete([]), user: complete([]), rights: new Map(), ...part }
}

describe('order', () => {
  const input = inputOf({
    desired: [
      desiredUser('u', 'hook.sap'),
      desiredService('new', { name: 'A new' }),
      desiredService('known', { name: 'Z known', connection: 'https://b.example.com', rows: { x: 'f1' } }),
    ],
    bases: [baseOf('known', idOf(1), { name: 'Z known', rows: { x: 'f1' } })],
    snapshot: snapshotOf({
      service: complete([
        remoteService(idOf(1), { name: 'Z known', rows: { x: 'unknown' } }),
        remoteService(idOf(2), { name: 'Theirs' }),
      ]),
    }),
    deletes: true,
  })
  const { plan, works } = buildPlan(input)

  test('goes from services over users to rights, deletes last', () => {
    expect(plan.steps.map(({ id, kind, action, key }) => `${id} ${kind} ${action} ${key}`)).toEqual([
      's1 service update Z known',
      's2 service create A new',
      's3 user create hook.sap',
      's4 userRight create hook.sap: messagingService',
      's5 service delete Theirs',
    ])
    expect(levelsOf(works).map((level) => level.length)).toEqual([1, 1, 1, 1, 1])
  })

  test('a right depends on the creation of its user, and on nothing else', () => {
    const names = works.map((work) => dependencyOf(work, creationsOf(works))?.step.id ?? null)
    expect(names).toEqual([null, null, null, 's3', null])
  })
})

describe('matching', () => {
  test('by id through the base, so that a rename on both sides stays one object', () => {
    const { plan } = buildPlan(
      inputOf({
        desired: [desiredService('o', { name: 'Ours' })],
        bases: [baseOf('o', idOf(1), { name: 'Was' })],
        snapshot: snapshotOf({ service: complete([remoteService(idOf(1), { name: 'Theirs' })]) }),
      }),
    )
    expect(plan.conflicts).toEqual([
      { kind: 'service', key: 'Ours', field: 'name', base: 'Was', mine: 'Ours', theirs: 'Theirs' },
    ])
  })

  test('of ids ignores hyphens and case', () => {
    const remoteId = '6f9619ff-8b86-d011-b42d-00cf4fc964ff'
    const { plan } = buildPlan(
      inputOf({
        desired: [desiredService('o', { name: 'Ours' })],
        bases: [baseOf('o', '6F9619FF8B86D011B42D00CF4FC964FF', { name: 'Ours' })],
        snapshot: snapshotOf({ service: complete([remoteService(remoteId, { name: 'Ours' })]) }),
      }),
    )
    expect(plan).toMatchObject({ unchanged: 1, steps: [], serverOnly: [] })
  })

  test('of a name that the server has twice is left to a person', () => {
    const twins = complete([
      remoteService(idOf(1), { name: 'Twin' }),
      remoteService(idOf(2), { name: 'TWIN' }),
    ])
    const { plan } = buildPlan(
      inputOf({ desired: [desiredService('o', { name: 'Twin' })], snapshot: snapshotOf({ service: twins }) }),
    )
    expect(plan.steps).toEqual([])
    expect(plan.blocked).toMatchObject([{ kind: 'service', key: 'Twin' }])
  })

  test('an object made anew in the store under its old name keeps what was agreed on', () => {
    const { plan } = buildPlan(
      inputOf({
        desired: [desiredService('anew', { name: 'Same', connection: 'https://b.example.com' })],
        bases: [baseOf('old', idOf(1), { name: 'Same' })],
        snapshot: snapshotOf({ service: complete([remoteService(idOf(1), { name: 'Same' })]) }),
      }),
    )
    expect(plan.conflicts).toEqual([])
    expect(plan.steps).toMatchObject([{ action: 'update', fields: [{ name: 'serviceConnection' }] }])
  })
})

describe('blocked', () => {
  const changed = (password: string) => ({
    desired: [{ ...desiredUser('u', 'hook.new', password), rights: [] }],
    bases: [{ ...baseOfUser('hook.sap', 'unknown'), objectId: 'u' }],
    snapshot: snapshotOf({
      user: complete([remoteOf(idOf(1), desiredUser('', 'hook.sap', 'unknown').canonical)]),
    }),
  })
  function baseOfUser(logonName: string, password: string) {
    const { kind, key, label, fields } = desiredUser('', logonName, password).canonical
    return { kind, key, label, fields, remoteId: idOf(1), rights: [] }
  }

  test.each(['unknown', 'clears', 'rejects'] as const)(
    'a PUT without all secrets for %s',
    (onPutWithoutValue) => {
      const { plan } = buildPlan(inputOf({ ...changed('absent'), onPutWithoutValue }))
      expect(plan.steps).toEqual([])
      expect(plan.blocked[0]).toMatchObject({ kind: 'user', key: 'hook.new' })
      expect(plan.blocked[0]?.reason).toContain("the user's password")
    },
  )

  test('not for keeps, which sends only the secrets that changed', () => {
    const moved = { name: 'One', connection: 'https://b.example.com' }
    const planOf = (x: string) =>
      buildPlan(
        inputOf({
          desired: [desiredService('o', { ...moved, rows: { x, y: 'absent' } })],
          bases: [baseOf('o', idOf(1), { name: 'One', rows: { x: 'f1', y: 'unknown' } })],
          snapshot: snapshotOf({
            service: complete([
              remoteService(idOf(1), { name: 'One', rows: { x: 'unknown', y: 'unknown' } }),
            ]),
          }),
          onPutWithoutValue: 'keeps',
        }),
      )
    expect(planOf('f1').works).toMatchObject([{ type: 'update', secrets: new Set() }])
    expect(planOf('f2').works).toMatchObject([
      { type: 'update', secrets: new Set(['authentications[x].secret']) },
    ])
  })

  test('a changed logon name without the password, even for keeps', () => {
    const { plan } = buildPlan(inputOf({ ...changed('absent'), onPutWithoutValue: 'keeps' }))
    expect(plan).toMatchObject({ steps: [], blocked: [{ kind: 'user', key: 'hook.new' }] })
    const { works } = buildPlan(inputOf({ ...changed('f9'), onPutWithoutValue: 'keeps' }))
    expect(works).toMatchObject([{ type: 'update', secrets: 'all' }])
  })

  test('a type that differs, since it is fixed after creation', () => {
    const remote = remoteService(idOf(1), { name: 'Same' })
    const other = { ...remote.canonical, fields: { ...remote.canonical.fields, type: { text: 'wavy' } } }
    const { plan } = buildPlan(
      inputOf({
        desired: [desiredService('o', { name: 'Same' })],
        snapshot: snapshotOf({ service: complete([remoteOf(idOf(1), other)]) }),
      }),
    )
    expect(plan).toMatchObject({ steps: [], conflicts: [], blocked: [{ key: 'Same' }] })
  })

  test('a rename on the server to a name that the store has given to another object', () => {
    const { plan } = buildPlan(
      inputOf({
        desired: [desiredService('o', { name: 'One' }), desiredService('p', { name: 'Two' })],
        bases: [baseOf('o', idOf(1), { name: 'One' })],
        snapshot: snapshotOf({ service: complete([remoteService(idOf(1), { name: 'two' })]) }),
      }),
    )
    expect(plan.takeovers).toEqual([])
    expect(plan.blocked).toMatchObject([{ key: 'One' }])
  })

  test('an object that is there but cannot be read', () => {
    const read: KindRead = { ...complete([]), unreadable: new Map([[idOf(1), 'it has no name']]) }
    const { plan, forgotten } = buildPlan(
      inputOf({
        desired: [desiredService('o', { name: 'One' })],
        bases: [baseOf('o', idOf(1), { name: 'One' })],
        snapshot: snapshotOf({ service: read }),
      }),
    )
    expect(plan).toMatchObject({ steps: [], conflicts: [], blocked: [{ key: 'One' }] })
    expect(forgotten).toEqual([])
  })
})

describe('rights', () => {
  const known = (read: { has: boolean } | { manual: true } | undefined) => {
    const remote = remoteOf(idOf(1), desiredUser('', 'hook.sap', 'unknown').canonical)
    const rights = new Map(read ? [[idOf(1), read]] : [])
    return buildPlan(
      inputOf({
        desired: [desiredUser('u', 'hook.sap', 'absent')],
        snapshot: snapshotOf({ user: complete([remote]), rights }),
      }),
    )
  }

  test('are granted where they are missing', () => {
    expect(known({ has: false }).plan.steps).toMatchObject([{ kind: 'userRight', action: 'create' }])
    expect(known({ has: true }).plan.steps).toEqual([])
    expect(known({ has: true }).agreements).toMatchObject([{ rights: ['messagingService'] }])
  })

  test('are left to a person where the server takes them by hand', () => {
    expect(known({ manual: true }).plan.steps).toMatchObject([{ kind: 'userRight', action: 'manual' }])
  })

  test('that were not read are blocked', () => {
    expect(known(undefined).plan).toMatchObject({ steps: [], blocked: [{ kind: 'user', key: 'hook.sap' }] })
  })

  test('that the store does not ask for are never revoked', () => {
    const user = { ...desiredUser('u', 'hook.sap', 'absent'), rights: [] }
    const remote = remoteOf(idOf(1), desiredUser('', 'hook.sap', 'unknown').canonical)
    const rights = new Map([[idOf(1), { has: true }]])
    const { plan } = buildPlan(
      inputOf({ desired: [user], snapshot: snapshotOf({ user: complete([remote]), rights }) }),
    )
    expect(plan.steps).toEqual([])
  })

  test('users that only the server has are none of our business', () => {
    const remote = remoteOf(idOf(1), desiredUser('', 'agent.one', 'unknown').canonical)
    const { plan } = buildPlan(inputOf({ snapshot: snapshotOf({ user: complete([remote]) }), deletes: true }))
    expect(plan).toMatchObject({ steps: [], serverOnly: [] })
  })
})

describe('guards', () => {
  const bases = [baseOf('o', idOf(1), { name: 'One' }), baseOf('p', idOf(2), { name: 'Two' })]
  const codeOf = (work: () => void) => {
    try {
      work()
    } catch (error) {
      return error instanceof PatchbayError ? error.code : error
    }
    return null
  }

  test('an incomplete list', () => {
    const read: KindRead = { ...complete([]), completeness: 'incomplete' }
    expect(codeOf(() => guardComplete('prod', snapshotOf({ user: read })))).toBe('READ_INCOMPLETE')
    expect(codeOf(() => guardComplete('prod', snapshotOf({})))).toBeNull()
  })

  test('missing objects: all of them, some, none', () => {
    const one = snapshotOf({ service: complete([remoteService(idOf(1), { name: 'One' })]) })
    expect(missingBases(bases, one).map(({ label }) => label)).toEqual(['Two'])
    expect(codeOf(() => guardIdentity('prod', bases, missingBases(bases, one)))).toBeNull()
    expect(codeOf(() => guardIdentity('prod', bases, missingBases(bases, snapshotOf({}))))).toBe(
      'SERVER_IDENTITY_CHANGED',
    )
    expect(codeOf(() => guardIdentity('prod', [], []))).toBeNull()
    expect(codeOf(() => guardFound('prod', bases))).toBe('READ_INCOMPLETE')
    expect(codeOf(() => guardFound('prod', []))).toBeNull()
  })

  test('a kind that was not read, or an object that cannot be read, is not missing', () => {
    const refused: KindRead = { ...complete([]), completeness: 'refused' }
    expect(missingBases(bases, snapshotOf({ service: refused }))).toEqual([])
    const unreadable: KindRead = { ...complete([]), unreadable: new Map([[idOf(1), 'no name']]) }
    expect(missingBases(bases, snapshotOf({ service: unreadable })).map(({ label }) => label)).toEqual([
      'Two',
    ])
  })

  test('deletes above the cap, and a plan that moved', () => {
    const theirs = snapshotOf({ service: complete([remoteService(idOf(1), { name: 'Theirs' })]) })
    const { plan } = buildPlan(inputOf({ snapshot: theirs, deletes: true }))
    expect(codeOf(() => guardDeletes(plan, 0, ['Theirs']))).toBe('DELETE_CAP_EXCEEDED')
    expect(codeOf(() => guardDeletes(plan, 1, null))).toBeNull()
    expect(codeOf(() => guardDeletes(plan, 1, ['Others']))).toBe('DELETE_NOT_CONFIRMED')
    expect(codeOf(() => guardDeletes(plan, 1, ['THEIRS']))).toBeNull()
    const without = buildPlan(inputOf({ snapshot: theirs })).plan
    expect(codeOf(() => guardFresh(plan, without))).toBe('PLAN_STALE')
    expect(codeOf(() => guardFresh(plan, plan))).toBeNull()
  })

  test('updates and deletes outside the change windows; creates may always be pushed', () => {
    const night = { days: ['mon'], from: '22:00', to: '04:00', timeZone: 'UTC' } as const
    const [monday, tuesday] = [new Date('2026-11-23T23:00:00Z'), new Date('2026-11-24T12:00:00Z')]
    const theirs = snapshotOf({ service: complete([remoteService(idOf(1), { name: 'Theirs' })]) })
    const { plan } = buildPlan(inputOf({ snapshot: theirs, deletes: true }))
    expect(codeOf(() => guardChangeWindow(plan, [night], monday))).toBeNull()
    expect(codeOf(() => guardChangeWindow(plan, [night], tuesday))).toBe('OUTSIDE_CHANGE_WINDOW')
    expect(codeOf(() => guardChangeWindow(plan, [], tuesday))).toBeNull()
    const creates = buildPlan(inputOf({ desired: [desiredService('o1', { name: 'Mine' })] })).plan
    expect(creates.steps).toHaveLength(1)
    expect(codeOf(() => guardChangeWindow(creates, [night], tuesday))).toBeNull()
  })
})
