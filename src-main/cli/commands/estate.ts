/** `import`, `export`, `validate`: estate files and the store. */
import { type Command, Option } from 'commander'
import type { FindingLevel } from '../../domain/finding.ts'
import type { ExportedSecrets } from '../../transfer/exportEstate.ts'
import type { ImportCount } from '../../transfer/importEstate.ts'
import type { Cli } from '../context.ts'
import { refuseStoreFiles } from '../inputFiles.ts'
import { confirm } from '../prompt.ts'
import { counted, table } from '../table.ts'
import { textArgument } from '../usage.ts'

/** A finding as `validate --json` prints it; a finding of the store has no place in a file. */
interface ShownFinding {
  readonly level: FindingLevel
  readonly code: string
  readonly message: string
  readonly key: string
  readonly line: number | null
  readonly column: number | null
}

function placeOf({ line, column }: ShownFinding): string {
  return line === null ? '' : `${line}:${column}`
}

function findingsText(findings: readonly ShownFinding[]): string {
  return table(
    ['LEVEL', 'PLACE', 'OBJECT', 'FINDING'],
    findings.map((finding) => [finding.level, placeOf(finding), finding.key, finding.message]),
    'No findings.',
  )
}

function countText(count: ImportCount): string {
  return `${counted(count.services, 'service')} and ${counted(count.users, 'user')}`
}

async function importFile(cli: Cli, file: string, dryRun: boolean): Promise<void> {
  const caller = await cli.openStore()
  const result = await caller.estate.import({ file, dryRun })
  const { created, updated, unchanged, findings } = result
  const text = [
    dryRun ? 'Nothing was imported: this was a dry run. An import would do this:' : 'Imported.',
    `Created: ${countText(created)}. Updated: ${countText(updated)}. Unchanged: ${countText(unchanged)}.`,
    ...(findings.length === 0 ? [] : ['', findingsText(findings)]),
  ]
  cli.output.result(result, text.join('\n'))
}

async function isPlainConfirmed(cli: Cli, options: ExportOptions): Promise<boolean> {
  if (options.yes || options.secrets !== 'plain' || cli.terminal === null) return options.yes
  return confirm(cli.terminal, 'Every password and token will stand in a readable file. Go on?')
}

interface ExportOptions {
  readonly secrets: ExportedSecrets
  readonly yes: boolean
}

async function exportFile(cli: Cli, file: string, options: ExportOptions): Promise<void> {
  refuseStoreFiles(cli.paths, file)
  const caller = await cli.openStore()
  const confirmed = await isPlainConfirmed(cli, options)
  const result = await caller.estate.export({ file, secrets: options.secrets, confirmed })
  const form = { omit: 'left out', hash: 'as salted hashes', plain: 'in plain' }[result.secrets]
  cli.output.result(result, `Exported ${countText(result)} to "${file}", secrets ${form}.`)
}

async function storeFindings(cli: Cli): Promise<readonly ShownFinding[]> {
  const caller = await cli.openStore()
  const findings = await caller.service.findings()
  return findings.map(({ level, code, message, key, kind, field }) => {
    return { level, code, message, key, kind, field, line: null, column: null }
  })
}

/** By itself: neither store nor passphrase is needed. */
async function fileFindings(file: string): Promise<readonly ShownFinding[]> {
  const { inspectEstate } = await import('../../transfer/estateInspection.ts')
  return inspectEstate(file, { servers: [] })
}

async function validate(cli: Cli, file: string | undefined): Promise<void> {
  const findings = file === undefined ? await storeFindings(cli) : await fileFindings(file)
  cli.output.result({ findings }, findingsText(findings))
  if (findings.some((finding) => finding.level === 'block')) cli.exitWith(1)
}

export function register(program: Command, cli: Cli): void {
  program
    .command('import')
    .description('take an estate file into the store: creates and updates, never deletes, all or nothing')
    .addArgument(textArgument('<file>', 'estate file, YAML or JSON'))
    .option('--dry-run', 'only say what an import would do', false)
    .action((file: string, options: { dryRun: boolean }) => importFile(cli, file, options.dryRun))
  program
    .command('export')
    .description('write the store to an estate file')
    .addArgument(textArgument('<file>', 'estate file to write; JSON when its name ends in .json, else YAML'))
    .addOption(
      new Option('--secrets <how>', 'what becomes of secrets')
        .choices(['omit', 'hash', 'plain'])
        .default('omit'),
    )
    .option('--yes', 'confirm plain secrets', false)
    .action((file: string, options: ExportOptions) => exportFile(cli, file, options))
  program
    .command('validate')
    .description('findings of the store, or of an estate file by itself')
    .addArgument(textArgument('[file]', 'estate file; left out: the store'))
    .action((file: string | undefined) => validate(cli, file))
}
