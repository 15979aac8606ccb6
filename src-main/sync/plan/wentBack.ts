/**
 * Tells a server that went back to an old state (restored from a backup) from one that somebody edited. Pure.
 *
 * A field that only the server changed is taken over. But where this store had put the agreed value there itself,
 * and the server now shows a value that it had before that, taking it over would undo the store's own edit without
 * a word: that is for a person to decide, and so it is a conflict. What the server shows for the first time, and
 * what others had changed, is taken over as always.
 */
import type { Triple } from './match.ts'
import { type Fields, fieldOf, isSecret, type MergedField, type Side } from './merge.ts'

/** An update that a push sent to an object, as the journal has it: the server's fields before and after. */
export interface SentUpdate {
  readonly before: Fields | null
  readonly after: Fields | null
}

/** What can be compared across time: of a row only that it is there, its secret is seldom shown. */
function looksSame(a: Side, b: Side): boolean {
  if (a === undefined || b === undefined) return a === b
  return isSecret(a) || isSecret(b) ? isSecret(a) && isSecret(b) : a.text === b.text
}

/** `sent`: oldest first. A field that is to be taken over, though the server merely went back behind our update. */
export function hasGoneBack(field: MergedField, sent: readonly SentUpdate[]): boolean {
  if (field.action !== 'take') return false
  const shows = (fields: Fields | null, value: Side) =>
    fields !== null && looksSame(fieldOf(fields, field.name), value)
  const ours = sent.findLastIndex(
    ({ before, after }) => before !== null && shows(after, field.base) && !shows(before, field.base),
  )
  return sent.slice(0, ours + 1).some(({ before }) => shows(before, field.theirs))
}

/** Known objects that look different from what was agreed: of these alone the journal has to be asked. */
export function movedOnServer(triples: readonly Triple[]): readonly Triple[] {
  return triples.filter(({ desired, base, remote }) => {
    if (!desired || !base || !remote) return false
    const names = new Set([...Object.keys(base.fields), ...Object.keys(remote.canonical.fields)])
    return [...names].some(
      (name) => !looksSame(fieldOf(base.fields, name), fieldOf(remote.canonical.fields, name)),
    )
  })
}
