/** What a finding's field is called on the screen. */
import { t } from '../../i18n/t.ts'

const labels: Readonly<Record<string, string>> = {
  name: t('service.name'),
  serviceConnection: t('service.connection'),
  authenticationUrl: t('service.authenticationUrl'),
  authenticationScope: t('service.authenticationScope'),
  authentications: t('service.authentications'),
}

/** `secretColumn`: the heading of the secret's column. */
export function fieldLabel(field: string, secretColumn: string): string {
  const row = /^authentications\[(\d+)\]\.(\w+)$/.exec(field)
  if (row === null) return labels[field] ?? field
  const column = row[2] === 'secret' ? secretColumn : t('service.authenticationId')
  return t('service.row', { column, row: Number(row[1]) + 1 })
}
