import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CanonicalObject, Plan } from '../../src-main/domain/syncModel.ts'
import {
  type Fields,
  fieldsFrom,
  mergeField,
  mergeFields,
  type Side,
} from '../../src-main/sync/plan/merge.ts'
import { buildPlan } from '../../src-main/sync/plan/plan.ts'
import { anyInput, applied } from './model.ts'

const runs = { seed: 20, numRuns: 2000 }

const texts = fc.option(
  fc.constantFrom('a', 'b', 'c').map((text) => ({ text })),
  { nil: undefined },
)
const secrets = (...values: string[]) =>
  fc.option(
    fc.constantFrom(...values).map((secret) => ({ secret })),
    { nil: undefined },
  )
const sides = fc.oneof(
  fc.tuple(texts, texts, texts),
  fc.tuple(
    secrets('absent', 'unknown', 'f1', 'f2'),
    secrets('absent', 'f1', 'f2'),
    secrets('unknown', 'absent', 'f1', 'f2'),
  ),
)

describe('merge', () => {
  test('is the mirror image when the sides of a text change places', () => {
    const mirror = {
      send: 'take',
      take: 'send',
      agree: 'agree',
      unchanged: 'unchanged',
      conflict: 'conflict',
    }
    fc.assert(
      fc.property(texts, texts, texts, (base, mine, theirs) => {
        fc.pre(Boolean(base ?? mine ?? theirs))
        const there = mergeField('f', base, mine, theirs)
        const back = mergeField('f', base, theirs, mine)
        expect(back.action).toBe(mirror[there.action])
        expect(back.settledMine).toEqual(there.settledTheirs)
      }),
      runs,
    )
  })

  test('of equal sides changes nothing', () => {
    fc.assert(
      fc.property(texts, texts, (base, both) => {
        fc.pre(Boolean(base ?? both))
        expect(['agree', 'unchanged']).toContain(mergeField('f', base, both, both).action)
      }),
      runs,
    )
  })

  test('converges: merging again what it settled on is unchanged', () => {
    fc.assert(
      fc.property(sides, ([base, mine, theirs]: readonly Side[]) => {
        fc.pre(Boolean(base ?? mine ?? theirs))
        const { action, settledMine, settledTheirs } = mergeField('f', base, mine, theirs)
        fc.pre(action !== 'conflict')
        const settled = action === 'take' ? settledTheirs : settledMine
        fc.pre(settled !== undefined)
        expect(mergeField('f', settled, settled, settled).action).toBe('unchanged')
      }),
      runs,
    )
  })

  test('is the same whatever the order in which the fields of each side come', () => {
    const rows = fc.uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', '__proto__'), sides), {
      selector: ([name]) => name,
      maxLength: 5,
    })
    const orders = fc.tuple(fc.infiniteStream(fc.nat()), fc.infiniteStream(fc.nat()))
    fc.assert(
      fc.property(rows, orders, (entries, [first, second]) => {
        const shuffled = (numbers: Iterator<number>) =>
          entries
            .map((entry) => ({ entry, at: Number(numbers.next().value) }))
            .sort((a, b) => a.at - b.at)
            .map(({ entry }) => entry)
        const side = (order: typeof entries, at: 0 | 1 | 2) =>
          fieldsFrom(order.map(([name, values]) => [name, values[at]] as const))
        const byName = (merged: ReturnType<typeof mergeFields>) =>
          merged.toSorted((a, b) => (a.name < b.name ? -1 : 1))
        const straight = mergeFields(side(entries, 0), side(entries, 1), side(entries, 2))
        const other = shuffled(first)
        const mixed = mergeFields(side(other, 0), side(shuffled(second), 1), side(entries.toReversed(), 2))
        expect(byName(mixed)).toEqual(byName(straight))
      }),
      runs,
    )
  })

  test('takes any field name for a name', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('__proto__', 'constructor', 'toString', 'hasOwnProperty', ''),
        texts,
        (name, value) => {
          const fields = fieldsFrom([[name, value]])
          const merged = mergeFields({}, fields, {})
          expect(merged.map((field) => [field.name, field.state])).toEqual(value ? [[name, 1]] : [])
        },
      ),
      { seed: 20 },
    )
  })
})

