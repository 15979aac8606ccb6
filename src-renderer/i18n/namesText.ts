/** What something was done to, by name: as many names as one line takes. */
import { oncePerLanguage } from './language.ts'
import { t, tCount } from './t.ts'

/** Among them the number of the others, where there are more. */
const mostParts = 3
const longestName = 60

const enumeration = oncePerLanguage((locale) => new Intl.ListFormat(locale, { type: 'conjunction' }))

/** A name may be a pasted page, or turn the direction of the text behind it. */
function inLine(name: string): string {
  const letters = [...name.replace(/[\p{Cc}\p{Bidi_Control}\s]+/gu, ' ').trim()]
  return letters.length <= longestName ? letters.join('') : `${letters.slice(0, longestName - 1).join('')}…`
}

/** `names`: the first ones of all `count`. `others` tells how many more there are. */
export function namesText(names: readonly string[], count: number, others: (more: number) => string): string {
  const named = names.slice(0, count <= mostParts ? count : mostParts - 1).map(inLine)
  const more = count - named.length
  return enumeration().format(more === 0 ? named : [...named, others(more)])
}

/** That they were deleted. `names`: the first ones of all `count`. */
export function deletedText(
  kind: 'services' | 'users' | 'servers',
  names: readonly string[],
  count: number,
): string {
  const others = (more: number) => tCount(more, `${kind}.deleted.more.one`, `${kind}.deleted.more.other`)
  return t(count === 1 ? `${kind}.deleted.one` : `${kind}.deleted.other`, {
    names: namesText(names, count, others),
  })
}
