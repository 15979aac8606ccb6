/**
 * `rollback`: takes a run back, by a plan of inverse steps that is reviewed like any plan.
 *
 *   --plan-only     plan ─ show
 *   --yes           plan ─ rollback by exactly that plan
 *   on a terminal   plan ─ show ─ question ─ rollback by exactly that plan
 *   else            refused before the server is asked anything
 */
import type { Command } from 'commander'
import type { RunId } from '../../domain/model.ts'
import type { Cli } from '../context.ts'
import { pushText, rollbackText, unrestorableLines } from '../planText.ts'
import { confirm } from '../prompt.ts'
import { notConfirmed, pushAndFollow } from '../pushing.ts'
import { textArgument } from '../usage.ts'
import { pushExit } from './push.ts'

interface RollbackArguments {
  readonly planOnly: boolean
  readonly yes: boolean
  readonly outsideWindow: boolean
}

async function rollback(cli: Cli, id: string, options: RollbackArguments): Promise<void> {
  const { terminal } = cli
  if (!options.planOnly && !options.yes && terminal === null) {
    throw notConfirmed('A rollback needs --yes where there is no terminal to confirm it on.')
  }
  const caller = await cli.openStore()
  const runId = id as RunId
  const plan = await caller.sync.planRollback({ runId })
  if (options.planOnly) {
    cli.output.result(plan, rollbackText(plan))
    cli.exitWith(2)
    return
  }
  if (!options.yes && terminal !== null) {
    cli.output.show(rollbackText(plan))
    // The plan names every delete: who agrees to it agrees to them.
    if (!(await confirm(terminal, `Write this on server "${plan.server}", and take it back in the store?`))) {
      throw notConfirmed('The rollback was not confirmed.')
    }
  }
  const asked = options.yes || options.outsideWindow ? null : terminal
  const result = await pushAndFollow(cli, caller, asked, (outsideWindow) =>
    caller.sync.startRollback({ runId, plan, outsideWindow: outsideWindow || options.outsideWindow }),
  )
  const { rollsBack, cannotRestore } = plan
  cli.output.result(
    { ...result, rollsBack, cannotRestore },
    [pushText(result), ...unrestorableLines(cannotRestore)].join('\n'),
  )
  cli.exitWith(pushExit(result))
}

export function register(program: Command, cli: Cli): void {
  program
    .command('rollback')
    .description('take a push back: plan of inverse steps, confirm, apply, verify; the store goes along')
    .addArgument(textArgument('<id>', 'id of the run, from "runs"'))
    .option('--plan-only', 'only show what it would do', false)
    .option('--yes', 'do not ask', false)
    .option('--outside-window', 'update and delete even outside the change windows of the server', false)
    .action((id: string, options: RollbackArguments) => rollback(cli, id, options))
}
