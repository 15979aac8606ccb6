/** `key list|add|passphrase|remove|rotate`: what opens the store. */
import { Argument, type Command } from 'commander'
import { PatchbayError } from '../../domain/errors.ts'
import type { SlotEntry } from '../../store/keyAccess.ts'
import { type Cli, newPassphrase, personIdOf } from '../context.ts'
import { readSecretFile, refuseStoreFiles } from '../inputFiles.ts'
import { askSecret, confirm } from '../prompt.ts'
import { table } from '../table.ts'
import { fileOption, textArgument, usage } from '../usage.ts'

function listText(slots: readonly SlotEntry[]): string {
  return table(
    ['SLOT', 'KIND', 'PERSON', 'SECRETS', 'PROTECTION', 'MADE AT', ''],
    slots.map((slot) => [
      slot.id,
      slot.kind,
      slot.person ?? '',
      slot.opensSecrets ? 'opens' : 'no',
      slot.protection,
      slot.createdAt,
      slot.isUsed ? 'used now' : '',
    ]),
    '',
  )
}

async function list(cli: Cli): Promise<void> {
  const { slots } = await (await cli.openStore()).key.list()
  cli.output.result({ slots }, listText(slots))
}

interface Added {
  readonly recoveryFile?: string
  readonly replace: boolean
  readonly allowWeak: boolean
}

async function addRecovery(cli: Cli, { recoveryFile, replace }: Added): Promise<void> {
  if (recoveryFile !== undefined) refuseStoreFiles(cli.paths, recoveryFile)
  const caller = await cli.openStore()
  const file = recoveryFile === undefined ? {} : { recoveryFile }
  const { recoveryKey } = await caller.key.addRecovery({ replace, ...file })
  const others = replace ? ' The ones before open nothing any more.' : ''
  if (recoveryFile === undefined) {
    const advice = `It is shown this once: write it down.${others}`
    cli.output.result({ recoveryKey }, `Recovery key: ${recoveryKey}\n${advice}`)
    return
  }
  cli.output.result({ recoveryFile }, `The recovery key is in "${recoveryFile}": keep it elsewhere.${others}`)
}

async function addSystem(cli: Cli, { allowWeak }: Added): Promise<void> {
  await (await cli.openStore()).key.addSystem({ isWeakAllowed: allowWeak })
  cli.output.result(
    { added: 'system' },
    "This computer's keyring opens the store from now on, for whoever is logged on to it.",
  )
}

async function passphrase(cli: Cli, options: { of?: string; newPassphraseFile?: string }): Promise<void> {
  const caller = await cli.openStore()
  if (options.of !== undefined) {
    const person = await personIdOf(cli, options.of)
    const next = (await newPassphrase(cli, options.newPassphraseFile)).reveal()
    await caller.key.resetPassphrase({ person, next })
    cli.output.result({ changed: options.of }, `"${options.of}" has a new passphrase.`)
    return
  }
  const current = await currentPassphrase(cli)
  const next = (await newPassphrase(cli, options.newPassphraseFile)).reveal()
  await caller.key.changePassphrase({ current, next })
  cli.output.result({ changed: true }, 'The passphrase is changed. The one before opens nothing any more.')
}

async function currentPassphrase(cli: Cli): Promise<string> {
  if (cli.passphraseFile !== undefined) return (await readSecretFile(cli.passphraseFile)).reveal()
  if (cli.terminal !== null) return (await askSecret(cli.terminal, 'Present passphrase')).reveal()
  throw usage('The present passphrase is needed too: name its file with --passphrase-file.')
}

async function remove(cli: Cli, id: string): Promise<void> {
  const { isForgotten } = await (await cli.openStore()).key.remove({ id })
  const rest = isForgotten ? '' : " The computer's keyring still holds its key, which opens nothing now."
  cli.output.result({ removed: id, isForgotten }, `The slot is removed.${rest}`)
}

async function refuseUnconfirmed(cli: Cli, isSure: boolean): Promise<void> {
  if (isSure) return
  const question = 'Give the store new keys? A backup under the present ones is made first.'
  if (cli.terminal !== null && (await confirm(cli.terminal, question))) return
  throw new PatchbayError(
    'CONFIRMATION_REQUIRED',
    'The new keys were not confirmed; nothing was changed. --yes says yes without a question.',
  )
}

async function rotate(cli: Cli, isSure: boolean): Promise<void> {
  await refuseUnconfirmed(cli, isSure)
  await (await cli.openStore()).key.rotate()
  cli.output.result(
    { rotated: true },
    'The store has new keys. All passphrases and recovery keys stay valid. Backups made before open with them too, ' +
      'under the keys of their time: delete those that must not be opened any more.',
  )
}

export function register(program: Command, cli: Cli): void {
  const group = program.command('key').description('key slots: what opens the store')
  group
    .command('list')
    .description('all slots')
    .action(() => list(cli))
  group
    .command('add')
    .description("a recovery key, or this computer's keyring; a passphrase comes with a person (person add)")
    .addArgument(new Argument('<kind>', 'recovery or system').choices(['recovery', 'system']))
    .addOption(fileOption('--recovery-file <file>', 'write the recovery key there instead of showing it'))
    .option('--replace', 'recovery: the ones before open nothing any more', false)
    .option('--allow-weak', 'system: also where the keyring does not encrypt', false)
    .action((kind: string, options: Added) =>
      kind === 'recovery' ? addRecovery(cli, options) : addSystem(cli, options),
    )
  group
    .command('passphrase')
    .description('a new passphrase: your own, or of somebody who forgot it')
    .addOption(fileOption('--of <name>', 'the person who forgot it (administrators only)'))
    .addOption(fileOption('--new-passphrase-file <file>', 'holds the new passphrase (else asked)'))
    .action((options: { of?: string; newPassphraseFile?: string }) => passphrase(cli, options))
  group
    .command('remove')
    .description('a recovery or system slot')
    .addArgument(textArgument('<slot>', 'its id, as in key list'))
    .action((id: string) => remove(cli, id))
  group
    .command('rotate')
    .description('new keys for the store and its secrets; everybody keeps the passphrase')
    .option('--yes', 'no question', false)
    .action((options: { yes: boolean }) => rotate(cli, options.yes))
}
