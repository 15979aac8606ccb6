/** `user list|show`. */
import type { Command } from 'commander'
import type { User } from '../../domain/model.ts'
import type { UserListItem } from '../../store/userList.ts'
import { allPages } from '../allPages.ts'
import type { Cli } from '../context.ts'
import { table } from '../table.ts'
import { textArgument } from '../usage.ts'

function listText(users: readonly UserListItem[]): string {
  return table(
    ['LOGON NAME', 'FIRST NAME', 'LAST NAME', 'PASSWORD', 'USE ON MESSAGING SERVICE'],
    users.map((user) => [
      user.logonName,
      user.firstName,
      user.lastName,
      user.hasPassword ? 'set' : 'absent',
      user.usesMessagingService ? 'yes' : 'no',
    ]),
    'There are no users in the store.',
  )
}

function showText(user: User): string {
  return table(
    ['FIELD', 'VALUE'],
    [
      ['First Name', user.firstName],
      ['Last Name', user.lastName],
      ['Logon Name', user.logonName],
      ['Password', user.password],
      ['Use', user.use.join(', ')],
    ],
    '',
  )
}

async function list(cli: Cli): Promise<void> {
  const caller = await cli.openStore()
  const users = await allPages((page) => caller.user.list(page))
  cli.output.result({ users }, listText(users))
}

async function show(cli: Cli, logonName: string): Promise<void> {
  const caller = await cli.openStore()
  const user = await caller.user.getByLogonName({ logonName })
  cli.output.result(user, showText(user))
}

export function register(program: Command, cli: Cli): void {
  const group = program.command('user').description('incoming users of the store')
  group
    .command('list')
    .description('all users')
    .action(() => list(cli))
  group
    .command('show')
    .description('one user, without the password')
    .addArgument(textArgument('<logon>', 'logon name; upper and lower case make no difference'))
    .action((logonName: string) => show(cli, logonName))
}
