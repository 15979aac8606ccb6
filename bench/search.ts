/** Search over 100,000 users through the router, as the list screen asks while a person types. */
import { newId } from '../src-main/platform/ids.ts'
import { createCaller } from '../src-main/rpc/router.ts'
import { searchText } from '../src-main/store/search.ts'
import type { Store } from '../src-main/store/store.ts'
import { type Figure, quantile, round, timed, withApplication } from './support.ts'

const users = 100_000
const firstNames = ['Hook', 'Agent', 'Chat', 'Portal', 'Gateway', 'Provider', 'Relay', 'Service']
const lastNames = ['Twilio', 'Wavy', 'Sinch', 'Social', 'Mail', 'North', 'South', 'East', 'West', 'Central']

function fill({ connection }: Store): void {
  const user = connection.prepare(
    `INSERT INTO user (id, first_name, last_name, logon_name, logon_key, search, updated_at) VALUES (?,?,?,?,?,?,?)`,
  )
  connection.transaction(() => {
    for (let number = 0; number < users; number++) {
      const first = firstNames[number % firstNames.length] ?? ''
      const last = lastNames[Math.floor(number / 7) % lastNames.length] ?? ''
      const logon = `${first}.${last}.${number}`.toLowerCase()
      user.run(newId(), first, last, logon, logon, searchText([logon, first, last]), '2026-01-01')
    }
  })()
}

/** What is typed, letter by letter: common words, rare ones, short ones, several, and none that matches. */
const typed = [
  'twilio',
  'hook tw',
  '4711',
  '99998',
  'central relay 7',
  'zz',
  'e',
  '.9',
  'nobody here',
  'social.123',
]

function keystrokes(): string[] {
  return typed.flatMap((text) => Array.from({ length: text.length }, (_, at) => text.slice(0, at + 1)))
}

export async function benchSearch(): Promise<Figure> {
  return withApplication(async (app) => {
    fill(app.session.store)
    const caller = createCaller({ app })
    const searches = ['', ...keystrokes()]
    const times: { search: string; ms: number }[] = []
    for (let round = 0; round < 4; round++) {
      for (const search of searches) {
        const ms = await timed(() => caller.user.list({ search, offset: 0, limit: 60 }))
        // The first round reads the file into the page cache, as opening the list does.
        if (round > 0) times.push({ search, ms })
      }
    }
    const value = round(
      quantile(
        times.map(({ ms }) => ms),
        0.95,
      ),
      1,
    )
    const slowest = times.toSorted((a, b) => b.ms - a.ms)[0]
    return {
      name: 'Search over 100,000 users through the router, p95 of a keystroke',
      value,
      unit: 'ms',
      bound: '<= 30',
      holds: value <= 30,
      detail: `median ${round(
        quantile(
          times.map(({ ms }) => ms),
          0.5,
        ),
        1,
      )} ms, slowest "${slowest?.search}" ${round(slowest?.ms ?? 0, 1)} ms, ${times.length} searches`,
    }
  })
}
