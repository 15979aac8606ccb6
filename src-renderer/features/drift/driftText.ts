/** Drift in the order and words of its screen. Pure. */
import type { RemoteKind } from '../../../src-main/domain/syncModel.ts'
import type { ServerDrift, ShownDrift } from '../../../src-main/sync/status.ts'
import { errorMessage } from '../../i18n/domainText.ts'
import { t } from '../../i18n/t.ts'
import { timeText } from '../../ui/timeText.ts'

export interface DriftedObject {
  readonly kind: RemoteKind
  readonly key: string
  readonly entries: readonly ShownDrift[]
  /** Earliest sight of its differences, ISO 8601 UTC. */
  readonly since: string
  readonly what: 'changed' | 'gone' | 'new'
  /** Who wins at the next push, once somebody decided. */
  readonly decision: ShownDrift['decision']
}

function whatOf(entries: readonly ShownDrift[]): DriftedObject['what'] {
  const whole = entries.find((entry) => entry.field === 'object')
  if (!whole) return 'changed'
  return whole.after === null ? 'gone' : 'new'
}

/** Entries by object, in their order. */
export function driftedObjects(entries: readonly ShownDrift[]): DriftedObject[] {
  const groups = Map.groupBy(entries, ({ kind, key }) => `${kind} ${key}`)
  return [...groups.values()].flatMap((own) => {
    const [first] = own
    if (!first) return []
    const since = own.map((entry) => entry.firstSeenAt).toSorted()[0] ?? ''
    const decision = own.every((entry) => entry.decision === first.decision) ? first.decision : null
    return [{ kind: first.kind, key: first.key, entries: own, since, what: whatOf(own), decision }]
  })
}

/** When the server was read last, and what went wrong since. */
export function contactText({ triedAt, readAt, error }: ServerDrift): string {
  if (error !== null && triedAt !== null) {
    const tried = t('drift.failed', {
      at: timeText(triedAt),
      message: errorMessage(error.code, error.message),
    })
    return readAt === null ? tried : `${t('drift.read', { at: timeText(readAt) })} ${tried}`
  }
  return readAt === null ? t('drift.neverRead') : t('drift.read', { at: timeText(readAt) })
}

/** What accepting means for the object, and the same as a button's name; null: it cannot be accepted there. */
export function adoptText(
  { what, key }: DriftedObject,
  isTarget: boolean,
): { text: string; name: string } | null {
  const isGone = what === 'gone'
  if (!isTarget) {
    return { text: t(isGone ? 'drift.adopt.gone' : 'drift.adopt'), name: t('drift.adoptOf', { key }) }
  }
  if (what === 'new') return null
  return isGone
    ? { text: t('drift.take.gone'), name: t('drift.take.goneOf', { key }) }
    : { text: t('drift.take'), name: t('drift.takeOf', { key }) }
}

export function doneText(
  side: 'adopt' | 'overwrite',
  isTarget: boolean,
  { what, key }: DriftedObject,
): string {
  if (side === 'overwrite' || !isTarget) return t(`drift.done.${side}`, { key })
  return t(what === 'gone' ? 'drift.done.take.gone' : 'drift.done.take', { key })
}
