/** One labelled text of several lines with help and findings below it, and optionally its content from a file. */
import { TextArea } from '@ui5/webcomponents-react/TextArea'
import { useId } from 'react'
import type { Finding } from '../../src-main/domain/finding.ts'
import { descriptionOf, FieldFrame } from './FieldFrame.tsx'
import { FileButton } from './FileButton.tsx'
import { valueStateOf } from './FindingText.tsx'
import { useReadOnly } from './readOnly.ts'

interface TextAreaFieldProps {
  readonly label: string
  readonly field: string
  readonly value: string
  readonly help: string
  readonly findings: readonly Finding[]
  readonly placeholder?: string
  /** Kinds of file that the text may be taken from; left out: none. */
  readonly accept?: string
  readonly onInput: (value: string) => void
}

export function TextAreaField(props: TextAreaFieldProps) {
  const { label, field, value, help, findings, accept, onInput } = props
  const id = useId()
  const isReadOnly = useReadOnly()
  return (
    <FieldFrame id={id} label={label} help={help} findings={findings}>
      <TextArea
        id={id}
        className="formInput codeText"
        data-field={field}
        accessibleName={label}
        accessibleDescriptionRef={descriptionOf(id)}
        rows={3}
        growing
        growingMaxRows={10}
        placeholder={props.placeholder}
        value={value}
        readonly={isReadOnly}
        valueState={valueStateOf(findings)}
        onInput={(event) => onInput(event.target.value)}
      />
      {accept !== undefined && !isReadOnly && (
        <div className="secretLine">
          <FileButton label={label} accept={accept} onText={onInput} />
        </div>
      )}
    </FieldFrame>
  )
}
