/** `runs`, `run show` and `run export`: the journal of pushes and rollbacks. */
import { type Command, Option } from 'commander'
import type { RunId } from '../../domain/model.ts'
import type { RunSummary, RunView } from '../../domain/syncModel.ts'
import { writePrivateFile } from '../../platform/files.ts'
import { allPages } from '../allPages.ts'
import { type Caller, type Cli, serverIdOf } from '../context.ts'
import { refuseStoreFiles } from '../inputFiles.ts'
import { differenceLines } from '../planText.ts'
import { table } from '../table.ts'
import { textArgument } from '../usage.ts'

function endOf({ finishedAt, converged, stoppedBy }: RunSummary): string {
  if (finishedAt === null) return 'not finished'
  if (stoppedBy !== null) return `stopped: ${stoppedBy}`
  return converged ? 'store and server agreed' : 'store and server did not agree'
}

/** Seconds; empty while there is no end. */
function durationOf({ durationMs }: { readonly durationMs: number | null }): string {
  return durationMs === null ? '' : `${(durationMs / 1000).toFixed(1)} s`
}

function runsText(runs: readonly RunSummary[]): string {
  return table(
    ['RUN', 'STARTED', 'KIND', 'BY', 'TOOK', 'STEPS', 'DONE', 'FAILED', 'LEFT', 'UNKNOWN', 'END'],
    runs.map((run) => [
      run.id,
      run.startedAt,
      run.kind,
      run.person,
      durationOf(run),
      ...[run.counts.steps, run.counts.done, run.counts.failed].map(String),
      ...[run.counts.notAttempted, run.counts.unknown].map(String),
      endOf(run),
    ]),
    'There were no pushes to this server.',
  )
}

async function list(cli: Cli, name: string): Promise<void> {
  const caller = await cli.openStore()
  const serverId = await serverIdOf(caller, name)
  const runs = await allPages((page) => caller.sync.runs({ serverId, ...page }))
  cli.output.result({ runs }, runsText(runs))
}

/** A run with the steps of all pages. */
async function wholeRun(caller: Caller, id: string): Promise<RunView> {
  const runId = id as RunId
  let last: RunView | null = null
  const steps = await allPages(async (page) => {
    last = await caller.sync.run({ id: runId, ...page })
    return { rows: last.steps, total: last.counts.steps }
  })
  return { ...(last ?? (await caller.sync.run({ id: runId }))), steps }
}

function runText(run: RunView): string {
  const { kind, serverName, person, startedAt, rollsBack, rolledBackBy, steps, differences } = run
  const said = steps.filter((step) => step.words !== '')
  return [
    `Run ${run.id} (${kind}) on server "${serverName}" by ${person}, ${startedAt}: ${endOf(run)}.`,
    ...(run.durationMs === null ? [] : [`It took ${durationOf(run)}.`]),
    ...(rollsBack === null ? [] : [`It takes back run ${rollsBack}.`]),
    ...rolledBackBy.map((by) => `It was taken back by run ${by}.`),
    '',
    table(
      ['STEP', 'OUTCOME', 'ACTION', 'KIND', 'OBJECT', 'TOOK', 'TRIES', 'HTTP', 'MESSAGE'],
      steps.map((step) => [
        step.id,
        step.outcome,
        step.action,
        step.kind,
        step.key,
        durationOf(step),
        step.attempts === 0 ? '' : String(step.attempts),
        step.status === null ? '' : String(step.status),
        step.message,
      ]),
      'Nothing to do.',
    ),
    ...(said.length === 0 ? [] : ['', 'In the words of the server:']),
    ...said.map((step) => `  ${step.id} ${step.words}`),
    ...differenceLines(differences),
  ].join('\n')
}

async function show(cli: Cli, id: string): Promise<void> {
  const run = await wholeRun(await cli.openStore(), id)
  cli.output.result(run, runText(run))
}

async function exportRun(cli: Cli, id: string, file: string, format: 'json' | 'html'): Promise<void> {
  refuseStoreFiles(cli.paths, file)
  const caller = await cli.openStore()
  const text = await caller.sync.exportRun({ id: id as RunId, format })
  writePrivateFile(file, text, true)
  cli.output.result({ file, format }, `Run ${id} is in ${file}.`)
}

export function register(program: Command, cli: Cli): void {
  const runId = () => textArgument('<id>', 'id of the run')
  program
    .command('runs')
    .description('pushes to a server and rollbacks, newest first')
    .addArgument(textArgument('<name>', 'name of the server in the store'))
    .action((server: string) => list(cli, server))
  const run = program.command('run').description('one push or rollback')
  run
    .command('show')
    .description('the steps of a run and what became of them')
    .addArgument(runId())
    .action((id: string) => show(cli, id))
  run
    .command('export')
    .description('a run as a file: JSON for programs, HTML to print; holds no secret')
    .addArgument(runId())
    .addArgument(textArgument('<file>', 'file to write'))
    .addOption(
      new Option(
        '--format <format>',
        'else html when the name of the file ends in .html, json for any other',
      ).choices(['json', 'html']),
    )
    .action((id: string, file: string, options: { format?: 'json' | 'html' }) =>
      exportRun(cli, id, file, options.format ?? (/\.html?$/i.test(file) ? 'html' : 'json')),
    )
}
