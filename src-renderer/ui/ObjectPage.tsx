/** An object's screen: heading, blocks that collapse, and the buttons that end the edit. */
import { Button } from '@ui5/webcomponents-react/Button'
import { Panel } from '@ui5/webcomponents-react/Panel'
import { type ReactNode, useEffect } from 'react'
import { useSearchParams } from 'react-router'
import { t } from '../i18n/t.ts'
import { focusField } from './focusField.ts'
import { useFoldedBlocks } from './foldedBlocks.ts'
import { PageHead } from './PageHead.tsx'
import { useShortcut } from './useShortcut.ts'

interface ObjectPageProps {
  readonly title: string
  readonly subtitle?: string
  /** Field that takes the focus instead of the heading, for an object that is still to be filled in. */
  readonly firstField?: string
  /** Buttons beside the heading. */
  readonly actions?: ReactNode
  /** Strips above the blocks: errors, notes. */
  readonly notes?: ReactNode
  readonly footer: ReactNode
  readonly children: ReactNode
}

export function ObjectPage(props: ObjectPageProps) {
  const { title, subtitle, firstField, actions, notes, footer, children } = props
  const [params] = useSearchParams()
  // `?field=` in the address: the way from a list of findings to the input.
  const field = firstField ?? params.get('field') ?? undefined
  useEffect(() => {
    if (field !== undefined) focusField(field)
  }, [field])
  return (
    <div className="objectPage">
      <PageHead title={title} subtitle={subtitle} actions={actions} />
      <div className="objectBody">
        {notes}
        {children}
      </div>
      <div className="objectFooter" data-sap-ui-fastnavgroup="true">
        {footer}
      </div>
    </div>
  )
}

interface BlockProps {
  readonly title: string
  readonly children: ReactNode
}

/** An assignment block (messaging-services.md section 4). */
export function Block({ title, children }: BlockProps) {
  const blocks = useFoldedBlocks()
  return (
    <Panel
      className="block"
      accessibleName={title}
      headerText={title}
      headerLevel="H2"
      noAnimation
      collapsed={blocks?.isFolded(title) ?? false}
      onToggle={(event) => blocks?.onFold(title, event.target.collapsed)}
    >
      <div className="blockBody">{children}</div>
    </Panel>
  )
}

interface SaveButtonsProps {
  /** There is something to save. */
  readonly canSave: boolean
  readonly isSaving: boolean
  /** Something would be given up by leaving. */
  readonly isUnsaved: boolean
  /** Left of the buttons, such as the number of findings. */
  readonly summary?: ReactNode
  readonly onSave: () => void
  readonly onSaveAndClose: () => void
  readonly onCancel: () => void
}

const nothing = () => {}

/** Save (also Ctrl+S), Save and Close, and Cancel, which is Close while there is nothing to give up. */
export function SaveButtons(props: SaveButtonsProps) {
  const { canSave, isSaving, isUnsaved, summary, onSave, onSaveAndClose, onCancel } = props
  const isIdle = !canSave || isSaving
  // While there is nothing to save the browser's own dialog for the page must not come up either.
  useShortcut('save', isIdle ? nothing : onSave)
  useShortcut('saveAndClose', isIdle ? nothing : onSaveAndClose)
  return (
    <>
      <div className="footerSummary">{summary}</div>
      <Button design="Emphasized" disabled={isIdle} onClick={onSave}>
        {t('action.save')}
      </Button>
      <Button disabled={isIdle} onClick={onSaveAndClose}>
        {t('action.saveAndClose')}
      </Button>
      <Button design="Transparent" disabled={isSaving} onClick={onCancel}>
        {t(isUnsaved ? 'action.cancel' : 'action.close')}
      </Button>
    </>
  )
}
