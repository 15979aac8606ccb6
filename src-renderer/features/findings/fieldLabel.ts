/** What the field of a finding is called on its object's screen. Pure. */
import type { FindingRow } from '../../../src-main/transfer/findingList.ts'
import { type PlainKey, t } from '../../i18n/t.ts'

const serviceFields: Readonly<Record<string, PlainKey>> = {
  name: 'service.name',
  type: 'service.type',
  serviceConnection: 'service.connection',
  authenticationUrl: 'service.authenticationUrl',
  authenticationScope: 'service.authenticationScope',
  authentications: 'service.authentications',
}

const userFields: Readonly<Record<string, PlainKey>> = {
  firstName: 'user.firstName',
  lastName: 'user.lastName',
  logonName: 'user.logonName',
  password: 'user.password',
  use: 'user.rights.useLabel',
}

const rowColumns: Readonly<Record<string, PlainKey>> = {
  authenticationId: 'service.authenticationId',
  secret: 'findingList.secret',
}

export function findingField({ kind, field }: Pick<FindingRow, 'kind' | 'field'>): string {
  const row = /^authentications\[(\d+)\]\.(\w+)$/.exec(field)
  if (row !== null) {
    const column = t(rowColumns[row[2] ?? ''] ?? 'service.authenticationId')
    return t('findingList.row', { column, row: Number(row[1]) + 1 })
  }
  const label = (kind === 'service' ? serviceFields : userFields)[field]
  return label === undefined ? field : t(label)
}

/** Every field as the router names it for all rows, such as `service.authentications[].secret`. */
export function fieldLabels(): Readonly<Record<string, string>> {
  const named = (prefix: string, fields: Readonly<Record<string, PlainKey>>) =>
    Object.entries(fields).map(([field, label]) => [`${prefix}${field}`, t(label)])
  return Object.fromEntries([
    ...named('service.', serviceFields),
    ...named('service.authentications[].', rowColumns),
    ...named('user.', userFields),
  ])
}
