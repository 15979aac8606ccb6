/** Tests out of rows of the fault matrix, and the figures of a file: a matrix that shrinks has to fail. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { MatrixWorld } from './matrix.ts'
import { type FaultCase, faultAtEveryRequest, newMatrixWorld } from './matrixCases.ts'

/** Limit of an exchange under a fault that never answers, in milliseconds. */
export const impatient = 150
/** Longer than the client waits. */
export const slow = 250

export const status = (code: number, more: object = {}): FaultCase => ({
  fault: { kind: 'status', status: code, ...more },
  losesAnswers: code >= 500,
})

export type MatrixRow = readonly [name: string, given: FaultCase]

/** `requests`: how many the undisturbed push has; `leastPushes`: of all rows together. */
export function matrixTests(
  mapping: Record<string, unknown>,
  expected: { readonly requests: number; readonly leastPushes: number },
  rows: readonly MatrixRow[],
): void {
  let world: MatrixWorld
  let [cases, pushes] = [0, 0]
  beforeAll(async () => {
    world = await newMatrixWorld(mapping)
  })
  afterAll(() => world.close())

  test.each(rows)(
    '%s',
    async (name, given) => {
      const figures = await faultAtEveryRequest(world, given)
      cases += figures.cases
      pushes += figures.pushes
      process.stdout.write(`${name}: ${figures.cases} requests disturbed, ${figures.pushes} pushes\n`)
      expect(figures.wrong).toEqual([])
    },
    300_000,
  )

  test('every row disturbed every request of the push', () => {
    process.stdout.write(`${rows.length} faults, ${cases} cases, ${pushes} pushes\n`)
    expect(world.requests).toHaveLength(expected.requests)
    expect(cases).toBe(expected.requests * rows.length)
    expect(pushes).toBeGreaterThanOrEqual(expected.leastPushes)
  })
}
