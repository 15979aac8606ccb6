/**
 * `server doctor NAME`: what a server shows, which changes of its mapping that suggests, and on a service of choice what
 * a PUT does to secrets.
 *
 *   --apply              proposals into the store's mapping; then tested again
 *   --probe SERVICE      writes this service on the server, once without its secrets, and puts it back
 */
import type { Command } from 'commander'
import { PatchbayError } from '../../domain/errors.ts'
import type { MappingProposal } from '../../domain/mappingChange.ts'
import type { ServerId } from '../../domain/model.ts'
import type { ConnectionReport } from '../../servers/doctor/report.ts'
import type { ProbeResult } from '../../sync/probe/probe.ts'
import type { Caller, Cli } from '../context.ts'
import { confirm } from '../prompt.ts'
import { table } from '../table.ts'
import { notEmpty, textArgument } from '../usage.ts'

interface DoctorOptions {
  readonly apply: boolean
  readonly probe?: string
  readonly yes: boolean
}

function notConfirmed(message: string): PatchbayError {
  return new PatchbayError('CONFIRMATION_REQUIRED', `${message} The service was not touched.`)
}

function shown(value: MappingProposal['to']): string {
  return value === null ? '(nothing)' : String(value)
}

function proposalsText(title: string, proposals: readonly MappingProposal[]): string {
  const rows = proposals.map(({ path, from, to, reason }) => [path, shown(from), shown(to), reason])
  return `${title}\n${table(['PATH', 'FROM', 'TO', 'REASON'], rows, '')}`
}

interface Outcome {
  readonly report: ConnectionReport
  readonly applied: readonly MappingProposal[]
  readonly probe: ProbeResult | null
}

function doctorText({ report, applied, probe }: Outcome): string {
  const { ok, checks, proposals, requests } = report
  const rows = checks.map((check) => [check.outcome, check.name, check.message])
  const open = [...proposals, ...(probe?.proposals ?? [])].filter((proposal) => !applied.includes(proposal))
  const parts = [
    table(['RESULT', 'CHECK', 'SEEN'], rows, 'Nothing was checked.'),
    applied.length > 0 ? proposalsText('Applied to the mapping in the store:', applied) : '',
    probe ? probe.message : '',
    open.length > 0
      ? proposalsText('Proposed ("--apply" writes them into the mapping in the store):', open)
      : '',
    `${ok ? 'The server can be used.' : 'The server cannot be used like this.'} ${requests} requests were sent.`,
  ]
  return parts.filter((part) => part !== '').join('\n\n')
}

async function apply(caller: Caller, id: ServerId, proposals: readonly MappingProposal[]): Promise<void> {
  await caller.server.applyProposals({ id, paths: proposals.map(({ path }) => path) })
}

async function probed(cli: Cli, caller: Caller, id: ServerId, name: string, options: DoctorOptions) {
  const { probe: service, yes } = options
  if (service === undefined) return null
  if (!yes && cli.terminal !== null) {
    const question =
      `The test writes the service "${service}" on server "${name}" twice, once without its secrets, and puts it ` +
      'back. In between, messages through it may fail. Go on?'
    if (!(await confirm(cli.terminal, question))) {
      throw notConfirmed('The test of secrets was not confirmed.')
    }
  }
  return caller.server.probe({ serverId: id, service, confirm: true })
}

async function doctor(cli: Cli, name: string, options: DoctorOptions): Promise<void> {
  if (options.probe !== undefined && !options.yes && cli.terminal === null) {
    throw notConfirmed('The test of secrets needs --yes where there is no terminal to confirm it on.')
  }
  const caller = await cli.openStore()
  const server = await caller.server.getByName({ name })
  const applied: MappingProposal[] = []
  let report = await caller.server.test({ id: server.id })
  if (options.apply && report.proposals.length > 0) {
    await apply(caller, server.id, report.proposals)
    applied.push(...report.proposals)
    // What counts is whether the server can be used with the mapping that it has now.
    report = await caller.server.test({ id: server.id })
  }
  const probe = await probed(cli, caller, server.id, server.name, options)
  if (options.apply && probe && probe.proposals.length > 0) {
    await apply(caller, server.id, probe.proposals)
    applied.push(...probe.proposals)
  }
  const document = {
    server: server.name,
    ...report,
    ...(options.apply && { applied }),
    ...(probe && { probe }),
  }
  cli.output.result(document, doctorText({ report, applied, probe }))
  if (!report.ok) cli.exitWith(1)
}

export function registerDoctor(group: Command, cli: Cli): void {
  group
    .command('doctor')
    .description('connection test, and what it suggests for the mapping; reads only, but for --probe')
    .addArgument(textArgument('<name>', 'name of the server in the store'))
    .option('--apply', "write the proposals into the server's mapping in the store", false)
    .option(
      '--probe <service>',
      'find out on this service what a PUT does to secrets that it does not carry; writes it and puts it back',
      notEmpty,
    )
    .option('--yes', 'do not ask before --probe', false)
    .action((server: string, options: DoctorOptions) => doctor(cli, server, options))
}