describe('plan', () => {
  test('after it was applied is empty, but for the conflicts that were left alone', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const first = buildPlan(input)
        const second = buildPlan(applied(input, first))
        expect(second.plan.steps).toEqual([])
        expect(second.plan.takeovers).toEqual([])
        expect(second.plan.conflicts).toEqual(first.plan.conflicts)
        expect(second.agreements).toEqual([])
      }),
      runs,
    )
  })

  test('does not go stale when agreements are recorded, or when lists come in another order', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const first = buildPlan(input)
        const recorded = new Map(first.agreements.map((base) => [base.remoteId, base]))
        const forgotten = new Set(first.forgotten)
        const kept = input.bases.filter((base) => !forgotten.has(base) && !recorded.has(base.remoteId))
        const { service } = input.snapshot
        const again = buildPlan({
          ...input,
          desired: input.desired.toReversed(),
          bases: [...recorded.values(), ...kept],
          snapshot: { ...input.snapshot, service: { ...service, objects: service.objects.toReversed() } },
        })
        expect(again.plan.fingerprint).toBe(first.plan.fingerprint)
        expect(again.plan.steps).toEqual(first.plan.steps)
      }),
      runs,
    )
  })

  test('is the same, fingerprint and all, whatever the order of objects, fields and rows', () => {
    const turned = (fields: Fields) => fieldsFrom(Object.entries(fields).toReversed())
    const turnedObject = <Kind extends { readonly canonical: CanonicalObject }>(object: Kind): Kind => ({
      ...object,
      canonical: { ...object.canonical, fields: turned(object.canonical.fields) },
    })
    const byText = <Item>(items: readonly Item[]) => items.map((item) => JSON.stringify(item)).sort()
    const sorted = (plan: Plan) => ({
      ...plan,
      steps: plan.steps.map((step) => ({ ...step, fields: byText(step.fields) })),
      takeovers: byText(plan.takeovers.map((takeover) => ({ ...takeover, fields: byText(takeover.fields) }))),
      conflicts: byText(plan.conflicts),
      blocked: byText(plan.blocked),
      serverOnly: byText(plan.serverOnly),
    })
    fc.assert(
      fc.property(anyInput, (input) => {
        const { service } = input.snapshot
        const mixed = buildPlan({
          ...input,
          desired: input.desired.map(turnedObject).toReversed(),
          bases: input.bases.map((base) => ({ ...base, fields: turned(base.fields) })).toReversed(),
          snapshot: {
            ...input.snapshot,
            service: { ...service, objects: service.objects.map(turnedObject).toReversed() },
          },
        })
        expect(sorted(mixed.plan)).toEqual(sorted(buildPlan(input).plan))
      }),
      runs,
    )
  })

  test('decided conflicts are gone after the push, whichever side they went to', () => {
    fc.assert(
      fc.property(anyInput, fc.constantFrom('mine' as const, 'theirs' as const), (input, resolution) => {
        const found = buildPlan(input)
        const recorded = found.conflicts.map((conflict) => ({ ...conflict, resolution }))
        const decided = { ...input, recorded }
        const plan = buildPlan(decided)
        expect(plan.plan.conflicts).toEqual([])
        const after = buildPlan(applied(decided, plan))
        const isBlocked = plan.plan.blocked.length > 0
        expect(after.plan.steps).toEqual([])
        if (!isBlocked) expect(after.plan.conflicts).toEqual([])
      }),
      runs,
    )
  })

  test('never makes a step out of a server object that the store does not know, unless deletes are asked for', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const { plan } = buildPlan({ ...input, desired: [], deletes: false })
        expect(plan.steps).toEqual([])
        expect(plan.serverOnly).toHaveLength(input.snapshot.service.objects.length)
      }),
      runs,
    )
  })
})
