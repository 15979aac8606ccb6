/** `init`: keys and an empty store; the recovery key is shown once or written to a file. */
import type { Command } from 'commander'
import { PatchbayError } from '../../domain/errors.ts'
import { type Cli, newPassphrase } from '../context.ts'
import { refuseStoreFiles } from '../inputFiles.ts'
import { fileOption } from '../usage.ts'

/** Before anybody is asked; the creation itself checks once more. */
async function refuseExisting(cli: Cli): Promise<void> {
  const caller = await cli.caller()
  const { state } = await caller.session.status()
  if (state === 'absent') return
  const { directory } = cli.paths
  throw new PatchbayError(
    'STORE_EXISTS',
    `There is already a store, or a part of one, in "${directory}"; it is not touched. ` +
      'Choose another folder with --data.',
    { path: directory },
  )
}

async function init(cli: Cli, recoveryFile: string | undefined): Promise<void> {
  await refuseExisting(cli)
  if (recoveryFile !== undefined) refuseStoreFiles(cli.paths, recoveryFile)
  const passphrase = (await newPassphrase(cli, cli.passphraseFile)).reveal()
  const person = cli.person === undefined ? {} : { person: cli.person }
  const caller = await cli.caller()
  const made = `The store in "${cli.paths.directory}" is made.`
  if (recoveryFile !== undefined) {
    await caller.session.create({ passphrase, recoveryFile, ...person })
    cli.output.result(
      { recoveryFile },
      `${made} The recovery key is in "${recoveryFile}": keep it elsewhere.`,
    )
    return
  }
  const { recoveryKey } = await caller.session.create({ passphrase, ...person })
  const advice = 'It opens the store without the passphrase and is shown this once: write it down.'
  cli.output.result({ recoveryKey }, `${made}\n\nRecovery key: ${recoveryKey}\n${advice}`)
}

export function register(program: Command, cli: Cli): void {
  program
    .command('init')
    .description('make keys and an empty store')
    .addOption(fileOption('--recovery-file <file>', 'write the recovery key there instead of showing it'))
    .action((options: { recoveryFile?: string }) => init(cli, options.recoveryFile))
}
