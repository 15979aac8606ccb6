/** Runs what must fail with a PatchbayError, and hands over the parts that tests look at. */
import { expect } from 'vitest'
import { PatchbayError } from '../../src-main/domain/errors.ts'
import type { EstateProblem } from '../../src-main/transfer/estateDocument.ts'
import { parseEstate } from '../../src-main/transfer/estateReader.ts'

export interface Failure {
  readonly code: string
  readonly message: string
  readonly line: unknown
  readonly column: unknown
  readonly problems: readonly EstateProblem[]
  readonly data: Readonly<Record<string, unknown>>
}

export async function failureOf(run: () => unknown): Promise<Failure> {
  try {
    await run()
  } catch (error) {
    if (!(error instanceof PatchbayError)) throw error
    const { code, message, data } = error
    const problems = Array.isArray(data['problems']) ? data['problems'] : []
    return { code, message, line: data['line'], column: data['column'], problems, data }
  }
  return expect.unreachable('nothing was thrown')
}

/** Code, line and column with which a text is refused. */
export async function placeOf(text: string, name = 'estate.yaml'): Promise<[string, unknown, unknown]> {
  const { code, line, column } = await failureOf(() => parseEstate(text, { name }))
  return [code, line, column]
}
