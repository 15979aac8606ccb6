/**
 * `push`: plan, confirm, apply, verify.
 *
 *   --yes           push (of the saved plan, if one is named)
 *   on a terminal   plan ─ show ─ question ─ push of exactly that plan
 *   else            refused before the server is asked anything
 */
import type { Command } from 'commander'
import type { ServerId } from '../../domain/model.ts'
import type { Plan, PushResult } from '../../domain/syncModel.ts'
import { type Cli, type ExitCode, serverIdOf } from '../context.ts'
import { readJsonFile } from '../inputFiles.ts'
import { pushText } from '../planText.ts'
import { agreeOnPlan, notConfirmed, pushAndFollow } from '../pushing.ts'
import { collect, fileOption, textArgument, wholeNumber } from '../usage.ts'

interface PushArguments {
  readonly plan?: string
  readonly yes: boolean
  readonly allowDeletes?: number
  readonly outsideWindow: boolean
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

/** @throws FILE_*, PLAN_INVALID */
async function savedPlan(file: string): Promise<Plan> {
  const { parsePlan } = await import('../../sync/plan/planFile.ts')
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
  const asked = yes || terminal === null ? null : await agreeOnPlan(cli, terminal, made, select)
  const plan = asked?.plan ?? saved
  const result = await pushAndFollow(cli, caller, options.outsideWindow ? null : terminal, (outsideWindow) =>
    caller.sync.startPush({
      serverId,
      ...(plan && { plan }),
      ...(allowDeletes !== undefined && { allowDeletes }),
      ...(asked && { confirmedDeletes: [...asked.deletes] }),
      ...(select && { select: [...select] }),
      outsideWindow: outsideWindow || options.outsideWindow,
    }),
  )
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
    .option('--outside-window', 'update and delete even outside the change windows of the server', false)
    .option('--select <key>', 'only this name or logon name; may be repeated', collect)
    .action((server: string, options: PushArguments) => push(cli, server, options))
}
