/** More than 200 planted secrets: where they are found after everything was done with them that Patchbay does. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { type Connection, openConnection } from '../../src-main/store/database.ts'
import { temporaryFolder } from '../support/store.ts'
import { answersSecrets, playScenario, type Scenario, searchFor } from './scenario.ts'
import { filesBelow } from './search.ts'

/** Every value of every table, search index and history included, as bytes. */
function tablesOf(connection: Connection): Map<string, Buffer> {
  const names = connection
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table'")
    .pluck()
    .all() as string[]
  return new Map(
    names.map((name) => {
      const rows = connection.prepare(`SELECT * FROM "${name}"`).raw().all() as unknown[][]
      const values = rows.flat().map((value) => (Buffer.isBuffer(value) ? value : Buffer.from(String(value))))
      return [name, Buffer.concat(values.flatMap((value) => [value, Buffer.from('\n')]))]
    }),
  )
}

function insideTheDatabase(scenario: Scenario): void {
  const search = searchFor(scenario)
  const key = scenario.keys.get('store key after the rotation') ?? Buffer.alloc(0)
  const connection = openConnection(path.join(scenario.data, 'store.db'), key, false)
  try {
    const tables = tablesOf(connection)
    expect(tables.size).toBeGreaterThan(15)
    expect(
      [...tables].flatMap(([name, values]) => search.in(values).map((found) => `${found} in ${name}`)),
    ).toEqual([])
    // Clear pages, free ones included: what is not secret can be read in them.
    const pages = connection.serialize()
    expect(pages.subarray(0, 15).toString('latin1')).toBe('SQLite format 3')
    expect(pages.includes('First wavy')).toBe(true)
    expect(search.in(pages)).toEqual([])
  } finally {
    connection.close()
  }
}

const timeoutMs = 120_000

test(
  'none is in the data directory, the log, the database, any answer or any file that was not asked to have them',
  async () => {
    const scenario = await playScenario(temporaryFolder())
    const { recorder, planter, data, files } = scenario
    const search = searchFor(scenario)
    expect(planter.secrets.length).toBeGreaterThanOrEqual(200)

    const inAnswers = recorder.answers.filter(({ text }) => search.in(text).length > 0)
    expect([...new Set(inAnswers.map(({ path: procedure }) => procedure))].sort()).toEqual(answersSecrets)
    recorder.app.session.lock()
    expect(search.below(data)).toEqual([])
    const names = filesBelow(data).map((file) => path.basename(file))
    for (const name of ['patchbay.log', 'store.db', 'keyring.json', 'backup.json'])
      expect(names).toContain(name)
    for (const name of [
      'export-omit.yaml',
      'export-omit.json',
      'export-hash.yaml',
      'export-hash.json',
      'audit.json',
    ]) {
      expect([name, search.in(readFileSync(path.join(files, name)))]).toEqual([name, []])
    }
    insideTheDatabase(scenario)

    // The search finds what is there: an export that was asked to have them.
    for (const name of ['export-plain.yaml', 'export-plain.json']) {
      expect(search.in(readFileSync(path.join(files, name))).length).toBeGreaterThan(50)
    }
  },
  timeoutMs,
)
