/** Fields of a step or takeover, before and after, and the button that opens them. */
import '@ui5/webcomponents-icons/dist/slim-arrow-down.js'
import '@ui5/webcomponents-icons/dist/slim-arrow-right.js'
import { Button } from '@ui5/webcomponents-react/Button'
import type { PlanField } from '../../../src-main/domain/syncModel.ts'
import { t, tCount } from '../../i18n/t.ts'
import { fieldText, isSecretField, valueText } from './planText.ts'

interface FieldsButtonProps {
  /** Of a step. */
  readonly of: { readonly key: string; readonly fields: readonly PlanField[] }
  readonly isOpen: boolean
  readonly onToggle: () => void
}

/** Opens the fields of a step below its row. */
export function FieldsButton({ of: { key, fields }, isOpen, onToggle }: FieldsButtonProps) {
  const count = tCount(fields.length, 'plan.fieldCount.one', 'plan.fieldCount.other')
  return (
    <Button
      design="Transparent"
      icon={isOpen ? 'slim-arrow-down' : 'slim-arrow-right'}
      accessibilityAttributes={{ expanded: isOpen }}
      accessibleName={t('plan.fieldsOf', { count, key })}
      onClick={onToggle}
    >
      {count}
    </Button>
  )
}

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
