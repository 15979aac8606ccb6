/** What the field of a finding is called on its object's screen. Pure. */
import type { Release } from '../../../src-main/domain/model.ts'
import { columnsOf } from '../../../src-main/domain/serviceTypes.ts'
import type { FindingRow } from '../../../src-main/transfer/findingList.ts'
import { domainText } from '../../i18n/domainText.ts'
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

/** The secret's heading is the same for all types, and as on the form: that of the release that all servers have. */
function rowColumns(release: Release | undefined): Readonly<Record<string, string>> {
  const secret =
    release === undefined ? t('service.secretColumn') : domainText(columnsOf('facebook', release).secret)
  return { authenticationId: t('service.authenticationId'), secret }
}

export type NamedField = Pick<FindingRow, 'kind' | 'field'>

export function findingField({ kind, field }: NamedField, release: Release | undefined): string {
  const row = /^authentications\[(\d+)\]\.(\w+)$/.exec(field)
  if (row !== null) {
    const column = rowColumns(release)[row[2] ?? ''] ?? t('service.authenticationId')
    return t('findingList.row', { column, row: Number(row[1]) + 1 })
  }
  const label = (kind === 'service' ? serviceFields : userFields)[field]
  return label === undefined ? field : t(label)
}

/** Every field as the router names it for all rows, such as `service.authentications[].secret`; it puts the row in. */
export function fieldLabels(release: Release | undefined): Readonly<Record<string, string>> {
  const named = (prefix: string, fields: Readonly<Record<string, PlainKey>>) =>
    Object.entries(fields).map(([field, label]) => [`${prefix}${field}`, t(label)])
  const ofRows = Object.entries(rowColumns(release)).map(([field, label]) => [
    `service.authentications[].${field}`,
    t('findingList.row', { column: label, row: '{row}' }),
  ])
  return Object.fromEntries([...named('service.', serviceFields), ...ofRows, ...named('user.', userFields)])
}
