/** One labelled tick with help and findings below it. */
import { CheckBox } from '@ui5/webcomponents-react/CheckBox'
import type { Finding } from '../../src-main/domain/finding.ts'
import { FieldFindings } from './FindingText.tsx'

interface CheckFieldProps {
  readonly label: string
  readonly isChecked: boolean
  readonly onChange: (isChecked: boolean) => void
  readonly field?: string
  readonly findings?: readonly Finding[]
  readonly help?: string
}

export function CheckField({ label, isChecked, onChange, field, findings = [], help }: CheckFieldProps) {
  return (
    <div className="formField checkField">
      <CheckBox
        text={label}
        accessibleName={label}
        data-field={field}
        checked={isChecked}
        onChange={(event) => onChange(event.target.checked)}
      />
      {help !== undefined && <div className="fieldHelp">{help}</div>}
      <FieldFindings findings={findings} />
    </div>
  )
}
