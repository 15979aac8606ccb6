/** `audit list`, `audit verify`, `audit export`: who did what, and whether that is still the truth. */
import { type Command, InvalidArgumentError } from 'commander'
import { PatchbayError } from '../../domain/errors.ts'
import type { AuditEntry } from '../../store/audit.ts'
import type { AuditFault } from '../../store/auditVerify.ts'
import type { Cli } from '../context.ts'
import { refuseStoreFiles } from '../inputFiles.ts'
import { counted, table } from '../table.ts'
import { notEmpty, textArgument, wholeNumber } from '../usage.ts'

interface ListOptions {
  readonly limit: number
  readonly object?: string
  /** Not `person`: that global option names who unlocks. */
  readonly by?: string
  readonly since?: string
}

function listText(entries: readonly AuditEntry[]): string {
  return table(
    ['NUMBER', 'AT', 'BY', 'HOST', 'ACTION', 'OBJECT'],
    entries.map((entry) => [
      String(entry.seq),
      entry.at,
      entry.person,
      entry.host,
      entry.action,
      entry.object,
    ]),
    'No records.',
  )
}

async function list(cli: Cli, { by: person, ...options }: ListOptions): Promise<void> {
  const { rows: entries } = await (await cli.openStore()).audit.list({ ...options, person })
  cli.output.result({ entries }, listText(entries))
}

/** A day, or a time with its zone; answered in UTC. */
function pointInTime(text: string): string {
  const isKnown = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d))?$/.test(text)
  const time = isKnown ? Date.parse(text) : Number.NaN
  if (!Number.isNaN(time)) return new Date(time).toISOString()
  throw new InvalidArgumentError('A day such as 2026-01-31 or a time such as 2026-01-31T12:00Z is needed.')
}

function broken({ seq, problem, message }: AuditFault, records: number): PatchbayError {
  return new PatchbayError(
    'AUDIT_BROKEN',
    `The audit trail is not intact. ${message} Before it ${counted(records, 'record')} ` +
      `${records === 1 ? 'is' : 'are'} good. Keep the store as it is, and compare it with an export or a backup.`,
    { seq, problem, records },
  )
}

async function verify(cli: Cli): Promise<void> {
  const { records, firstBad, lastHash, fingerprint } = await (await cli.openStore()).audit.verify()
  if (firstBad) throw broken(firstBad, records)
  const text = [
    `The audit trail is intact: ${counted(records, 'record')}.`,
    `Last hash: ${lastHash}`,
    `Key that signs exports: ${fingerprint}`,
  ]
  cli.output.result({ records, lastHash, fingerprint }, text.join('\n'))
}

async function exportFile(cli: Cli, file: string): Promise<void> {
  refuseStoreFiles(cli.paths, file)
  const result = await (await cli.openStore()).audit.export({ file })
  const { records, firstBad, fingerprint } = result
  const text = [
    `Exported the audit trail to "${file}".`,
    firstBad ? broken(firstBad, records).message : `It is intact: ${counted(records, 'record')}.`,
    `Signed with the key: ${fingerprint}`,
  ]
  cli.output.result({ file, ...result }, text.join('\n'))
  if (firstBad) cli.exitWith(1)
}

export function register(program: Command, cli: Cli): void {
  const audit = program.command('audit').description('the audit trail')
  audit
    .command('list')
    .description('who did what, newest first')
    .option('--object <text>', 'only what was done to an object whose name has this in it', notEmpty)
    .option('--by <text>', 'only what people whose name has this in it did', notEmpty)
    .option('--since <time>', 'only from this day or time on', pointInTime)
    .option('--limit <n>', 'how many entries', wholeNumber(1, 1000), 100)
    .action((options: ListOptions) => list(cli, options))
  audit
    .command('verify')
    .description('check that no record was changed, removed, moved or inserted')
    .action(() => verify(cli))
  audit
    .command('export')
    .description('write the audit trail to a new file, signed, for a check without Patchbay')
    .addArgument(textArgument('<file>', 'file to write, one JSON document a line'))
    .action((file: string) => exportFile(cli, file))
}
