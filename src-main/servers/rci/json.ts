/**
 * JSON of a server, kept exact: what Patchbay does not manage goes back as it came (rci.md section 5, PUT).
 */

export type JsonObject = Readonly<Record<string, unknown>>

/** `JSON.rawJSON` and the reviver's third argument are in Node 24 and Electron 45, not yet in the type library. */
interface SourceAwareJson {
  parse(
    text: string,
    reviver: (key: string, value: unknown, context: { source?: string }) => unknown,
  ): unknown
  rawJSON(text: string): unknown
}
const sourceAware = JSON as unknown as SourceAwareJson

/** Digits that a double can always hold. */
const safeDigits = 15

/**
 * Parses JSON; numbers that a double cannot hold exactly stay as their source text, and are written back as such.
 * @throws SyntaxError
 */
export function parseJson(text: string): unknown {
  return sourceAware.parse(text, (_key, value, { source }) => {
    const isDoubtful = typeof value === 'number' && source !== undefined && source.length > safeDigits
    return isDoubtful && String(value) !== source ? sourceAware.rawJSON(source) : value
  })
}

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** An own attribute of `object`; inherited names such as `constructor` are no attributes. */
export function attributeOf(object: JsonObject, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name] : undefined
}

/**
 * `object` with `changes` laid over it; `undefined` takes an attribute out. Attributes named `__proto__` stay
 * plain data.
 */
export function withAttributes(
  object: JsonObject,
  changes: readonly (readonly [name: string, value: unknown])[],
): JsonObject {
  const attributes = new Map<string, unknown>(Object.entries(object))
  for (const [name, value] of changes) {
    if (value === undefined) attributes.delete(name)
    else attributes.set(name, value)
  }
  return Object.fromEntries(attributes)
}
