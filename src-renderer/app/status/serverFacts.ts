/** What the status bar says of the servers: what is on record, with its time, and nothing that is not. Pure. */
import type { PendingChanges } from '../../../src-main/sync/pending.ts'
import type { ServerStatus } from '../../../src-main/sync/status.ts'
import { errorMessage } from '../../i18n/domainText.ts'
import { numberText } from '../../i18n/language.ts'
import { t, tCount } from '../../i18n/t.ts'
import { minuteText, shortDayText, timeText } from '../../ui/timeText.ts'

export type Tone = 'plain' | 'attention' | 'failure'
export const factNames = ['contact', 'pending', 'push', 'drift'] as const
export type FactName = (typeof factNames)[number]

export interface Fact {
  readonly name: FactName
  readonly text: string
  /** More of it, for a tooltip; empty: there is no more. */
  readonly help: string
  readonly tone: Tone
  /** Screen that shows it. */
  readonly path: string
}

export interface ServerFacts {
  readonly serverId: string
  readonly server: string
  readonly facts: readonly Fact[]
}

/** `undefined`: not known yet; `null`: too many to count. */
type Counts = PendingChanges['counts'] | undefined
type Pending = Pick<PendingChanges, 'serverId' | 'counts'>

/** The time alone where it was today, else the day alone. `now` and `at` in the machine's zone. */
export function shortTime(at: string, now: Date): string {
  const time = new Date(at)
  return time.toDateString() === now.toDateString() ? minuteText(time) : shortDayText(time)
}

function pendingOf(pending: readonly Pending[] | undefined, serverId: string): Counts {
  return pending?.find((entry) => entry.serverId === serverId)?.counts
}

/** `pending` undefined: not known, or not for the person's role. */
export function factsOf(
  status: ServerStatus,
  pending: readonly Pending[] | undefined,
  now: Date,
): ServerFacts {
  const { serverId, server } = status
  return {
    serverId,
    server,
    facts: [
      { name: 'contact', ...contactFact(status, now), path: `/servers/${serverId}` },
      { name: 'pending', ...pendingFact(pendingOf(pending, serverId)), path: `/push/${serverId}` },
      { name: 'push', ...pushFact(status, now) },
      { name: 'drift', ...driftFact(status), path: '/drift' },
    ],
  }
}

type Said = Pick<Fact, 'text' | 'help' | 'tone'>

function contactFact({ triedAt, readAt, error }: ServerStatus, now: Date): Said {
  if (triedAt === null) return { text: t('shell.status.never'), help: '', tone: 'plain' }
  const at = shortTime(triedAt, now)
  if (error === null)
    return { text: t('shell.status.reached', { at }), help: timeText(triedAt), tone: 'plain' }
  const message = errorMessage(error.code, error.message)
  const help =
    readAt === null
      ? t('shell.status.failed.neverRead', { message })
      : t('shell.status.failed.why', { message, at: timeText(readAt) })
  return { text: t('shell.status.failed', { at }), help, tone: 'failure' }
}

function pendingFact(counts: Counts): Said {
  const help = t('shell.status.pending.help')
  if (counts === undefined) return { text: t('shell.status.pending.unknown'), help, tone: 'plain' }
  if (counts === null) {
    const why = t('shell.status.pending.large.help')
    return { text: t('shell.status.pending.large'), help: why, tone: 'plain' }
  }
  const waiting = counts.added + counts.changed
  const { deleted } = counts
  const texts = [
    ...(waiting > 0 ? [t('shell.status.pending.count', { count: numberText(waiting) })] : []),
    ...(deleted > 0 ? [t('shell.status.pending.onlyThere', { count: numberText(deleted) })] : []),
  ]
  if (texts.length === 0) return { text: t('shell.status.pending.none'), help, tone: 'plain' }
  return {
    text: texts.join(', '),
    help: deleted > 0 ? `${help} ${t('shell.status.pending.onlyThere.help')}` : help,
    tone: waiting > 0 ? 'attention' : 'plain',
  }
}

