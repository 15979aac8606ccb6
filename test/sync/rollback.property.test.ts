/**
 * Random pushes over real HTTP, each taken back: the server is exactly what it was (ids of objects that were made
 * anew aside), secrets included, and a second plan is empty. The seed is printed with each failure.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RunId } from '../../src-main/domain/model.ts'
import { allServices, removeServices } from '../../src-main/store/services.ts'
import { allUsers } from '../../src-main/store/users.ts'
import { planRollback, rollback } from '../../src-main/sync/rollback/rollback.ts'
import { type Bench, newBench, putService, putUser } from './support.ts'

const seed = 4107
const rounds = 15

const names = ['Alpha', 'Beta', 'Gamma', 'Delta']
const rowIds = ['101', '102', '103']
const logons = ['hook.one', 'hook.two', 'hook.three']

type Edit =
  | {
      readonly op: 'service'
      readonly name: string
      readonly rows: readonly string[]
      readonly anew: readonly string[]
      readonly scope: string
    }
  | { readonly op: 'rename'; readonly name: string; readonly to: string }
  | { readonly op: 'remove'; readonly name: string }
  | {
      readonly op: 'user'
      readonly logon: string
      readonly lastName: string
      readonly password: boolean
      readonly use: boolean
    }

const edits: fc.Arbitrary<Edit> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      op: fc.constant('service' as const),
      name: fc.constantFrom(...names),
      rows: fc.uniqueArray(fc.constantFrom(...rowIds), { minLength: 1 }),
      anew: fc.subarray(rowIds),
      scope: fc.constantFrom('', 'one', 'two'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      op: fc.constant('rename' as const),
      name: fc.constantFrom(...names),
      to: fc.constantFrom(...names, 'Epsilon', 'alpha'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ op: fc.constant('remove' as const), name: fc.constantFrom(...names) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      op: fc.constant('user' as const),
      logon: fc.constantFrom(...logons),
      lastName: fc.constantFrom('Twilio', 'Wavy'),
      password: fc.boolean(),
      use: fc.boolean(),
    }),
  },
)

/** Every secret that was ever entered. */
type Secrets = string[]

/** What was found where last; the practice server's hashes are slow to try. */
const found = new Map<string, string>()

function enter(secrets: Secrets, word: string): string {
  const secret = `${word}-Secret-${secrets.length}`
  secrets.push(secret)
  return secret
}

function carryOut({ store }: Bench, secrets: Secrets, edit: Edit): void {
  const services = allServices(store.db)
  const service =
    'name' in edit ? services.find(({ name }) => name.toLowerCase() === edit.name.toLowerCase()) : undefined
  switch (edit.op) {
    case 'service': {
      const there = new Set(service?.authentications.map(({ authenticationId }) => authenticationId))
      const rows = edit.rows.map((row) => {
        const isNew = !there.has(row) || edit.anew.includes(row)
        return [row, isNew ? enter(secrets, 'EAAB') : undefined] as const
      })
      const sample = { rows: Object.fromEntries(rows), authenticationScope: edit.scope }
      putService(store, service?.name ?? edit.name, sample)
      return
    }
    case 'rename': {
      const isTaken = services.some(
        ({ id, name }) => id !== service?.id && name.toLowerCase() === edit.to.toLowerCase(),
      )
      if (!service || isTaken) return
      const rows = Object.fromEntries(service.authentications.map((row) => [row.authenticationId, undefined]))
      putService(store, service.name, { rows, authenticationScope: service.authenticationScope }, edit.to)
      return
    }
    case 'remove':
      if (service) removeServices(store, [service.id])
      return
    default: {
      const user = allUsers(store.db).find(({ logonName }) => logonName === edit.logon)
      const password = !user || edit.password ? enter(secrets, 'Pass') : undefined
      // Taken from a user in the store, a right stays on the server: nothing of that is the push's.
      putUser(store, edit.logon, {
        lastName: edit.lastName,
        password,
        use: edit.use || (user?.use.length ?? 0) > 0,
      })
    }
  }
}

function clearOf(place: string, secrets: Secrets, isIt: (secret: string) => boolean): string | null {
  const last = found.get(place)
  const clear = last !== undefined && isIt(last) ? last : secrets.findLast(isIt)
  if (clear !== undefined) found.set(place, clear)
  return clear ?? null
}

/** All that the server holds, each secret as the clear text that it is; the newest are the likeliest. */
function content({ practice: { control } }: Bench, secrets: Secrets) {
  const clear = (kind: 'service' | 'user', id: string, row: string | null) =>
    clearOf(`${kind} ${id} ${row}`, secrets, (secret) => control.secretMatches(kind, id, row, secret))
  const services = control.services().map(({ id, authentications, ...service }) => ({
    ...service,
    rows: (authentications as { authenticationId: string }[])
      .map(({ authenticationId }) => [authenticationId, clear('service', String(id), authenticationId)])
      .sort(),
  }))
  const users = control
    .users()
    .map(({ id, ...user }) => ({ ...user, secret: clear('user', String(id), null) }))
  const sorted = (objects: readonly object[]) => objects.map((object) => JSON.stringify(object)).sort()
  return { services: sorted(services), users: sorted(users) }
}

async function takeBack(bench: Bench, runId: string) {
  const plan = await planRollback(bench.deps, bench.server, runId as RunId)
  expect(plan.cannotRestore).toEqual([])
  const result = await rollback(bench.deps, bench.server, runId as RunId, { plan }, () => {})
  expect(result).toMatchObject({ failed: 0, notAttempted: 0, unknown: 0, converged: true })
  const second = await bench.plan({ deletes: true })
  expect(second).toMatchObject({ steps: [], takeovers: [], conflicts: [], blocked: [] })
  return result
}

describe.each<[string, Record<string, unknown>]>([
  ['a PUT without a secret is not known', {}],
  ['a PUT without a secret keeps it', { secret: { onPutWithoutValue: 'keeps' } }],
  ['secrets read back in plain', { secret: { readback: 'plain' } }],
  [
    'rows as a sub-resource',
    { messagingServices: { authentications: { location: 'subresource', put: true } } },
  ],
])('%s', (_name, mapping) => {
  test(`a rollback after any push restores the server (seed ${seed})`, { timeout: 120_000 }, async () => {
    const bench = await newBench({ mapping })
    const secrets: Secrets = ['Initial-1-pass']
    putService(bench.store, 'Anchor', { rows: { '999': enter(secrets, 'EAAB') } })
    await bench.push()
    const story = fc.sample(
      fc.record({
        edits: fc.array(edits, { minLength: 1, maxLength: 5 }),
        next: fc.constantFrom('back' as const, 'back' as const, 'backAndForth' as const, 'stay' as const),
      }),
      { seed, numRuns: rounds },
    )
    let taken = 0
    for (const { edits: todo, next } of story) {
      const before = content(bench, secrets)
      for (const edit of todo) carryOut(bench, secrets, edit)
      const pushed = await bench.push({ allowDeletes: 99 })
      expect(pushed).toMatchObject({ failed: 0, notAttempted: 0, unknown: 0, converged: true })
      const after = content(bench, secrets)
      if (next === 'stay' || pushed.done === 0) continue
      const back = await takeBack(bench, pushed.runId)
      expect(content(bench, secrets)).toEqual(before)
      taken += 1
      if (next === 'back') continue
      await takeBack(bench, back.runId)
      expect(content(bench, secrets)).toEqual(after)
    }
    expect(taken).toBeGreaterThanOrEqual(rounds / 3)
  })
})
