/** Rows that were taken out of the form and not saved yet: where each stood, so that it can come back. Pure. */
import type { AuthenticationRow } from './serviceForm.ts'

export interface RemovedRow {
  readonly key: number
  /** It stood in front of the row that has this index now. */
  readonly at: number
  readonly row: AuthenticationRow
}

/** In the order in which they stood. */
export function withRemoved(
  removed: readonly RemovedRow[],
  index: number,
  row: AuthenticationRow,
): RemovedRow[] {
  const before = removed.filter(({ at }) => at <= index)
  const after = removed.filter(({ at }) => at > index).map((each) => ({ ...each, at: each.at - 1 }))
  const key = 1 + Math.max(-1, ...removed.map((each) => each.key))
  return [...before, { key, at: index, row }, ...after]
}

/** Without the one that came back: what stood behind it has one more row in front. */
export function withoutRemoved(removed: readonly RemovedRow[], restored: RemovedRow): RemovedRow[] {
  const place = removed.indexOf(restored)
  return removed.flatMap((each, at) => {
    if (at === place) return []
    return at < place ? [each] : [{ ...each, at: each.at + 1 }]
  })
}

/** Those to be shown in front of a row; all that are left behind the last one. */
export function removedBefore(removed: readonly RemovedRow[], index: number, count: number): RemovedRow[] {
  return removed.filter(({ at }) => (index < count ? at === index : at >= count))
}
