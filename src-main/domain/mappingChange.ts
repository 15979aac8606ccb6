/**
 * Single changes of a server's mapping: what the connection test proposes, and laying one over a mapping. Pure.
 */

/** One change that a server's own answers suggest; a person decides. Holds no secret. */
export interface MappingProposal {
  /** Place in the mapping, e.g. `messagingServices.fields.name`; `url` stands for the URL of the server itself. */
  readonly path: string
  /** As it is now; null where nothing is set. */
  readonly from: ProposedValue
  readonly to: ProposedValue
  /** What was seen, in one sentence. */
  readonly reason: string
}

export type ProposedValue = string | number | boolean | null

/** The proposal that is no part of the mapping. */
export const urlPath = 'url'

type Json = Readonly<Record<string, unknown>>

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Value at `path` of a mapping; null where there is none, or no plain value. */
export function mappingValueAt(mapping: Json, path: string): ProposedValue {
  let value: unknown = mapping
  for (const name of path.split('.')) {
    value = isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined
  }
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null
}

/** A mapping, or a part of one, with the value at `path` replaced; objects on the way are made where missing. */
export function withMappingValue(mapping: Json, path: string, value: ProposedValue): Record<string, unknown> {
  const [name = '', ...rest] = path.split('.')
  const below = Object.hasOwn(mapping, name) ? mapping[name] : undefined
  const changed =
    rest.length === 0 ? value : withMappingValue(isObject(below) ? below : {}, rest.join('.'), value)
  return { ...mapping, [name]: changed }
}
