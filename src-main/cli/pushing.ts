/** What every command that pushes shares: the questions before it, and following it to its end. */
import { PatchbayError } from '../domain/errors.ts'
import type { Plan, PushResult } from '../domain/syncModel.ts'
import { onEndingSignal } from '../platform/endingSignals.ts'
import type { Caller, Cli } from './context.ts'
import { planText } from './planText.ts'
import { confirm, confirmByName, type Terminal } from './prompt.ts'

export function notConfirmed(message: string): PatchbayError {
  return new PatchbayError('CONFIRMATION_REQUIRED', `${message} Nothing was written.`)
}

/** The plan that the person has seen and agreed to, each delete by its name; the push refuses any other. */
export async function agreeOnPlan(
  cli: Cli,
  terminal: Terminal,
  made: () => Promise<Plan>,
  select?: readonly string[],
): Promise<{ readonly plan: Plan; readonly deletes: readonly string[] }> {
  const plan = await made()
  cli.output.show(planText(plan))
  if (select !== undefined) cli.output.show(`Of this, only: ${select.join(', ')}`)
  if (plan.steps.length + plan.takeovers.length === 0) return { plan, deletes: [] }
  const deletes = plan.steps.filter((step) => step.action === 'delete').map((step) => step.key)
  for (const name of deletes) {
    const question = `This deletes a service on server "${plan.server}".`
    if (!(await confirmByName(terminal, question, name))) throw notConfirmed(`"${name}" was not confirmed.`)
  }
  if (await confirm(terminal, `Write this on server "${plan.server}"?`)) return { plan, deletes }
  throw notConfirmed('The plan was not confirmed.')
}

/**
 * Starts a push and follows it; outside the change windows `terminal`, where there is one, is asked once more.
 * @param start starts it; its argument: somebody agreed to update and delete outside the windows
 */
export async function pushAndFollow(
  cli: Cli,
  caller: Caller,
  terminal: Terminal | null,
  start: (outsideWindow: boolean) => Promise<{ readonly pushId: string }>,
): Promise<PushResult> {
  try {
    return await follow(cli, caller, (await start(false)).pushId)
  } catch (error) {
    const isOutside = error instanceof PatchbayError && error.code === 'OUTSIDE_CHANGE_WINDOW'
    if (!isOutside || terminal === null) throw error
    cli.output.note(error.message)
    if (!(await confirm(terminal, 'Do it now all the same?'))) throw error
    return follow(cli, caller, (await start(true)).pushId)
  }
}

/** Follows a push to its end; an ending signal stops it between steps, and what was done is reported. */
async function follow(cli: Cli, caller: Caller, pushId: string): Promise<PushResult> {
  const forget = onEndingSignal(() => void caller.sync.cancelPush({ pushId }))
  try {
    for await (const news of await caller.sync.watchPush({ pushId })) {
      if (news.type === 'failed')
        throw new PatchbayError(news.error.code, news.error.message, news.error.data)
      if (news.type === 'runFinished') return news.result
      // Without a terminal nobody is watching, and the result says it all.
      if (news.type === 'stepFinished' && process.stderr.isTTY) {
        const { finished, total, result } = news
        cli.output.note(
          `${finished}/${total} ${result.outcome}: ${result.action} ${result.kind} "${result.key}"`,
        )
      }
    }
  } finally {
    forget()
  }
  throw new PatchbayError(
    'CANCELLED',
    'The push ended without a result. "patchbay runs NAME" shows what was done.',
  )
}
