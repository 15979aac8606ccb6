/** `audit list`: who did what, newest first. */
import type { Command } from 'commander'
import type { AuditEntry } from '../../store/audit.ts'
import type { Cli } from '../context.ts'
import { table } from '../table.ts'
import { wholeNumber } from '../usage.ts'

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
    'The audit trail is empty.',
  )
}

async function list(cli: Cli, limit: number): Promise<void> {
  const { entries } = await (await cli.openStore()).audit.list({ limit })
  cli.output.result({ entries }, listText(entries))
}

export function register(program: Command, cli: Cli): void {
  program
    .command('audit')
    .description('the audit trail')
    .command('list')
    .description('who did what, newest first')
    .option('--limit <n>', 'how many entries', wholeNumber(1, 1000), 100)
    .action((options: { limit: number }) => list(cli, options.limit))
}
