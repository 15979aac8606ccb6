/** The questions of a push on a terminal, asked on streams in place of one. */
import { PassThrough } from 'node:stream'
import { describe, expect, test } from 'vitest'
import type { Cli } from '../../src-main/cli/context.ts'
import { agreeOnPlan } from '../../src-main/cli/pushing.ts'
import type { Plan, PlanStep } from '../../src-main/domain/syncModel.ts'

function step(action: PlanStep['action'], key: string): PlanStep {
  return { id: key, kind: 'service', action, key, reason: 'sample', fields: [] }
}

function planOf(...steps: PlanStep[]): Plan {
  const lists = { takeovers: [], conflicts: [], blocked: [], serverOnly: [] }
  return { server: 'prod', fingerprint: 'f', unchanged: 0, steps, ...lists }
}

/** Answers each question as it appears with the next of `answers`. */
async function asked(plan: Plan, ...answers: string[]) {
  const [input, output] = [new PassThrough(), new PassThrough()]
  const questions: string[] = []
  const left = [...answers]
  output.on('data', (chunk: Buffer) => {
    const text = chunk.toString()
    if (!/: $|\[y\/N\] $/.test(text)) return
    questions.push(text)
    setImmediate(() => input.write(`${left.shift() ?? ''}\n`))
  })
  const cli = { output: { show: () => {} } } as unknown as Cli
  const agreed = await agreeOnPlan(cli, { input, output }, async () => plan).catch((error: Error) => error)
  return { agreed, questions }
}

describe('the questions before a push', () => {
  test('a yes to the plan is enough when nothing is deleted', async () => {
    const plan = planOf(step('create', 'Support Facebook'))
    const { agreed, questions } = await asked(plan, 'y')
    expect(agreed).toEqual({ plan, deletes: [] })
    expect(questions).toHaveLength(1)
  })

  test('each delete is confirmed by its name, then the plan as a whole', async () => {
    const plan = planOf(step('delete', 'Old Wavy'), step('delete', 'Old SAP'))
    const { agreed, questions } = await asked(plan, 'Old Wavy', 'Old SAP', 'yes')
    expect(agreed).toEqual({ plan, deletes: ['Old Wavy', 'Old SAP'] })
    expect(questions).toHaveLength(3)
  })

  test.each([
    ['another name', ['Old SAP', 'y']],
    ['a yes in place of the name', ['y', 'y']],
    ['no to the plan', ['Old Wavy', 'n']],
  ])('%s ends it', async (_what, answers) => {
    const { agreed } = await asked(planOf(step('delete', 'Old Wavy')), ...answers)
    expect(agreed).toMatchObject({ code: 'CONFIRMATION_REQUIRED' })
  })

  test('an empty plan asks nothing', async () => {
    expect(await asked(planOf())).toMatchObject({ questions: [], agreed: { deletes: [] } })
  })
})
