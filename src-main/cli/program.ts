/** All commands and the global options (interfaces.md section 3). */
import { Command } from 'commander'
import * as audit from './commands/audit.ts'
import * as backup from './commands/backup.ts'
import * as conflicts from './commands/conflicts.ts'
import * as drift from './commands/drift.ts'
import * as estate from './commands/estate.ts'
import * as history from './commands/history.ts'
import * as init from './commands/init.ts'
import * as key from './commands/key.ts'
import * as person from './commands/person.ts'
import * as plan from './commands/plan.ts'
import * as practice from './commands/practice.ts'
import * as promote from './commands/promote.ts'
import * as push from './commands/push.ts'
import * as rollback from './commands/rollback.ts'
import * as runs from './commands/runs.ts'
import * as serve from './commands/serve.ts'
import * as server from './commands/server.ts'
import * as service from './commands/service.ts'
import * as user from './commands/user.ts'
import { type Cli, createCli, type RunningCli } from './context.ts'
import type { Output } from './output.ts'
import { fileOption } from './usage.ts'

const groups: readonly { register(program: Command, cli: Cli): void }[] = [
  init,
  estate,
  service,
  user,
  history,
  server,
  plan,
  push,
  promote,
  conflicts,
  drift,
  runs,
  rollback,
  practice,
  serve,
  person,
  key,
  backup,
  audit,
]

/** `print`: takes help and version texts. Commander's errors are thrown, never printed. */
export function createProgram(
  output: Output,
  version: string,
  print: (text: string) => void,
): { program: Command; cli: RunningCli } {
  const program = new Command('patchbay')
    .description('Configures the messaging services of a Contact Pro server, offline first.')
    .version(version, '-V, --version', 'show the version')
    .addOption(
      fileOption('--data <dir>', 'data directory (else PATCHBAY_DATA_DIR, else the platform folder)'),
    )
    .addOption(
      fileOption(
        '--passphrase-file <file>',
        'holds the passphrase (else PATCHBAY_PASSPHRASE_FILE, else asked)',
      ),
    )
    .addOption(fileOption('--recovery-key-file <file>', 'unlock with the recovery key that is in the file'))
    .addOption(
      fileOption('--person <name>', 'whose passphrase it is, when several people may open the store'),
    )
    .option('--json', 'one JSON document on standard output, all else on standard error')
    .option('--quiet', 'no progress and no remarks')
    .helpOption('-h, --help', 'show this help')
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({ writeOut: print, writeErr: () => {} })
    .exitOverride()
  const cli = createCli(output, () => program.opts())
  for (const group of groups) group.register(program, cli)
  return { program, cli }
}