function pushFact({ serverId, lastRun }: ServerStatus, now: Date): Omit<Fact, 'name'> {
  if (lastRun === null) {
    return { text: t('shell.status.neverPushed'), help: '', tone: 'plain', path: `/push/${serverId}` }
  }
  const { id, kind, startedAt, finishedAt, converged, person } = lastRun
  const outcome = finishedAt === null ? 'open' : converged === true ? 'agreed' : 'left'
  return {
    text: t(`shell.status.${kind}.${outcome}`, { at: shortTime(finishedAt ?? startedAt, now) }),
    help: `${timeText(finishedAt ?? startedAt)} · ${person}`,
    tone: outcome === 'left' ? 'failure' : 'plain',
    path: `/runs/${serverId}/${id}`,
  }
}

function driftFact({ readAt, driftObjects }: ServerStatus): Said {
  const what = t('shell.status.drift.what')
  if (readAt === null && driftObjects === 0) {
    return { text: t('shell.status.drift.unknown'), help: what, tone: 'plain' }
  }
  const help = readAt === null ? what : `${what} ${t('shell.status.drift.help', { at: timeText(readAt) })}`
  if (driftObjects === 0) return { text: t('shell.status.drift.none'), help, tone: 'plain' }
  return { text: driftText(driftObjects), help, tone: 'attention' }
}

function driftText(count: number): string {
  return tCount(count, 'shell.status.drift.one', 'shell.status.drift.other')
}

/** Of several servers together: one line for each kind of fact. */
export function summaryOf(
  statuses: readonly ServerStatus[],
  pending: readonly Pending[] | undefined,
  now: Date,
): readonly Fact[] {
  const newest = statuses
    .filter(({ lastRun }) => lastRun !== null)
    .sort((a, b) => (b.lastRun?.startedAt ?? '').localeCompare(a.lastRun?.startedAt ?? ''))[0]
  return [
    { name: 'contact', ...contactSummary(statuses), path: '/servers' },
    { name: 'pending', ...pendingSummary(statuses, pending), path: '/push' },
    newest === undefined
      ? { name: 'push', text: t('shell.status.neverPushed'), help: '', tone: 'plain', path: '/push' }
      : { name: 'push', ...pushFact(newest, now) },
    { name: 'drift', ...driftSummary(statuses), path: '/drift' },
  ]
}

function contactSummary(statuses: readonly ServerStatus[]): Said {
  const all = statuses.length
  const failed = statuses.filter(({ error }) => error !== null)
  if (failed.length > 0) {
    const text = t('shell.status.someFailed', { failed: failed.length, all })
    return { text, help: failed.map(({ server }) => server).join(', '), tone: 'failure' }
  }
  const reached = statuses.filter(({ triedAt }) => triedAt !== null).length
  return { text: t('shell.status.allReached', { reached, all }), help: '', tone: 'plain' }
}

function pendingSummary(statuses: readonly ServerStatus[], pending: readonly Pending[] | undefined): Said {
  const counts = statuses.map(({ serverId }) => pendingOf(pending, serverId))
  if (counts.includes(undefined)) return pendingFact(undefined)
  if (counts.includes(null)) return pendingFact(null)
  return pendingFact({
    added: sumOf(counts, 'added'),
    changed: sumOf(counts, 'changed'),
    deleted: sumOf(counts, 'deleted'),
  })
}

function sumOf(counts: readonly Counts[], of: keyof NonNullable<Counts>): number {
  return counts.reduce((sum, count) => sum + (count?.[of] ?? 0), 0)
}

function driftSummary(statuses: readonly ServerStatus[]): Said {
  const count = statuses.reduce((sum, { driftObjects }) => sum + driftObjects, 0)
  const isComplete = statuses.every(({ readAt }) => readAt !== null)
  if (count === 0) {
    return {
      text: t(isComplete ? 'shell.status.drift.none' : 'shell.status.drift.unknown'),
      help: t('shell.status.drift.what'),
      tone: 'plain',
    }
  }
  const text = isComplete ? driftText(count) : t('shell.status.drift.some', { count })
  return { text, help: t('shell.status.drift.what'), tone: 'attention' }
}
