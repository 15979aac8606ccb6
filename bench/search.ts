/** Search over 100,000 users through the router, as the list screen asks while a person types. */
import { setTimeout } from 'node:timers/promises'
import { newId } from '../src-main/platform/ids.ts'
import { createCaller } from '../src-main/rpc/router.ts'
import { searchText } from '../src-main/store/search.ts'
import type { Store } from '../src-main/store/store.ts'
import { type Figure, quantile, round, timed, withApplication } from './support.ts'

const users = 100_000
const firstNames = ['Hook', 'Agent', 'Chat', 'Portal', 'Gateway', 'Provider', 'Relay', 'Service']
const lastNames = ['Twilio', 'Wavy', 'Sinch', 'Social', 'Mail', 'North', 'South', 'East', 'West', 'Central']

/** The same users in each run. */
export function sampleUser(number: number) {
  const first = firstNames[number % firstNames.length] ?? ''
  const last = lastNames[Math.floor(number / 7) % lastNames.length] ?? ''
  const logon = `${first}.${last}.${number}`.toLowerCase()
  return { first, last, logon, search: searchText([logon, first, last]) }
}

export function fillUsers({ connection }: Store, users: number): void {
  const user = connection.prepare(
    `INSERT INTO user (id, first_name, last_name, logon_name, logon_key, search, updated_at) VALUES (?,?,?,?,?,?,?)`,
  )
  connection.transaction(() => {
    for (let number = 0; number < users; number++) {
      const { first, last, logon, search } = sampleUser(number)
      user.run(newId(), first, last, logon, logon, search, '2026-01-01')
    }
  })()
}

/** What is typed, letter by letter: common words, rare ones, short ones, several, and none that matches. */
export const typed = [
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

type Request = Parameters<ReturnType<typeof createCaller>['user']['list']>[0]

async function measure(name: string, also: readonly Request[]): Promise<Figure> {
  return withApplication(async (app) => {
    fillUsers(app.session.store, users)
    const caller = createCaller({ app })
    const searches = ['', ...keystrokes()]
    const times: { search: string; ms: number }[] = []
    for (let round = 0; round < 4; round++) {
      for (const [at, search] of searches.entries()) {
        const request = { ...also[at % also.length], search, offset: 0, limit: 60 }
        const ms = await timed(() => caller.user.list(request))
        // In the first round the rows are read into memory, between the searches, as when a list was opened.
        if (round === 0) await setTimeout(10)
        else times.push({ search, ms })
      }
    }
    const all = times.map(({ ms }) => ms)
    const value = round(quantile(all, 0.95), 1)
    const slowest = times.toSorted((a, b) => b.ms - a.ms)[0]
    return {
      name,
      value,
      unit: 'ms',
      bound: '<= 30',
      holds: value <= 30,
      detail: `median ${round(quantile(all, 0.5), 1)} ms, slowest "${slowest?.search}" ${round(slowest?.ms ?? 0, 1)} ms, ${times.length} searches`,
    }
  }, 'loopback')
}

export function benchSearch(): Promise<Figure> {
  return measure('Search over 100,000 users through the router, p95 of a keystroke', [{}])
}

/** Orders and filters that no index of the database fits, another one at each keystroke. */
export function benchSortedSearch(): Promise<Figure> {
  return measure('The same, sorted by other columns and filtered, p95 of a keystroke', [
    { sort: { by: 'lastName', descending: false } },
    { sort: { by: 'changed', descending: true }, hasPassword: false },
    { sort: { by: 'firstName', descending: true } },
    { sort: { by: 'logonName', descending: false }, usesMessagingService: false },
  ])
}
