/** Saving one service with three authentications, against the same rows written by the bare driver. */
import type { ServiceDraft } from '../src-main/domain/draft.ts'
import { Secret } from '../src-main/domain/secret.ts'
import { newId } from '../src-main/platform/ids.ts'
import { saveService } from '../src-main/store/services.ts'
import type { Store } from '../src-main/store/store.ts'
import { type Figure, median, round, timed, withApplication } from './support.ts'

const rounds = 12
const savesPerRound = 40

function draft(number: number): ServiceDraft {
  const authentications = [1, 2, 3].map((row) => ({
    authenticationId: `10482956${number}${row}`,
    secret: new Secret(`EAA${'x'.repeat(150)}${number}`),
  }))
  return {
    name: `Service ${number}`,
    type: 'facebook',
    serviceConnection: 'https://graph.facebook.com/v19.0/me/messages',
    authenticationUrl: '',
    authenticationScope: '',
    authentications,
  }
}

/** The rows that a save leaves behind, written with prepared statements: service, three rows, undo, audit. */
function rawWriter({ connection }: Store): (number: number) => void {
  const service = connection.prepare(
    `INSERT INTO service (id, name, name_key, type, service_connection, search, updated_at) VALUES (?,?,?,?,?,?,?)`,
  )
  const row = connection.prepare('INSERT INTO authentication VALUES (?,?,?,?,?)')
  const undo = connection.prepare('INSERT INTO undo (person, action, label, changes, at) VALUES (?,?,?,?,?)')
  const audit = connection.prepare(
    'INSERT INTO audit (at, person, host, action, object, details, previous_hash, hash) VALUES (?,?,?,?,?,?,?,?)',
  )
  const sealed = Buffer.alloc(182, 7)
  const changes = 'x'.repeat(1400)
  const details = 'x'.repeat(500)
  const hash = 'f'.repeat(64)
  return connection.transaction((number: number) => {
    const id = newId()
    const name = `Raw ${number}`
    const url = 'https://graph.facebook.com/v19.0/me/messages'
    service.run(id, name, name.toLowerCase(), 'facebook', url, `${name}\n${url}`.toLowerCase(), '2026-01-01')
    for (let at = 0; at < 3; at++) row.run(newId(), id, at, `10482956${number}${at}`, sealed)
    undo.run('p', 'service.save', name, changes, '2026-01-01')
    audit.run('2026-01-01', 'p', 'cli', 'service.save', name, details, hash, hash)
  }).immediate
}

/** Both in turns, round by round, so that a slow disk slows both. */
export async function benchSave(): Promise<Figure> {
  return withApplication(async ({ session }) => {
    const { store } = session
    const raw = rawWriter(store)
    const ratios: number[] = []
    const saves: number[] = []
    let number = 0
    for (let at = 0; at < rounds; at++) {
      const rawMs = await timed(() => {
        for (let each = 0; each < savesPerRound; each++) raw(number++)
      })
      const saveMs = await timed(() => {
        for (let each = 0; each < savesPerRound; each++) saveService(store, null, draft(number++))
      })
      ratios.push(rawMs / saveMs)
      saves.push(saveMs / savesPerRound)
    }
    const value = round(median(ratios))
    return {
      name: 'Save of a service with 3 authentications, rate against raw rows',
      value,
      unit: 'x',
      bound: '>= 0.5',
      holds: value >= 0.5,
      detail: `${round(median(saves))} ms a save`,
    }
  })
}
