/** Estate files with secrets in them: one that is imported, and one for every way in which an import fails. */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Planter } from './planted.ts'

/** Name of an environment variable that is set to a secret while the test runs. */
export const secretVariable = 'PATCHBAY_TEST_PLANTED'

const connection = 'https://api-messaging.wavy.global/v1/send-sms'

function user(logonName: string, password: unknown) {
  return { firstName: 'Hook', lastName: 'Import', logonName, password, use: ['messagingService'] }
}

function service(name: string, secret: unknown, more: object = {}) {
  const authentications = [{ id: 'example', secret }]
  return { name, type: 'wavy', serviceConnection: connection, authentications, ...more }
}

/** Writes them into `folder`. */
export function writeEstateFiles(folder: string, planter: Planter) {
  const write = (name: string, content: string) => {
    writeFileSync(path.join(folder, name), content)
    return path.join(folder, name)
  }
  const json = (name: string, services: unknown[], users: unknown[], more: object = {}) =>
    write(name, JSON.stringify({ patchbay: 1, services, users, ...more }, null, 1))
  const secret = (name: string) => planter.plant(`${name} in an estate file`)
  process.env[secretVariable] = secret('by variable')
  write('secret.txt', `${secret('by file')}\n`)
  const good = json(
    'good.json',
    [service('Import plain', secret('plain')), service('Import file', { file: 'secret.txt' })],
    [user('import.plain', secret('plain')), user('import.env', { env: secretVariable })],
  )
  const bad = [
    write(
      'syntax.yaml',
      `patchbay: 1\nusers:\n  - logonName: a\n    password: "${secret('no end of text')}\n`,
    ),
    write('tab.yaml', `patchbay: 1\nusers:\n\t- password: ${secret('tab')}\n`),
    write(
      'alias.yaml',
      `patchbay: 1\nusers:\n  - logonName: a\n    password: *${secret('alias').replaceAll(/\W/g, '')}\n`,
    ),
    write('syntax.json', `{"patchbay":1,"users":[{"password":"${secret('cut off').replaceAll(/\W/g, '')}`),
    write(
      'twice.yaml',
      `patchbay: 1\nusers:\n  - password: "${planter.plant('twice').replaceAll(/\W/g, '')}"\n    password: x\n`,
    ),
    json('list.json', [], [user('a', [secret('in a list')])]),
    json('object.json', [], [user('a', { value: secret('in an object') })]),
    json('key.json', [service('a', 'x', { secret: secret('under a wrong key') })], []),
    json('type.json', [service('a', secret('with a wrong type'), { type: 'unknown' })], []),
    json('hash.json', [service('a', `sha256-salted:${secret('as a hash')}`)], []),
    json(
      'file.json',
      [service('a', { file: 'missing.txt' }), service('b', secret('beside a missing file'))],
      [],
    ),
    json('names.json', [service('Same', secret('same name 1')), service('same', secret('same name 2'))], []),
    json('rules.json', [service('', secret('without a name'))], [user('', secret('without a logon name'))]),
    json('version.json', [service('a', secret('of another version'))], [], { patchbay: 99 }),
  ]
  return { good, bad }
}
