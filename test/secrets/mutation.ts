/** Inputs that are nearly right: a recorded one with one part left out, exchanged, wrapped or repeated elsewhere. */
import fc from 'fast-check'

type Place = readonly (string | number)[]

export interface Mutation {
  readonly kind: 'none' | 'drop' | 'exchange' | 'wrap' | 'misplace'
  /** Which part, counted around. */
  readonly at: number
  readonly value: unknown
}

/** `text`: the only text that is put in, so that no file of that name matters. */
export function mutations(text: string): fc.Arbitrary<Mutation> {
  return fc.record({
    kind: fc.constantFrom('none', 'drop', 'exchange', 'wrap', 'misplace'),
    at: fc.nat(1000),
    value: fc.oneof(
      fc.constantFrom(null, '', text, 0, -1, 1.5, true, [], {}, [null]),
      fc.integer(),
      fc.dictionary(fc.constantFrom('id', 'name', 'x'), fc.integer()),
    ),
  })
}

/** Parts that are no text that somebody writes: an answer must not quote what stands there. */
const closedParts = new Set(
  'type authMode release role kind side secrets limit offset revision seq since dryRun confirmed replace use'.split(
    ' ',
  ),
)

function placesIn(value: unknown, place: Place = []): Place[] {
  if (typeof value !== 'object' || value === null) return [place]
  return [place, ...Object.entries(value).flatMap(([key, part]) => placesIn(part, [...place, key]))]
}

function changed(value: unknown, [key, ...rest]: Place, change: (part: unknown) => unknown): unknown {
  if (key === undefined) return change(value)
  if (Array.isArray(value))
    return value.map((part, index) => (index === Number(key) ? changed(part, rest, change) : part))
  const part = (value as Record<string, unknown>)[key]
  return { ...(value as object), [key]: changed(part, rest, change) }
}

/** `secret`: a stored one, for the places where a secret does not belong. */
export function mutated(input: unknown, { kind, at, value }: Mutation, secret: string): unknown {
  if (kind === 'none' || input === undefined) return input
  const places = placesIn(input)
  const place = places[at % places.length] ?? []
  if (kind === 'misplace') {
    const closed = places.filter((other) => closedParts.has(String(other.at(-1))))
    const target = closed[at % Math.max(1, closed.length)]
    return target ? changed(input, target, () => secret) : { ...(input as object), unknownField: secret }
  }
  return changed(input, place, (part) => {
    if (kind === 'drop') return undefined
    return kind === 'wrap' ? [part] : value
  })
}
