/** What the page of every edited object has: its buttons, and all of its findings in one block. */
import { Button } from '@ui5/webcomponents-react/Button'
import { Link } from '@ui5/webcomponents-react/Link'
import type { Finding } from '../../src-main/domain/finding.ts'
import { t } from '../i18n/t.ts'
import { FindingList, findingsLine, sortFindings } from './FindingText.tsx'
import { focusField } from './focusField.ts'
import { Block, SaveButtons } from './ObjectPage.tsx'

interface EditorButtonsProps {
  readonly editor: {
    readonly opened: unknown
    readonly findings: readonly Finding[]
    readonly isAsked: boolean
    readonly isUnsaved: boolean
    readonly isReadOnly: boolean
    readonly save: { readonly isPending: boolean }
    readonly submit: (then: 'stay' | 'close') => void
    readonly cancel: () => void
  }
}

/** A new object can always be saved, a stored one when it was changed. */
export function EditorButtons({ editor }: EditorButtonsProps) {
  const { findings, isAsked, isUnsaved, save, submit, cancel } = editor
  if (editor.isReadOnly) {
    return (
      <>
        <div className="footerSummary">{t('readOnly.note')}</div>
        <Button onClick={cancel}>{t('action.close')}</Button>
      </>
    )
  }
  const isNew = editor.opened === null
  return (
    <SaveButtons
      canSave={isUnsaved || isNew}
      isSaving={save.isPending}
      isUnsaved={isUnsaved}
      summary={(isAsked || !isNew) && <FindingCount findings={findings} />}
      onSave={() => submit('stay')}
      onSaveAndClose={() => submit('close')}
      onCancel={cancel}
    />
  )
}

/** How many there are; it leads to the worst of them. */
function FindingCount({ findings }: { readonly findings: readonly Finding[] }) {
  const line = findingsLine(findings)
  const worst = sortFindings(findings)[0]
  if (worst === undefined || worst.level === 'info') return line
  return (
    <Link
      accessibleName={t('findings.goToFirst', { line })}
      accessibleRole="Button"
      onClick={() => focusField(worst.field)}
    >
      {line}
    </Link>
  )
}

interface FindingSummaryProps {
  readonly findings: readonly Finding[]
  /** What a field is called on this page. */
  readonly fieldLabel: (field: string) => string
}

export function FindingSummary({ findings, fieldLabel }: FindingSummaryProps) {
  if (findings.length === 0) return null
  return (
    <Block title={t('findings.summary')}>
      <FindingList findings={findings} fieldLabel={fieldLabel} onGoTo={focusField} />
    </Block>
  )
}
