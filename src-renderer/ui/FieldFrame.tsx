/** What stands around every labelled field: its label above, help and findings below. */
import { Label } from '@ui5/webcomponents-react/Label'
import type { ReactNode } from 'react'
import type { Finding } from '../../src-main/domain/finding.ts'
import { FieldFindings } from './FindingText.tsx'

interface FieldFrameProps {
  /** Id of the input among `children`. */
  readonly id: string
  readonly label: string
  readonly required?: boolean
  readonly help: ReactNode
  /** Left out: of this field there are none, and no line is kept for them. */
  readonly findings: readonly Finding[] | undefined
  readonly children: ReactNode
}

/** For the input's `accessibleDescriptionRef`: ids of the texts that `FieldFrame` puts below it. */
export function descriptionOf(id: string): string {
  return `${id}-findings ${id}-help`
}

export function FieldFrame({ id, label, required = false, help, findings, children }: FieldFrameProps) {
  return (
    <div className="formField">
      <Label for={id} required={required} showColon>
        {label}
      </Label>
      {children}
      <div id={`${id}-help`} className="fieldHelp">
        {help}
      </div>
      {findings && <FieldFindings id={`${id}-findings`} findings={findings} />}
    </div>
  )
}
