/** One labelled text of several lines with help and findings below it, and optionally its content from a file. */
import { Label } from '@ui5/webcomponents-react/Label'
import { TextArea } from '@ui5/webcomponents-react/TextArea'
import { useId } from 'react'
import type { Finding } from '../../src-main/domain/finding.ts'
import { FileButton } from './FileButton.tsx'
import { FieldFindings, valueStateOf } from './FindingText.tsx'
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
    <div className="formField">
      <Label for={id} showColon>
        {label}
      </Label>
      <TextArea
        id={id}
        className="formInput codeText"
        data-field={field}
        accessibleName={label}
        accessibleDescriptionRef={`${id}-findings ${id}-help`}
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
      <div id={`${id}-help`} className="fieldHelp">
        {help}
      </div>
      <FieldFindings id={`${id}-findings`} findings={findings} />
    </div>
  )
}
