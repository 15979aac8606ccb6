/**
 * `promote`: chosen objects of one server's view to another server.
 *
 *   source of TO set ─ objects chosen ─ map file entered ─ what is missing said ─ plan shown ─ question ─ push
 *
 * What is chosen and entered stays in the store, also where the push is refused afterwards.
 */
import type { Command } from 'commander'
import { naturalKey, type Server } from '../../domain/model.ts'
import type { Plan, PushResult } from '../../domain/syncModel.ts'
import type { PromotionEntry, PromotionOverview } from '../../sync/promotion/promotion.ts'
import type { Caller, Cli, ExitCode } from '../context.ts'
import { planText, pushText } from '../planText.ts'
import { confirm, type Terminal } from '../prompt.ts'
import { agreeOnPlan, notConfirmed, pushAndFollow } from '../pushing.ts'
import { counted, table } from '../table.ts'
import { fileOption, textArgument, usage } from '../usage.ts'
import { pushExit } from './push.ts'

interface PromoteArguments {
  readonly map?: string
  readonly all: boolean
  readonly planOnly: boolean
  readonly yes: boolean
  readonly outsideWindow: boolean
}

/** One thing that keeps a chosen object from going over; `source` null for a secret. */
interface UnmappedLine {
  readonly kind: PromotionEntry['kind']
  readonly key: string
  readonly field: string
  readonly needed: 'url' | 'id' | 'secret'
  readonly source: string | null
}

/** @throws CONFIRMATION_REQUIRED, USAGE_INVALID when TO gets its objects from another server */
async function setSource(
  cli: Cli,
  caller: Caller,
  from: Server,
  to: Server,
  isAgreed: boolean,
): Promise<void> {
  if (to.promotedFrom === from.id) return
  if (to.promotedFrom !== null) {
    throw usage(
      `Server "${to.name}" is promoted to from another server than "${from.name}". Nothing was changed.`,
    )
  }
  const question = `Server "${to.name}" gets the objects of the store until now. Shall it get promoted ones only?`
  const isConfirmed = isAgreed || (cli.terminal !== null && (await confirm(cli.terminal, question)))
  if (!isConfirmed) throw notConfirmed(`That server "${to.name}" is promoted to has to be confirmed.`)
  const { name, url, authMode, authUser, release, localHttpAuth, prerequisites, mapping, revision } = to
  await caller.server.save({
    id: to.id,
    draft: {
      ...{ name, url, authMode, authUser, release, localHttpAuth, mapping },
      prerequisites: [...prerequisites],
      promotedFrom: from.id,
    },
    revision,
  })
}

/** Objects of the names given; of none: all that the source has, or those that are promoted already. */
function chosenOf({ objects }: PromotionOverview, keys: readonly string[], all: boolean): PromotionEntry[] {
  if (all) return objects.filter(({ state }) => state !== 'notOnSource')
  if (keys.length === 0) return objects.filter(({ isPromoted }) => isPromoted)
  return keys.flatMap((key) => {
    const meant = objects.filter((object) => naturalKey(object.key) === naturalKey(key))
    if (meant.length > 0) return meant
    throw usage(`Neither the store nor the source has anything named "${key}". Nothing was changed.`)
  })
}

function unmappedOf(entries: readonly PromotionEntry[]): UnmappedLine[] {
  return entries.flatMap(({ kind, key, unmapped }) =>
    unmapped.map(({ field, kind: needed, source }) => ({ kind, key, field, needed, source })),
  )
}

function unmappedText(lines: readonly UnmappedLine[], to: string): string {
  const rows = lines.map(({ key, field, needed, source }) => [key, field, needed, source ?? '(a new one)'])
  return `To be entered for server "${to}":\n${table(['OBJECT', 'FIELD', 'WHAT', 'ON THE SOURCE'], rows, '')}`
}

function isWaiting(chosen: readonly PromotionEntry[]): boolean {
  return chosen.some(({ reasons }) => reasons.length > 0)
}

function planExit(plan: Plan, chosen: readonly PromotionEntry[]): ExitCode {
  if (plan.conflicts.length > 0) return 4
  if (plan.steps.length + plan.takeovers.length > 0) return 2
  return isWaiting(chosen) ? 1 : 0
}

/** As `push`; a chosen object that is blocked is one that was not done: 3 beside others, else 1. */
function promoteExit(result: PushResult, chosen: readonly PromotionEntry[]): ExitCode {
  const exit = pushExit(result)
  if (exit !== 0 || (!isWaiting(chosen) && result.blocked.length === 0)) return exit
  return result.done > 0 ? 3 : 1
}

