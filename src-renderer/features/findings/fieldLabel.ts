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

export function findingField({ kind, field }: Pick<FindingRow, 'kind' | 'field'>): string {
  const row = /^authentications\[(\d+)\]\.(\w+)$/.exec(field)
  if (row !== null) {
    const column = t(row[2] === 'secret' ? 'findingList.secret' : 'service.authenticationId')
    return t('findingList.row', { column, row: Number(row[1]) + 1 })
  }
  const label = (kind === 'service' ? serviceFields : userFields)[field]
  return label === undefined ? field : t(label)
}
