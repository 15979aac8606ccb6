/** The order of lists that are searched in memory: by texts as the screen shows them, in the language of the page. */
import { naturalSortKey } from './listIndex.ts'

/** What the screen shows for a word of the store, such as for an action; a word that is not in it shows itself. */
export type Labels = Readonly<Record<string, string>>

/** Labels by their word, folded or not, from whoever sent them. */
export function labelled(labels: Labels | undefined): (word: string) => string {
  const known = new Map(Object.entries(labels ?? {}))
  return (word) => known.get(word) ?? word
}

/** Rows in the order of a text of theirs; rows with equal ones stay as they are to each other. */
export function inOrder<Row>(
  rows: readonly Row[],
  textOf: (row: Row) => string,
  isDescending: boolean,
  keyOf: (text: string) => string = naturalSortKey,
): Row[] {
  const texts = rows.map(textOf)
  // Few texts stand in many rows: each is folded once, and rows are compared by its place.
  const keys = new Map([...new Set(texts)].map((text) => [text, keyOf(text)]))
  const places = new Map([...new Set(keys.values())].sort(byCodeUnit).map((key, place) => [key, place]))
  const placed = rows.map((row, at) => ({ row, place: places.get(keys.get(texts[at] ?? '') ?? '') ?? 0 }))
  const sign = isDescending ? -1 : 1
  return placed.sort((a, b) => sign * (a.place - b.place)).map(({ row }) => row)
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