interface Ready {
  readonly to: Server
  readonly chosen: readonly PromotionEntry[]
  readonly unmapped: readonly UnmappedLine[]
}

/** Everything that is kept in the store. */
async function prepare(
  cli: Cli,
  caller: Caller,
  [from, to]: readonly [Server, Server],
  keys: readonly string[],
  options: PromoteArguments,
): Promise<Ready> {
  await setSource(cli, caller, from, to, options.yes)
  const serverId = to.id
  const before = chosenOf(await caller.promotion.overview({ serverId }), keys, options.all)
  const objects = before.map(({ kind, objectId }) => ({ kind, objectId }))
  if (options.map !== undefined) await caller.promotion.importMap({ serverId, file: options.map })
  await caller.promotion.choose({ serverId, objects, promoted: true })
  const ids = new Set(objects.map(({ kind, objectId }) => `${kind} ${objectId}`))
  const { objects: now } = await caller.promotion.overview({ serverId })
  const chosen = now.filter(({ kind, objectId }) => ids.has(`${kind} ${objectId}`))
  return { to, chosen, unmapped: unmappedOf(chosen) }
}

async function showPlan(cli: Cli, caller: Caller, { to, chosen, unmapped }: Ready): Promise<void> {
  const plan = await caller.sync.plan({ serverId: to.id })
  cli.output.result({ ...plan, unmapped }, planText(plan))
  cli.exitWith(planExit(plan, chosen))
}

async function pushChosen(
  cli: Cli,
  caller: Caller,
  { to, chosen, unmapped }: Ready,
  terminal: Terminal | null,
  { yes, outsideWindow }: PromoteArguments,
): Promise<void> {
  const serverId = to.id
  const select = chosen.map(({ targetKey }) => targetKey)
  if (select.length === 0) throw usage('Nothing is promoted yet. Name objects, or take "--all".')
  const made = () => caller.sync.plan({ serverId })
  const asked = yes || terminal === null ? null : await agreeOnPlan(cli, terminal, made, select)
  const result = await pushAndFollow(cli, caller, outsideWindow ? null : terminal, (isOutside) =>
    caller.sync.startPush({
      serverId,
      ...(asked && { plan: asked.plan }),
      select,
      outsideWindow: isOutside || outsideWindow,
    }),
  )
  cli.output.result({ ...result, unmapped }, pushText(result))
  cli.exitWith(promoteExit(result, chosen))
}

async function promote(
  cli: Cli,
  names: readonly [from: string, to: string],
  keys: readonly string[],
  options: PromoteArguments,
): Promise<void> {
  const { yes, planOnly, all } = options
  const { terminal } = cli
  if (all && keys.length > 0) throw usage('Either name objects, or take "--all".')
  if (!yes && !planOnly && terminal === null) {
    throw notConfirmed('Promotion needs --yes where there is no terminal to confirm it on.')
  }
  const caller = await cli.openStore()
  const from = await caller.server.getByName({ name: names[0] })
  const to = await caller.server.getByName({ name: names[1] })
  const ready = await prepare(cli, caller, [from, to], keys, options)
  cli.output.note(`${counted(ready.chosen.length, 'object')} from server "${from.name}" to "${to.name}".`)
  if (ready.unmapped.length > 0) cli.output.show(unmappedText(ready.unmapped, to.name))
  if (planOnly) return showPlan(cli, caller, ready)
  return pushChosen(cli, caller, ready, yes ? null : terminal, options)
}

export function register(program: Command, cli: Cli): void {
  program
    .command('promote')
    .description(
      'take objects of one server to another, with values of its own: plan, confirm, apply, verify',
    )
    .addArgument(textArgument('<from>', 'name of the server that has them, such as test'))
    .addArgument(textArgument('<to>', 'name of the server that shall get them, such as production'))
    .argument('[key...]', 'names or logon names; left out: those that are promoted already')
    .option('--all', 'everything that the source has', false)
    .addOption(fileOption('--map <file>', 'what stands there in place of URLs, IDs and secrets'))
    .option('--plan-only', 'only say what a push would do', false)
    .option('--yes', 'do not ask', false)
    .option('--outside-window', 'update even outside the change windows of the server', false)
    .action((from: string, to: string, keys: string[], options: PromoteArguments) =>
      promote(cli, [from, to], keys, options),
    )
}
