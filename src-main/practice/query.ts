/** Lists: filter, sort and page as rci.md section 7 describes. Pure. */
import { attribute, type Json, parseId } from './objects.ts'
import { Refusal } from './refusal.ts'

type Matcher = (text: string) => boolean

/**
 * A test for texts that fit `pattern`, without case: `*` stands for any characters, `?` for one. `\*` and `\?`
 * stand for themselves (assumption: rci.md names no escape).
 */
export function compilePattern(pattern: string): Matcher {
  const lower = pattern.toLowerCase()
  if (!/[*?]/.test(lower)) return (text) => text.toLowerCase() === lower
  const tokens = [...lower.matchAll(/\\[*?]|[\s\S]/gu)].map(([token]) => token)
  return (text) => isMatch([...text.toLowerCase()], tokens)
}

/** Greedy with one point to fall back to: no run-away expression, whatever the pattern. */
function isMatch(letters: readonly string[], tokens: readonly string[]): boolean {
  let [at, token, star, resume] = [0, 0, -1, 0]
  while (at < letters.length) {
    const wanted = tokens[token]
    if (wanted === '*') {
      star = token++
      resume = at
    } else if (wanted === '?' || (wanted !== undefined && wanted.replace(/^\\(?=.)/, '') === letters[at])) {
      token++
      at++
    } else if (star >= 0) {
      token = star + 1
      at = ++resume
    } else return false
  }
  return tokens.slice(token).every((rest) => rest === '*')
}

export interface Listed {
  readonly id: string
  readonly attributes: Json
}

export interface ListRules {
  readonly idName: string
  readonly defaultSort: readonly string[]
  readonly paging: boolean
  readonly filtering: boolean
  readonly defaultLimit: number
  readonly maxLimit: number | undefined
  readonly rejectOverMax: boolean
}

const dateFields = ['passwordExpiration']
const reserved = ['offset', 'limit', 'sort']

function sortValue(item: Listed, name: string, rules: ListRules): unknown {
  return name === rules.idName ? item.id : attribute(item.attributes, name)
}

/** Filters come in pairs: `x` = after, `xEnd` = before, UTC (rci.md section 7). */
function dateFilter(name: string, text: string): ((item: Listed) => boolean) | null {
  const field = dateFields.find((date) => name === date || name === `${date}End`)
  if (field === undefined) return null
  const bound = Date.parse(text)
  if (Number.isNaN(bound)) throw new Refusal(400, `The parameter ${name} must be a time in UTC.`)
  return ({ attributes }) => {
    const time = Date.parse(String(attribute(attributes, field)))
    return name === field ? time >= bound : time <= bound
  }
}

function filterOf(name: string, pattern: string, rules: ListRules): (item: Listed) => boolean {
  // Wildcards do not work in ids; they are given in the form of 32 or 36 characters.
  const id = parseId(pattern)
  if (name === rules.idName) return (item) => item.id === id
  const byDate = dateFilter(name, pattern)
  if (byDate !== null) return byDate
  const matches = compilePattern(pattern)
  return ({ attributes }) => {
    const value = attribute(attributes, name)
    return typeof value !== 'object' && value !== undefined && matches(String(value))
  }
}

interface SortKey {
  readonly name: string
  readonly sign: 1 | -1
}

function readSort(
  text: string | null,
  rules: ListRules,
): { keys: SortKey[]; collator: Intl.Collator | null } {
  const parts = text === null ? [...rules.defaultSort] : text.split(',').filter((part) => part !== '')
  const last = parts.at(-1)
  let collator: Intl.Collator | null = null
  if (last?.startsWith('LOCALE-')) {
    parts.pop()
    try {
      collator = new Intl.Collator(last.slice('LOCALE-'.length))
    } catch {
      throw new Refusal(400, `The locale "${last}" of the parameter sort is not known.`)
    }
  }
  const keys = parts.map((part): SortKey => {
    return part.startsWith('-') ? { name: part.slice(1), sign: -1 } : { name: part, sign: 1 }
  })
  return { keys, collator }
}

function sorted<Item extends Listed>(items: Item[], text: string | null, rules: ListRules): Item[] {
  const { keys, collator } = readSort(text, rules)
  function compare(left: Item, right: Item): number {
    for (const { name, sign } of keys) {
      const [a, b] = [sortValue(left, name, rules), sortValue(right, name, rules)].map((v) => String(v ?? ''))
      if (a === undefined || b === undefined || a === b) continue
      const order = collator ? collator.compare(a, b) : a < b ? -1 : 1
      if (order !== 0) return order * sign
    }
    return 0
  }
  return items.sort(compare)
}

function wholeNumber(query: URLSearchParams, name: string, least: number): number | null {
  const text = query.get(name)
  if (text === null) return null
  const value = Number(text)
  if (!/^\d{1,9}$/.test(text) || value < least) {
    throw new Refusal(400, `The parameter ${name} must be a whole number of at least ${least}.`)
  }
  return value
}

function limitOf(query: URLSearchParams, rules: ListRules): number {
  const limit = wholeNumber(query, 'limit', 1) ?? rules.defaultLimit
  if (rules.maxLimit === undefined || limit <= rules.maxLimit) return limit
  if (rules.rejectOverMax) throw new Refusal(400, `The parameter limit must not exceed ${rules.maxLimit}.`)
  return rules.maxLimit
}

/** The items that a list request asks for: filtered, sorted, one page. Throws Refusal 400 on bad parameters. */
export function selectList<Item extends Listed>(
  items: Iterable<Item>,
  { query, reversed }: { readonly query: URLSearchParams; readonly reversed: boolean },
  rules: ListRules,
): Item[] {
  let found = [...items]
  if (rules.filtering) {
    for (const [name, pattern] of query) {
      if (!reserved.includes(name)) found = found.filter(filterOf(name, pattern, rules))
    }
  }
  const ordered = sorted(found, query.get('sort'), rules)
  if (reversed) ordered.reverse()
  if (!rules.paging) return ordered
  const offset = wholeNumber(query, 'offset', 0) ?? 0
  return ordered.slice(offset, offset + limitOf(query, rules))
}
