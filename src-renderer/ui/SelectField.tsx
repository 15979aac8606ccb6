/** One labelled choice of a few values with help and findings below it. */
import { Option } from '@ui5/webcomponents-react/Option'
import { Select } from '@ui5/webcomponents-react/Select'
import { type ReactNode, useId } from 'react'
import type { Finding } from '../../src-main/domain/finding.ts'
import { FieldFrame } from './FieldFrame.tsx'
import { valueStateOf } from './FindingText.tsx'
import { useReadOnly } from './readOnly.ts'

interface SelectFieldProps<Value extends string> {
  readonly label: string
  readonly value: Value
  readonly options: readonly { readonly value: Value; readonly text: string }[]
  readonly onChange: (value: Value) => void
  readonly field?: string
  readonly findings?: readonly Finding[]
  readonly help?: ReactNode
}

export function SelectField<Value extends string>(props: SelectFieldProps<Value>) {
  const { label, value, options, onChange, field, findings, help } = props
  const id = useId()
  const isReadOnly = useReadOnly()
  return (
    <FieldFrame id={id} label={label} help={help} findings={findings}>
      <Select
        id={id}
        className="formInput"
        data-field={field}
        accessibleName={label}
        value={value}
        readonly={isReadOnly}
        valueState={valueStateOf(findings ?? [])}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.detail.selectedOption.value)
          if (chosen) onChange(chosen.value)
        }}
      >
        {options.map((option) => (
          <Option key={option.value} value={option.value}>
            {option.text}
          </Option>
        ))}
      </Select>
    </FieldFrame>
  )
}
