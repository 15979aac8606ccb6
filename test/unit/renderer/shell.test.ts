/** The pure parts of the shell: shortcuts, the order of the command palette, what the status bar says. */
import { describe, expect, test } from 'vitest'
import type { ServerId } from '../../../src-main/domain/model.ts'
import type { ServerStatus } from '../../../src-main/sync/status.ts'
import {
  type Choice,
  type Command,
  findCommands,
  readChoices,
  withChoice,
} from '../../../src-renderer/app/palette/commands.ts'
import { runNews } from '../../../src-renderer/app/status/runNewsText.ts'
import { factsOf, shortTime, summaryOf } from '../../../src-renderer/app/status/serverFacts.ts'
import { t } from '../../../src-renderer/i18n/t.ts'
import {
  isShortcut,
  type Pressed,
  type ShortcutName,
  shortcutTable,
  shownKeys,
} from '../../../src-renderer/ui/shortcuts.ts'

function pressed(key: string, changes: Partial<Pressed> = {}): Pressed {
  const plain = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false }
  const code = /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : /^\d$/.test(key) ? `Digit${key}` : key
  return { key, code, ...plain, ...changes }
}

const names = Object.keys(shortcutTable) as ShortcutName[]
const hits = (event: Pressed) => names.filter((name) => isShortcut(name, event))

describe('shortcuts', () => {
  test.each([
    ['k', { ctrlKey: true }, 'palette'],
    ['K', { ctrlKey: true }, 'palette'],
    ['k', { metaKey: true }, 'palette'],
    ['?', { shiftKey: true }, 'overview'],
    ['/', {}, 'search'],
    ['/', { shiftKey: true }, 'search'],
    ['s', { ctrlKey: true }, 'save'],
    ['S', { ctrlKey: true, shiftKey: true }, 'saveAndClose'],
    ['z', { ctrlKey: true }, 'undo'],
    ['Z', { ctrlKey: true, shiftKey: true }, 'redo'],
    ['y', { ctrlKey: true }, 'redo'],
    ['L', { ctrlKey: true, shiftKey: true }, 'lock'],
    ['n', { altKey: true }, 'addNew'],
    ['3', { altKey: true }, 'group3'],
  ] as const)('%s %o is %s and nothing else', (key, changes, name) => {
    expect(hits(pressed(key, changes))).toEqual([name])
  })

  test('Alt goes by the place of the key: on macOS it writes another sign', () => {
    expect(hits(pressed('˜', { altKey: true, code: 'KeyN' }))).toEqual(['addNew'])
  })

  test.each([
    ['l', { ctrlKey: true }],
    ['f', { ctrlKey: true }],
    ['s', {}],
    ['k', { ctrlKey: true, altKey: true }],
    ['n', { ctrlKey: true }],
    ['1', { ctrlKey: true }],
    ['Enter', {}],
    ['F6', {}],
  ])('%s %o is left to the browser and the components', (key, changes) => {
    expect(hits(pressed(key, changes))).toEqual([])
  })

  test('are shown as the keyboard has them', () => {
    expect(shownKeys('saveAndClose', false, t)).toEqual([['Ctrl', 'Shift', 'S']])
    expect(shownKeys('saveAndClose', true, t)).toEqual([['Cmd', 'Shift', 'S']])
    expect(shownKeys('redo', false, t)).toEqual([
      ['Ctrl', 'Y'],
      ['Ctrl', 'Shift', 'Z'],
    ])
    expect(shownKeys('close', false, t)).toEqual([['Esc']])
  })
})

describe('command palette', () => {
  const command = (id: string, text: string, detail?: string): Command => {
    return { id, kind: 'action', text, run: () => {}, ...(detail !== undefined && { detail }) }
  }
  const commands = [
    command('users', 'Users', 'User and Role Management'),
    command('servers', 'Servers'),
    command('pull', 'Read server: prod'),
    command('twilio', 'New messaging service: twilio'),
    command('cafe', 'Café Support', 'facebook'),
  ]
  const found = (typed: string, recent: readonly Choice[] = []) =>
    findCommands(commands, typed, recent).map(({ id }) => id)

  test('the best fit comes first; every word must be there', () => {
    expect(found('serv')).toEqual(['servers', 'pull', 'twilio'])
    expect(found('twilio new')).toEqual(['twilio'])
    expect(found('server test')).toEqual([])
    expect(found('role')).toEqual(['users'])
  })

  test('case and accents make no difference', () => {
    expect(found('CAFE')).toEqual(['cafe'])
    expect(found('facebook')).toEqual(['cafe'])
  })

  test('among equals the latest choice comes first', () => {
    const recent: Choice[] = [{ id: 'twilio', kind: 'action', text: '' }]
    expect(found('serv', recent)).toEqual(['servers', 'twilio', 'pull'])
  })

  test('choices are kept once each, the latest first, and read from anything', () => {
    const choice = (id: string): Choice => ({ id, kind: 'screen', text: id })
    const many = Array.from({ length: 10 }, (_, index) => choice(`c${index}`))
    const kept = many.reduce<readonly Choice[]>(withChoice, [])
    expect(kept.map(({ id }) => id)).toEqual(['c9', 'c8', 'c7', 'c6', 'c5', 'c4', 'c3', 'c2'])
    expect(withChoice(kept, choice('c5'))[0]).toEqual(choice('c5'))
    expect(withChoice(kept, choice('c5'))).toHaveLength(8)
    expect(readChoices(undefined)).toEqual([])
    expect(readChoices([null, 'x', { id: 'a', kind: 'unheard', text: 'A' }, choice('b')])).toEqual([
      choice('b'),
    ])
  })

  test('nothing but the name of a choice is kept', () => {
    const [kept] = withChoice([], commands[4] as Command)
    expect(kept).toEqual({ id: 'cafe', kind: 'action', text: 'Café Support' })
  })
})

