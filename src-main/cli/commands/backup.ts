/** `backup create|list|verify|restore`. */
import type { Command } from 'commander'
import { PatchbayError } from '../../domain/errors.ts'
import type { BackupEntry } from '../../store/backupList.ts'
import type { BackupCounts } from '../../store/backupRecord.ts'
import { type Caller, type Cli, passphraseRequired } from '../context.ts'
import { readSecretFile } from '../inputFiles.ts'
import { askSecret, confirm } from '../prompt.ts'
import { counted, table } from '../table.ts'
import { textArgument } from '../usage.ts'

type Preview = Awaited<ReturnType<Caller['backup']['preview']>>

function countsText(counts: BackupCounts | null): string {
  if (counts === null) return 'content not known'
  const { services, users, servers } = counts
  return [counted(services, 'service'), counted(users, 'user'), counted(servers, 'server')].join(', ')
}

const stateTexts: Readonly<Record<BackupEntry['state'], string>> = {
  proved: 'proved',
  aside: 'put aside as it was',
  damaged: 'DAMAGED',
}

function listText(backups: readonly BackupEntry[]): string {
  return table(
    ['NAME', 'MADE AT', 'REASON', 'CONTENT', 'STATE'],
    backups.map((backup) => [
      backup.name,
      backup.createdAt ?? '',
      backup.reason ?? '',
      countsText(backup.counts),
      stateTexts[backup.state],
    ]),
    'There are no backups.',
  )
}

async function list(cli: Cli): Promise<void> {
  const { backups } = await (await cli.caller()).backup.list()
  cli.output.result({ backups }, listText(backups))
}

async function create(cli: Cli): Promise<void> {
  const made = await (await cli.openStore()).backup.create()
  const what = `${countsText(made.counts)}. It was read back and is whole.`
  cli.output.result(made, `Backup "${made.name}" is made: ${what}\n${made.path}`)
}

/** What opens a backup under other keys, and every restore. */
async function openingOf(
  cli: Cli,
  preview: Preview,
): Promise<{ passphrase: string } | { recoveryKey: string }> {
  if (cli.recoveryKeyFile !== undefined) {
    return { recoveryKey: (await readSecretFile(cli.recoveryKeyFile)).reveal() }
  }
  if (cli.passphraseFile !== undefined) {
    return { passphrase: (await readSecretFile(cli.passphraseFile)).reveal() }
  }
  if (cli.terminal === null) throw passphraseRequired()
  const whose = preview.keyringReplaced ? `Passphrase of the time of backup ${preview.name}` : 'Passphrase'
  return { passphrase: (await askSecret(cli.terminal, whose)).reveal() }
}

async function verify(cli: Cli, file: string): Promise<void> {
  const caller = await cli.openStore()
  const which = { file }
  const preview = await caller.backup.preview({ which })
  const opening = preview.keyringReplaced ? await openingOf(cli, preview) : {}
  const verified = await caller.backup.verify({ which, ...opening })
  const what = `${countsText(verified.counts)}, ${counted(verified.pages, 'page')}`
  cli.output.result(verified, `Backup "${verified.name}" is whole: ${what}.`)
}

function previewText(cli: Cli, preview: Preview): string {
  const made = preview.createdAt === null ? '' : `, made ${preview.createdAt} (${preview.reason})`
  const files = preview.present.map((file) => `"${file}"`).join(' and ')
  return [
    `Backup "${preview.name}"${made}: ${countsText(preview.counts)}.`,
    `It takes the place of the store in "${cli.paths.directory}".`,
    preview.keyringReplaced
      ? 'The keyring file is replaced as well: the passphrases and people of the backup are valid again.'
      : 'The keyring file stays: passphrases and people are those of today.',
    files === ''
      ? 'There is no store yet.'
      : `What is there now is put aside first: ${files} into a new folder in "${preview.backups}".`,
  ].join('\n')
}

async function refuseUnconfirmed(cli: Cli, preview: Preview, isSure: boolean): Promise<void> {
  if (isSure) return
  cli.output.show(previewText(cli, preview))
  if (cli.terminal !== null && (await confirm(cli.terminal, 'Restore it?'))) return
  throw new PatchbayError(
    'CONFIRMATION_REQUIRED',
    `The restore of "${preview.name}" was not confirmed; nothing was changed. --yes says yes without a question.`,
    { name: preview.name },
  )
}

async function restore(cli: Cli, file: string, isSure: boolean): Promise<void> {
  const caller = await cli.caller()
  const which = { file }
  const preview = await caller.backup.preview({ which })
  await refuseUnconfirmed(cli, preview, isSure)
  const restored = await caller.backup.restore({ which, ...(await openingOf(cli, preview)) })
  const aside = restored.putAside === null ? '' : `\nWhat was there before is in "${restored.putAside}".`
  cli.output.result(
    restored,
    `Backup "${restored.restored}" is restored: ${countsText(restored.counts)}.${aside}`,
  )
}

export function register(program: Command, cli: Cli): void {
  const group = program.command('backup').description('encrypted copies of the store')
  const file = () => textArgument('<file>', 'name of a backup, its folder or a file in it, or a store file')
  group
    .command('create')
    .description('make a backup now, and read it back')
    .action(() => create(cli))
  group
    .command('list')
    .description('all backups, newest first; needs no passphrase')
    .action(() => list(cli))
  group
    .command('verify')
    .description('prove that a backup is whole; changes nothing')
    .addArgument(file())
    .action((name: string) => verify(cli, name))
  group
    .command('restore')
    .description('put a backup in the place of the store; what is there now is put aside')
    .addArgument(file())
    .option('--yes', 'no question', false)
    .action((name: string, options: { yes: boolean }) => restore(cli, name, options.yes))
}
