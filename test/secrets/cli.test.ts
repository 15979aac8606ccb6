/** 200 planted secrets on the command line: what it prints, as text and as JSON, and what it leaves on the disk. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { startPracticeServer } from '../../src-main/practice/server.ts'
import { type Ended, type Place, passphrase, placeWithStore, printed } from '../cli/support.ts'
import { startEchoServer } from './echoServer.ts'
import { secretVariable, writeEstateFiles } from './estateFiles.ts'
import { Planter } from './planted.ts'
import { serviceDrafts, userDraft } from './samples.ts'
import { SecretSearch } from './search.ts'

const timeoutMs = 180_000

function writeLargeEstate(place: Place, planter: Planter, name: string): string {
  const services = serviceDrafts(planter, 'First').map(({ authentications, ...service }) => ({
    ...service,
    authentications: authentications.map(({ authenticationId, secret }) => ({
      id: authenticationId,
      secret,
    })),
  }))
  const users = Array.from({ length: 75 }, (_, index) => userDraft(planter, `hook.user${index}`))
  return place.file(name, JSON.stringify({ patchbay: 1, services, users }))
}

/** A practice server that quotes what it refuses, and one that repeats everything. */
async function addServers(place: Place, planter: Planter): Promise<void> {
  const echo = { kind: 'status', status: 400, quoteRequest: true } as const
  const password = planter.plant('password of the API user')
  const practice = await startPracticeServer({
    config: {
      auth: { user: 'api', password },
      faults: [
        { match: { method: 'POST', path: '/users', nth: 2 }, fault: echo },
        { match: { method: 'POST', path: '/messagingServices', nth: 2 }, fault: echo },
      ],
    },
  })
  onTestFinished(() => practice.close())
  const login = ['--user', 'api', '--password-file', place.file('password', `${password}\n`)]
  const added = ['server', 'add', 'practice', '--url', practice.url, '--auth', 'basic', ...login]
  expect((await place.patchbay(...added, '--json')).code).toBe(0)
  const key = place.file('key', planter.plant('API key'))
  const more = ['--url', await startEchoServer(), '--auth', 'basic+apikey', '--api-key-file', key]
  expect((await place.patchbay('server', 'add', 'careless', ...more, ...login)).code).toBe(0)
}

test(
  'nothing that the command line prints or keeps has a secret, but what was asked for',
  async () => {
    const place = await placeWithStore()
    const planter = new Planter('cli')
    planter.know('first passphrase', passphrase)
    const recoveryFile = path.join(place.folder, 'recovery')
    /** Runs one after the other; `codes`: what they may exit with. */
    const runs = async (codes: readonly number[], ...commands: (readonly string[])[]): Promise<Ended[]> => {
      const all: Ended[] = []
      for (const command of commands) all.push(await place.patchbay(...command))
      expect(all.map(({ code }, at) => [commands[at], codes.includes(code ?? -1)])).toEqual(
        commands.map((command) => [command, true]),
      )
      return all
    }
    await runs([0], ['key', 'add', 'recovery', '--recovery-file', recoveryFile])
    const recoveryKey = planter.know('recovery key', readFileSync(recoveryFile, 'utf8').trim())
    planter.know('recovery key without hyphens', recoveryKey.replaceAll('-', ''))
    const { good, bad } = writeEstateFiles(place.folder, planter)
    onTestFinished(() => void delete process.env[secretVariable])
    const estate = writeLargeEstate(place, planter, 'estate.json')
    const changed = writeLargeEstate(place, planter, 'changed.json')
    await runs([0], ['import', good], ['import', estate, '--json'], ['import', changed])
    const refused = bad.map((file, at) =>
      runs([1, 3], at % 2 ? ['import', file, '--json'] : ['validate', file]),
    )
    await Promise.all(refused)
    await addServers(place, planter)
    const plan = path.join(place.folder, 'plan.json')
    await runs(
      [0, 2],
      ['server', 'doctor', 'practice'],
      ['plan', 'practice', '--json', '--out', plan],
      ['plan', 'practice'],
    )
    const [pushed] = await runs([1, 2, 3, 4, 5], ['push', 'practice', '--yes', '--json'])
    expect(pushed?.json()).toMatchObject({ failed: 2 })
    await runs(
      [1, 2, 3, 4, 5],
      ['server', 'doctor', 'careless', '--json'],
      ['plan', 'careless'],
      ['pull', 'careless', '--json'],
    )
    await runs([0], ['runs', 'practice', '--json'], ['undo'], ['redo', '--json'])
    const outputs = ['omit', 'hash', 'plain'].map((secrets) => path.join(place.folder, `${secrets}.yaml`))
    await runs(
      [0],
      ...outputs.map((file) => ['export', file, '--secrets', path.basename(file, '.yaml'), '--yes']),
    )
    const next = place.file('next', planter.plant('new passphrase'))
    const auditor = place.file('auditor', planter.plant('passphrase of the auditor'))
    await runs(
      [0],
      ['person', 'add', 'Auditor', '--role', 'auditor', '--new-passphrase-file', auditor, '--json'],
    )
    const audit = path.join(place.folder, 'audit.json')
    await runs(
      [0],
      ['audit', 'list', '--limit', '1000', '--json'],
      ['audit', 'export', audit],
      ['backup', 'create', '--json'],
    )
    const wrong = place.file('wrong', planter.plant('wrong passphrase'))
    expect((await place.patchbay('user', 'list', '--passphrase-file', wrong)).code).not.toBe(0)
    await runs([0], ['key', 'passphrase', '--new-passphrase-file', next, '--json'])

    const search = new SecretSearch(planter.secrets)
    expect(planter.secrets.length).toBeGreaterThanOrEqual(200)
    expect(printed.length).toBeGreaterThan(60)
    expect(printed.flatMap((text) => search.in(text))).toEqual([])
    expect(search.below(place.data)).toEqual([])
    for (const file of ['plan.json', 'omit.yaml', 'hash.yaml', 'audit.json']) {
      expect([file, search.in(readFileSync(path.join(place.folder, file)))]).toEqual([file, []])
    }
    // The search finds what is there: an export that was asked to have them.
    expect(search.in(readFileSync(path.join(place.folder, 'plain.yaml'))).length).toBeGreaterThan(80)
  },
  timeoutMs,
)
