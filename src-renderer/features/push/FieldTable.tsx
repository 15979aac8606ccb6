/** Fields of a step or takeover, before and after. */
import type { PlanField } from '../../../src-main/domain/syncModel.ts'
import { t } from '../../i18n/t.ts'
import { fieldText, isSecretField, valueText } from './planText.ts'

interface FieldTableProps {
  readonly fields: readonly PlanField[]
  readonly before: string
  readonly after: string
}

export function FieldTable({ fields, before, after }: FieldTableProps) {
  return (
    <table className="plainTable fieldTable">
      <thead>
        <tr>
          <th scope="col">{t('plan.field')}</th>
          <th scope="col">{before}</th>
          <th scope="col">{after}</th>
        </tr>
      </thead>
      <tbody>
        {fields.map((field) => (
          <tr key={field.name}>
            <th scope="row">{fieldText(field.name)}</th>
            <td>
              <FieldValue name={field.name} value={field.before} />
            </td>
            <td>
              <FieldValue name={field.name} value={field.after} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Values as they are; what only stands for a value, such as the state of a secret, is told apart from it. */
export function FieldValue({ name, value }: { readonly name: string; readonly value: string | null }) {
  const text = valueText(name, value)
  const isValue = value !== null && value !== '' && !isSecretField(name)
  return isValue ? text : <em className="shownState">{text}</em>
}

/** One side of a conflict: of a whole object its name, or that it is gone. */
export function SideValue({ name, value }: { readonly name: string; readonly value: string | null }) {
  if (name !== 'object' || value !== null) return <FieldValue name={name} value={value} />
  return <em className="shownState">{t('plan.conflict.gone')}</em>
}
