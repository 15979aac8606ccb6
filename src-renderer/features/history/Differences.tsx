/** Fields before and after; secrets as marks. An object that came or went has one side only. */
import type { FieldDifference } from '../../../src-main/store/images.ts'
import type { ChangeVerb } from '../../../src-main/store/undo.ts'
import { t } from '../../i18n/t.ts'
import { fieldName, fieldValue, isMark } from './fieldText.ts'

interface DifferencesProps {
  readonly fields: readonly FieldDifference[]
  readonly change: ChangeVerb
  readonly beforeText?: string
  readonly afterText?: string
}

export function Differences({ fields, change, beforeText, afterText }: DifferencesProps) {
  return (
    <table className="plainTable differences">
      <thead>
        <tr>
          <th scope="col">{t('history.field')}</th>
          {change !== 'created' && <th scope="col">{beforeText ?? t('history.before')}</th>}
          {change !== 'deleted' && <th scope="col">{afterText ?? t('history.after')}</th>}
        </tr>
      </thead>
      <tbody>
        {fields.map(({ name, before, after }) => (
          <tr key={name}>
            <th scope="row">{fieldName(name)}</th>
            {change !== 'created' && <ValueCell name={name} value={before} />}
            {change !== 'deleted' && <ValueCell name={name} value={after} />}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** What only stands for a value, such as the mark of a secret, is told apart from one. */
function ValueCell({ name, value }: { readonly name: string; readonly value: string | null }) {
  const text = fieldValue(name, value)
  const isValue = value !== null && value !== '' && !isMark(name)
  return <td>{isValue ? text : <em className="noValue">{text}</em>}</td>
}
