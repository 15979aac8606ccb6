/** A question before something that cannot be taken back at once. Esc and Cancel do nothing. */
import { Bar } from '@ui5/webcomponents-react/Bar'
import { Button } from '@ui5/webcomponents-react/Button'
import { Dialog } from '@ui5/webcomponents-react/Dialog'
import { type ReactNode, useId } from 'react'
import { t } from '../i18n/t.ts'
import { useWasOpened } from './useDialog.ts'

interface ConfirmDialogProps {
  readonly open: boolean
  readonly title: string
  readonly confirmText: string
  readonly cancelText?: string
  /** What the question asks to be ticked is ticked; left out: nothing is. */
  readonly canConfirm?: boolean
  /** Red button and warning mark: something is lost. */
  readonly isDestructive?: boolean
  /** Starts on Cancel, so that a hasty second Enter does not confirm. */
  readonly needsCare?: boolean
  readonly onConfirm: () => void
  readonly onCancel: () => void
  readonly children: ReactNode
}

export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, title, confirmText, isDestructive = false, onConfirm, onCancel, children } = props
  const { canConfirm = true } = props
  const needsCare = props.needsCare ?? isDestructive
  const cancelId = useId()
  if (!useWasOpened(open)) return null
  const buttons = (
    <>
      <Button design={isDestructive ? 'Negative' : 'Emphasized'} disabled={!canConfirm} onClick={onConfirm}>
        {confirmText}
      </Button>
      <Button id={cancelId} design="Transparent" onClick={onCancel}>
        {props.cancelText ?? t('action.cancel')}
      </Button>
    </>
  )
  return (
    <Dialog
      open={open}
      headerText={title}
      state={isDestructive ? 'Critical' : 'None'}
      {...(needsCare && { initialFocus: cancelId })}
      onBeforeClose={(event) => {
        if (!event.detail.escPressed) return
        event.preventDefault()
        onCancel()
      }}
      footer={<Bar design="Footer" endContent={buttons} />}
    >
      <div className="dialogText">{open && children}</div>
    </Dialog>
  )
}
