/** Rollbacks that ended between a request and its outcome in the journal. */
import { describe, expect, test } from 'vitest'
import type { RunId } from '../../src-main/domain/model.ts'
import { listRunSteps, listRuns } from '../../src-main/store/journal.ts'
import { removeServices } from '../../src-main/store/services.ts'
import { rollback } from '../../src-main/sync/rollback/rollback.ts'
import { crashingIn } from './crashing.ts'
import { content, expectQuiet, planOf, takeBack } from './rollbackSupport.ts'
import { type Bench, newBench, putService, putUser } from './support.ts'

describe('a crash during a rollback', () => {
  /** All four kinds of inverse steps. */
  async function eventful(bench: Bench): Promise<string> {
    const gone = putService(bench.store, 'Gone', { rows: { '1': 'EAAB-1' } })
    putService(bench.store, 'Kept', { rows: { '2': 'EAAB-2' } })
    putUser(bench.store, 'hook.twilio', { use: false })
    await bench.push()
    removeServices(bench.store, [gone])
    putService(bench.store, 'Kept', { authenticationScope: 'new', rows: { '2': 'EAAB-changed' } })
    putService(bench.store, 'New', { rows: { '3': 'EAAB-3' } })
    putUser(bench.store, 'hook.twilio', { use: true, password: undefined })
    return (await bench.push({ allowDeletes: 1 })).runId
  }

  for (const method of ['create', 'update', 'remove', 'revokeRight'] as const) {
    test(`in ${method} is settled by reading; at most one more push or rollback ends it, nothing twice`, async () => {
      const bench = await newBench()
      const reference = await newBench()
      const wanted = await eventful(reference).then(async (runId) => {
        expect(await takeBack(reference, runId)).toMatchObject({ failed: 0, unknown: 0, converged: true })
        return content(reference)
      })
      const runId = await eventful(bench)
      const reviewed = await planOf(bench, runId)
      const crashing = crashingIn(bench, method)
      await expect(
        rollback(crashing, bench.server, runId as RunId, { plan: reviewed }, () => {}),
      ).rejects.toThrow('crash')
      const [crashed] = listRuns(bench.store.db, bench.server.id)
      expect(crashed).toMatchObject({ kind: 'rollback', finishedAt: null })
      bench.requests()
      await bench.push({ allowDeletes: 1 })
      const states = listRunSteps(bench.store.db, crashed?.id ?? ('' as RunId)).map(({ state }) => state)
      expect(states).not.toContain('planned')
      expect(states).not.toContain('sending')
      expect(states).toContain('done')
      const left = await planOf(bench, runId).catch(() => null)
      if (left) await takeBack(bench, runId)
      expect(content(bench)).toEqual(wanted)
      expect(bench.practice.control.secretMatches('service', 'Kept', '2', 'EAAB-2')).toBe(true)
      expect(bench.practice.control.secretMatches('service', 'Gone', '1', 'EAAB-1')).toBe(true)
      await expectQuiet(bench)
    })
  }
})
