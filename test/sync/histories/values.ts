/** The values that people enter: each is another one, and tells of which kind it is. */
import type { RemoteKind } from '../../../src-main/domain/syncModel.ts'

/** Authentication IDs of the rows that a service may get. */
export const rowIds = ['104829561234001', '104829561234002', '104829561234003'] as const

export function rowId(number: number): string {
  return rowIds[number % rowIds.length] ?? rowIds[0]
}

export function secretValue(kind: RemoteKind, tag: number): string {
  return kind === 'service' ? `EAAB-secret-${tag}` : `a long pass phrase ${tag}`
}

/** Given once, when an object is made, and never edited: by it a test knows an object again wherever it is. */
export const birthField: Readonly<Record<RemoteKind, string>> = {
  service: 'authenticationUrl',
  user: 'firstName',
}

const edited: Readonly<Record<RemoteKind, readonly string[]>> = {
  service: ['serviceConnection', 'authenticationScope'],
  user: ['lastName'],
}

export function editedField(kind: RemoteKind, number: number): string {
  const fields = edited[kind]
  return fields[number % fields.length] ?? ''
}

export function textValue(field: string, tag: number): string {
  const isUrl = field === 'serviceConnection' || field === 'authenticationUrl'
  return isUrl ? `https://graph.facebook.com/v19.0/me/${tag}` : `${field}.${tag}`
}

export function newTexts(kind: RemoteKind, name: string, tag: number): Record<string, string> {
  if (kind === 'user') {
    return { logonName: name, firstName: textValue('firstName', tag), lastName: textValue('lastName', tag) }
  }
  return {
    name,
    type: 'facebook',
    serviceConnection: textValue('serviceConnection', tag),
    authenticationUrl: textValue('authenticationUrl', tag),
    authenticationScope: '',
  }
}

/** Names that several people may give are no values of their own. */
export function isTagged(value: string): boolean {
  return /\d{3}$/.test(value)
}

/** The item of a number, whatever the number; `undefined` when there is none at all. */
export function picked<Item>(items: readonly Item[], number: number): Item | undefined {
  return items.length === 0 ? undefined : items[number % items.length]
}