describe('status bar', () => {
  const now = new Date(2026, 2, 1, 12, 0)
  const today = new Date(2026, 2, 1, 9, 5).toISOString()
  const unread: ServerStatus = {
    serverId: 's1' as ServerId,
    server: 'prod',
    triedAt: null,
    readAt: null,
    error: null,
    driftObjects: 0,
    openConflicts: 0,
    lastRun: null,
  }
  const read: ServerStatus = {
    ...unread,
    serverId: 's2' as ServerId,
    server: 'test',
    triedAt: today,
    readAt: today,
  }
  const countsOf = (changed: number | null, deleted = 0) =>
    changed === null ? null : { added: 0, changed, deleted }
  const texts = (status: ServerStatus, changed?: number | null, deleted = 0) =>
    factsOf(
      status,
      changed === undefined ? undefined : [{ serverId: status.serverId, counts: countsOf(changed, deleted) }],
      now,
    ).facts.map(({ text }) => text)

  test('what nobody has looked at is not known', () => {
    expect(texts(unread)).toEqual([
      'Not contacted yet',
      'Pending not known',
      'Never pushed',
      'Drift not known',
    ])
    expect(texts(unread, null)[1]).toBe('Compare to know')
  })

  test('what is on record is said with its time', () => {
    const run = {
      id: 'r1' as never,
      kind: 'push' as const,
      person: 'Anna',
      startedAt: today,
      stoppedBy: null,
      steps: 1,
      done: 1,
    }
    const pushed = { ...read, lastRun: { ...run, finishedAt: today, converged: true } }
    expect(texts(pushed, 2)).toEqual(['Reached 09:05', '2 pending', 'Pushed 09:05', 'No drift'])
    expect(texts({ ...read, lastRun: { ...run, finishedAt: today, converged: null } }, 0)[2]).toBe(
      'Push 09:05 incomplete',
    )
    expect(texts({ ...read, lastRun: { ...run, finishedAt: null, converged: null } }, 0)[2]).toBe(
      'Push since 09:05',
    )
  })

  test('what is deleted here and not there is told beside what is pending, and alone', () => {
    expect(texts(read, 2, 1)[1]).toBe('2 pending, 1 only on the server')
    expect(texts(read, 0, 1)[1]).toBe('1 only on the server')
    expect(texts(read, 0, 0)[1]).toBe('Nothing pending')
  })

  test('a push that ended is told with its figures, one that did not come to its end as such', () => {
    const run = { kind: 'push' as const, steps: 3, done: 3 }
    expect(runNews('prod', { ...run, converged: true, stoppedBy: null })).toEqual({
      level: 'success',
      text: 'Pushed to prod: 3 changes',
    })
    const one = { kind: 'rollback' as const, steps: 2, done: 1 }
    expect(runNews('prod', { ...one, converged: true, stoppedBy: null }).text).toBe(
      'Rolled back on prod: 1 change',
    )
    expect(runNews('prod', { ...one, converged: null, stoppedBy: 'CANCELLED' })).toEqual({
      level: 'info',
      text: 'The rollback on prod is incomplete: 1 of 2 steps done',
    })
    expect(runNews('prod', { ...run, converged: false, stoppedBy: 'NOT_CONVERGED' }).level).toBe('error')
  })

  test('a failed contact is no longer called reached', () => {
    const error = { code: 'SERVER_UNREACHABLE' as const, message: 'No answer.' }
    const [contact] = factsOf({ ...read, error }, [], now).facts
    expect(contact).toMatchObject({ text: 'Not reached 09:05', tone: 'failure', path: '/servers/s2' })
    expect(contact?.help).toMatch(/^No answer\. Last read in full: /)
  })

  test('several servers together promise no more than each of them', () => {
    const summary = (statuses: readonly ServerStatus[], objects: readonly (number | null)[]) =>
      summaryOf(
        statuses,
        statuses.flatMap(({ serverId }, at) => {
          const count = objects[at]
          return count === undefined ? [] : [{ serverId, counts: countsOf(count) }]
        }),
        now,
      ).map(({ text }) => text)
    expect(summary([unread, read], [0])).toEqual([
      '1 of 2 servers reached',
      'Pending not known',
      'Never pushed',
      'Drift not known',
    ])
    expect(summary([unread, { ...read, driftObjects: 2 }], [1, 2])).toEqual([
      '1 of 2 servers reached',
      '3 pending',
      'Never pushed',
      '2 drifted, not all read',
    ])
    expect(summary([read, { ...read, serverId: 's3' as ServerId }], [0, null])[1]).toBe('Compare to know')
  })

  test('a time of another day is told by its day', () => {
    expect(shortTime(new Date(2026, 1, 28, 9, 5).toISOString(), now)).toBe('28 Feb 2026')
  })
})
