/** `undo`, `redo`, `history`, `trash list|restore`. */
import { Argument, type Command } from 'commander'
import { PatchbayError } from '../../domain/errors.ts'
import { naturalKey } from '../../domain/model.ts'
import type { ObjectVersion } from '../../store/history.ts'
import type { FieldDifference, ObjectKind } from '../../store/images.ts'
import type { TrashItem } from '../../store/trash.ts'
import type { PutBackResult } from '../../store/undo.ts'
import type { Caller, Cli } from '../context.ts'
import { table } from '../table.ts'
import { textArgument } from '../usage.ts'

const kinds: readonly ObjectKind[] = ['service', 'user', 'server']

const nothingDone = 'The store had it so already.'

function resultText(head: string, { objects, remarks }: PutBackResult): string {
  const rows = objects.map((object) => [object.kind, object.name, object.change])
  return [`${head}`, table(['KIND', 'NAME', 'NOW'], rows, nothingDone), ...remarks].join('\n\n')
}

function print(cli: Cli, verb: string, result: PutBackResult): void {
  cli.output.result(result, resultText(`${verb}: ${result.label}. Servers are as they were.`, result))
}

async function undo(cli: Cli): Promise<void> {
  print(cli, 'Undone', await (await cli.openStore()).history.undo({}))
}

async function redo(cli: Cli): Promise<void> {
  print(cli, 'Redone', await (await cli.openStore()).history.redo({}))
}

async function presentId(caller: Caller, kind: ObjectKind, name: string): Promise<string> {
  if (kind === 'service') return (await caller.service.getByName({ name })).id
  if (kind === 'user') return (await caller.user.getByLogonName({ logonName: name })).id
  return (await caller.server.getByName({ name })).id
}

/** The object deleted last of those that had the name. */
async function trashed(caller: Caller, kind: ObjectKind, name: string): Promise<TrashItem | null> {
  const { trash } = await caller.history.trash()
  return trash.find((item) => item.kind === kind && naturalKey(item.name) === naturalKey(name)) ?? null
}

/** Id of an object in the store, or else in the trash. @throws SERVICE_NOT_FOUND, USER_NOT_FOUND, SERVER_NOT_FOUND */
async function idOf(caller: Caller, kind: ObjectKind, name: string): Promise<string> {
  try {
    return await presentId(caller, kind, name)
  } catch (error) {
    const item = await trashed(caller, kind, name)
    if (item) return item.objectId
    throw error
  }
}

function fieldText({ name, before, after }: FieldDifference): string {
  return `${name}: ${before ?? '-'} -> ${after ?? '-'}`
}

function historyText(versions: readonly ObjectVersion[]): string {
  const lines = versions.map((version) => {
    const undone = version.undone ? ', undone since' : ''
    const head = `${version.seq}  ${version.at}  ${version.person}: ${version.label} (${version.change}${undone})`
    return [head, ...version.fields.map((field) => `    ${fieldText(field)}`)].join('\n')
  })
  return lines.length === 0 ? 'Nothing is known of its past.' : lines.join('\n')
}

async function history(cli: Cli, kind: ObjectKind, name: string): Promise<void> {
  const caller = await cli.openStore()
  const { versions } = await caller.history.list({ kind, id: await idOf(caller, kind, name) })
  cli.output.result({ versions }, historyText(versions))
}

async function trashList(cli: Cli): Promise<void> {
  const { trash } = await (await cli.openStore()).history.trash()
  const rows = trash.map((item) => [item.kind, item.name, item.deletedAt, item.person])
  cli.output.result({ trash }, table(['KIND', 'NAME', 'DELETED', 'BY'], rows, 'The trash is empty.'))
}

async function trashRestore(cli: Cli, kind: ObjectKind, name: string): Promise<void> {
  const caller = await cli.openStore()
  const item = await trashed(caller, kind, name)
  if (!item) {
    throw new PatchbayError(
      'VERSION_NOT_FOUND',
      `There is no ${kind} "${name}" in the trash. "patchbay trash list" shows what is there.`,
      { kind, name },
    )
  }
  print(cli, 'Done', await caller.history.restoreFromTrash({ kind, objectId: item.objectId }))
}

export function register(program: Command, cli: Cli): void {
  const kind = () => new Argument('<kind>', 'kind of the object').choices(kinds)
  const name = () => textArgument('<name>', 'name, or logon name of a user')
  program
    .command('undo')
    .description('take the latest edit of the store back; changes nothing on a server')
    .action(() => undo(cli))
  program
    .command('redo')
    .description('do again what was undone last')
    .action(() => redo(cli))
  program
    .command('history')
    .description('versions of an object, newest first, deleted ones included')
    .addArgument(kind())
    .addArgument(name())
    .action((of: ObjectKind, called: string) => history(cli, of, called))
  const trash = program.command('trash').description('deleted objects that can be put back')
  trash
    .command('list')
    .description('what is in the trash, newest first')
    .action(() => trashList(cli))
  trash
    .command('restore')
    .description('bring a deleted object back; of several with the name, the one deleted last')
    .addArgument(kind())
    .addArgument(name())
    .action((of: ObjectKind, called: string) => trashRestore(cli, of, called))
}
