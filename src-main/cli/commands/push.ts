/**
 * `push`: plan, confirm, apply, verify.
 *
 *   --yes           push (of the saved plan, if one is named)
 *   on a terminal   plan ─ show ─ question ─ push of exactly that plan
 *   else            refused before the server is asked anything
 */
import type { Command } from 'commander'
import { PatchbayError } from '../../domain/errors.ts'
import type { ServerId } from '../../domain/model.ts'
import type { Plan, PushResult } from '../../domain/syncModel.ts'
import { onEndingSignal } from '../../platform/endingSignals.ts'
import { type Caller, type Cli, type ExitCode, serverIdOf } from '../context.ts'
import { readJsonFile } from '../inputFiles.ts'
import { planText, pushText } from '../planText.ts'
import { confirm, type Terminal } from '../prompt.ts'
import { collect, fileOption, textArgument, wholeNumber } from '../usage.ts'

interface PushArguments {
  readonly plan?: string
  readonly yes: boolean
  readonly allowDeletes?: number
  readonly select?: readonly string[]
}

/**
 * Exit code by interfaces.md section 8, from what became of the steps. A manual step waits for a person: where
 * nothing else is left the push is partly done, not failed.
 */
export function pushExit({ converged, conflicts, steps }: PushResult): ExitCode {
  const left = steps.filter((step) => step.outcome !== 'done')
  if (left.length > 0) {
    return left.length < steps.length || left.every((step) => step.action === 'manual') ? 3 : 1
  }
  if (conflicts.length > 0) return 4
  if (converged) return 0
  return steps.length > 0 ? 3 : 1
}

function notConfirmed(message: string): PatchbayError {
  return new PatchbayError('CONFIRMATION_REQUIRED', `${message} Nothing was written.`)
}

/** The plan that the person has seen and agreed to; the push refuses any other. */
async function agreedPlan(
  cli: Cli,
  terminal: Terminal,
  made: () => Promise<Plan>,
  select: readonly string[] | undefined,
): Promise<Plan> {
  const plan = await made()
  cli.output.show(planText(plan))
  if (select !== undefined) cli.output.show(`Of this, only: ${select.join(', ')}`)
  if (plan.steps.length + plan.takeovers.length === 0) return plan
  if (await confirm(terminal, `Write this on server "${plan.server}"?`)) return plan
  throw notConfirmed('The plan was not confirmed.')
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

/** @throws FILE_*, PLAN_INVALID */
async function savedPlan(file: string): Promise<Plan> {
  const { parsePlan } = await import('../../sync/planFile.ts')
  return parsePlan(await readJsonFile(file, 'PLAN_INVALID'))
}

async function push(cli: Cli, name: string, options: PushArguments): Promise<void> {
  const { yes, allowDeletes, select } = options
  const { terminal } = cli
  if (!yes && terminal === null) {
    throw notConfirmed('A push needs --yes where there is no terminal to confirm it on.')
  }
  const saved = options.plan === undefined ? undefined : await savedPlan(options.plan)
  const caller = await cli.openStore()
  const serverId: ServerId = await serverIdOf(caller, name)
  const made = async () => saved ?? caller.sync.plan({ serverId, deletes: allowDeletes !== undefined })
  const plan = yes || terminal === null ? saved : await agreedPlan(cli, terminal, made, select)
  const { pushId } = await caller.sync.startPush({
    serverId,
    ...(plan && { plan }),
    ...(allowDeletes !== undefined && { allowDeletes }),
    ...(select && { select: [...select] }),
  })
  const result = await follow(cli, caller, pushId)
  cli.output.result(result, pushText(result))
  cli.exitWith(pushExit(result))
}

export function register(program: Command, cli: Cli): void {
  program
    .command('push')
    .description('plan, confirm, apply, verify')
    .addArgument(textArgument('<name>', 'name of the server in the store'))
    .addOption(fileOption('--plan <file>', 'a plan of "plan --out"; refused when anything moved since'))
    .option('--yes', 'do not ask', false)
    .option('--allow-deletes <n>', 'plan deletes, but no more than this', wholeNumber(0, 999_999_999))
    .option('--select <key>', 'only this name or logon name; may be repeated', collect)
    .action((server: string, options: PushArguments) => push(cli, server, options))
}
