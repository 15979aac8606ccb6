/** Taking runs back, and what the server holds then. */
import { expect } from 'vitest'
import type { RunId } from '../../src-main/domain/model.ts'
import type { PushResult } from '../../src-main/domain/syncModel.ts'
import { planRollback, type RollbackOptions, rollback } from '../../src-main/sync/rollback/rollback.ts'
import type { Bench } from './support.ts'

export function planOf(bench: Bench, runId: string) {
  return planRollback(bench.deps, bench.server, runId as RunId)
}

/** Plans, and carries out exactly that. */
export async function takeBack(bench: Bench, runId: string, options: RollbackOptions = {}) {
  const reviewed = await planOf(bench, runId)
  bench.requests()
  return rollback(bench.deps, bench.server, runId as RunId, { plan: reviewed, ...options }, (event) =>
    bench.events.push(event),
  )
}

/** What the server holds, ids of objects and rows aside, in a stable order. */
export function content({ practice }: Bench) {
  const plain = ({ id: _id, ...object }: Record<string, unknown>) => ({
    ...object,
    ...(Array.isArray(object.authentications) && {
      authentications: object.authentications
        .map(({ id: _row, ...row }: Record<string, unknown>) => JSON.stringify(row))
        .sort(),
    }),
  })
  const sorted = (objects: readonly Record<string, unknown>[]) =>
    objects.map((object) => JSON.stringify(plain(object))).sort()
  return { services: sorted(practice.control.services()), users: sorted(practice.control.users()) }
}

export async function expectQuiet(bench: Bench): Promise<void> {
  expect(await bench.plan()).toMatchObject({
    steps: [],
    takeovers: [],
    conflicts: [],
    blocked: [],
    serverOnly: [],
  })
}

export function stepsOf(result: Pick<PushResult, 'steps'>): string[] {
  return result.steps.map(({ action, kind, key, outcome }) => `${action} ${kind} ${key}: ${outcome}`)
}
