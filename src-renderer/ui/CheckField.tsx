/** One labelled tick with help and findings below it. */
import { CheckBox } from '@ui5/webcomponents-react/CheckBox'
import type { Finding } from '../../src-main/domain/finding.ts'
import { FieldFindings } from './FindingText.tsx'
import { useReadOnly } from './readOnly.ts'

interface CheckFieldProps {
  readonly label: string
  readonly isChecked: boolean
  readonly onChange: (isChecked: boolean) => void
  readonly field?: string
  readonly findings?: readonly Finding[]
  readonly help?: string
}

export function CheckField({ label, isChecked, onChange, field, findings, help }: CheckFieldProps) {
  const isReadOnly = useReadOnly()
  return (
    <div className="formField checkField">
      <CheckBox
        text={label}
        accessibleName={label}
        data-field={field}
        checked={isChecked}
        readonly={isReadOnly}
        onChange={(event) => onChange(event.target.checked)}
      />
      {help !== undefined && <div className="fieldHelp">{help}</div>}
      {findings && <FieldFindings findings={findings} />}
    </div>
  )
}
