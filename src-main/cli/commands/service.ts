/** `service list|show`. */
import type { Command } from 'commander'
import type { Service } from '../../domain/model.ts'
import type { ServiceListItem } from '../../store/serviceList.ts'
import { allPages } from '../allPages.ts'
import type { Cli } from '../context.ts'
import { table } from '../table.ts'
import { textArgument } from '../usage.ts'

function listText(services: readonly ServiceListItem[]): string {
  return table(
    ['NAME', 'TYPE', 'SERVICE CONNECTION', 'AUTHENTICATIONS', 'WITHOUT SECRET'],
    services.map((service) => [
      service.name,
      service.type,
      service.serviceConnection,
      String(service.authentications),
      String(service.missingSecrets),
    ]),
    'There are no services in the store.',
  )
}

function showText(service: Service): string {
  const fields = table(
    ['FIELD', 'VALUE'],
    [
      ['Name', service.name],
      ['Type', service.type],
      ['Service Connection', service.serviceConnection],
      ['Authentication URL', service.authenticationUrl],
      ['Authentication Scope', service.authenticationScope],
    ],
    '',
  )
  const rows = table(
    ['AUTHENTICATION ID', 'SECRET'],
    service.authentications.map((row) => [row.authenticationId, row.secret]),
    'No authentications.',
  )
  return `${fields}\n\n${rows}`
}

async function list(cli: Cli): Promise<void> {
  const caller = await cli.openStore()
  const services = await allPages((page) => caller.service.list(page))
  cli.output.result({ services }, listText(services))
}

async function show(cli: Cli, name: string): Promise<void> {
  const caller = await cli.openStore()
  const service = await caller.service.getByName({ name })
  cli.output.result(service, showText(service))
}

export function register(program: Command, cli: Cli): void {
  const group = program.command('service').description('messaging services of the store')
  group
    .command('list')
    .description('all services')
    .action(() => list(cli))
  group
    .command('show')
    .description('one service, without its secrets')
    .addArgument(textArgument('<name>', 'name; upper and lower case make no difference'))
    .action((name: string) => show(cli, name))
}
