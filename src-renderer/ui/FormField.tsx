/** One labelled text input with help and findings below it. */
import { Input } from '@ui5/webcomponents-react/Input'
import { type ReactNode, useId } from 'react'
import type { Finding } from '../../src-main/domain/finding.ts'
import { descriptionOf, FieldFrame } from './FieldFrame.tsx'
import { valueStateOf } from './FindingText.tsx'
import { useReadOnly } from './readOnly.ts'

interface FormFieldProps {
  readonly label: string
  readonly value: string
  readonly onInput: (value: string) => void
  readonly findings?: readonly Finding[]
  readonly help?: ReactNode
  readonly placeholder?: string
  readonly required?: boolean
  readonly readonly?: boolean
  readonly disabled?: boolean
  readonly type?: 'Text' | 'Password' | 'URL'
  /** Path of the field as in a finding; `focusField` finds the input by it. */
  readonly field?: string
}

export function FormField(props: FormFieldProps) {
  const { label, value, onInput, findings, help, required = false, type = 'Text', field } = props
  const id = useId()
  const isReadOnly = useReadOnly()
  return (
    <FieldFrame id={id} label={label} required={required} help={help} findings={findings}>
      <Input
        id={id}
        className="formInput"
        data-field={field}
        accessibleName={label}
        accessibleDescriptionRef={descriptionOf(id)}
        type={type}
        required={required}
        readonly={isReadOnly || (props.readonly ?? false)}
        disabled={props.disabled ?? false}
        placeholder={props.placeholder ?? ''}
        value={value}
        valueState={valueStateOf(findings ?? [])}
        onInput={(event) => onInput(event.target.value)}
      />
    </FieldFrame>
  )
}
