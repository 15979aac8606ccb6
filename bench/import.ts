/** Import of an estate file with 10,000 users, against the same rows written by the bare driver. */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { newId } from '../src-main/platform/ids.ts'
import { createCaller } from '../src-main/rpc/router.ts'
import type { Store } from '../src-main/store/store.ts'
import { type Figure, median, round, timed, withApplication } from './support.ts'

const users = 10_000
const rounds = 3

function estateText(): string {
  const list = Array.from({ length: users }, (_, number) => ({
    firstName: 'Hook',
    lastName: `Number ${number}`,
    logonName: `hook.number.${number}`,
    password: `a long enough password ${number}`,
    use: ['messagingService'],
  }))
  return JSON.stringify({ patchbay: 1, users: list }, null, 1)
}

/** Users and rights, with the search index that the store keeps by triggers, in one transaction. */
function insertRaw({ connection }: Store): void {
  const user = connection.prepare(
    `INSERT INTO user (id, first_name, last_name, logon_name, logon_key, password, search, updated_at)
     VALUES (?,?,?,?,?,?,?,?)`,
  )
  const right = connection.prepare('INSERT INTO user_right VALUES (?,?)')
  const sealed = Buffer.alloc(56, 7)
  connection
    .transaction(() => {
      for (let number = 0; number < users; number++) {
        const id = newId()
        const logonName = `hook.number.${number}`
        const search = `${logonName}\nhook\nnumber ${number}`
        user.run(id, 'Hook', `Number ${number}`, logonName, logonName, sealed, search, '2026-01-01')
        right.run(id, 'messagingService')
      }
    })
    .immediate()
}

async function once(): Promise<{ rawMs: number; importMs: number }> {
  const rawMs = await withApplication(async ({ session }) => timed(() => insertRaw(session.store)))
  const importMs = await withApplication(async (app, folder) => {
    const file = path.join(folder, 'estate.json')
    writeFileSync(file, estateText())
    return timed(() => createCaller({ app }).estate.import({ file }))
  })
  return { rawMs, importMs }
}

export async function benchImport(): Promise<Figure> {
  const runs = []
  for (let at = 0; at < rounds; at++) runs.push(await once())
  const value = round(median(runs.map(({ rawMs, importMs }) => importMs / rawMs)))
  return {
    name: 'Import of 10,000 users (JSON estate file), time against raw insert',
    value,
    unit: 'x',
    bound: '<= 3',
    holds: value <= 3,
    detail: `raw ${round(median(runs.map((run) => run.rawMs)), 0)} ms, import ${round(median(runs.map((run) => run.importMs)), 0)} ms`,
  }
}
