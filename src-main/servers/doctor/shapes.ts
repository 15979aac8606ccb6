/** What values look like: ids, addresses, type names, masks. Pure; looks at values, never hands one on. */
import { serviceTypeNames } from '../../domain/model.ts'
import { isJsonObject, type JsonObject } from '../rci/json.ts'

/** Letters and digits alone, in lower case: `service_Name` and `serviceName` are one. */
export function normalName(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '')
}

/** Attribute names that may be shown and proposed; others of a server's names are not repeated. */
export function isPlainName(name: string): boolean {
  return /^[\w.$@:-]{1,60}$/.test(name)
}

export function isEmptyValue(value: unknown): boolean {
  return value === undefined || value === null || value === ''
}

export function isId36(value: unknown): boolean {
  return typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)
}

/** Ids of rci.md section 8: 32 hexadecimal digits, in some places 36 characters. */
export function isIdForm(value: unknown): boolean {
  return isId36(value) || (typeof value === 'string' && /^[0-9a-f]{32}$/i.test(value))
}

export function isAddress(value: unknown): boolean {
  return typeof value === 'string' && /^https?:\/\/\S+$/i.test(value)
}

const normalTypes = new Set(serviceTypeNames.map(normalName))

export function isTypeName(value: unknown): boolean {
  return typeof value === 'string' && normalTypes.has(normalName(value))
}

/** Made of mask characters alone, or of a bracketed word for one: nothing of a secret is in it. */
export function isPureMask(text: string): boolean {
  return (
    /^([*•●∙·xX#.-])\1+$/u.test(text) ||
    /^[[(<{](hidden|masked|redacted|protected|secret|not shown|set)[\])>}]$/i.test(text)
  )
}

/** A mask with a rest of the secret, such as `****1234`: never to be shown. */
export function isPartialMask(text: string): boolean {
  return /[*•●]{3,}/u.test(text)
}

/** A hash looks like a secret in plain, but is none. */
export function isHashForm(text: string): boolean {
  return (
    /^[0-9a-f]{40}$|^[0-9a-f]{64}$|^[0-9a-f]{128}$/i.test(text) || /^(\$\w{1,8}\$|\{\w{2,10}\})/.test(text)
  )
}

export function areObjectLists(values: readonly unknown[]): values is readonly (readonly JsonObject[])[] {
  return values.every((value) => Array.isArray(value) && value.every(isJsonObject))
}

export function areDistinct(values: readonly unknown[]): boolean {
  return new Set(values.map((value) => String(value).toLowerCase())).size === values.length
}
