/**
 * A dialog that does something itself: what was entered is sent from it, it stays while that is under way, and a
 * failure stands in it. Enter in a field does the same as the button.
 */
import { Bar } from '@ui5/webcomponents-react/Bar'
import { BusyIndicator } from '@ui5/webcomponents-react/BusyIndicator'
import { Button } from '@ui5/webcomponents-react/Button'
import { Dialog } from '@ui5/webcomponents-react/Dialog'
import { type FormEvent, type ReactNode, useId } from 'react'
import { t } from '../i18n/t.ts'
import type { RpcError } from '../rpc/rpcError.ts'
import { ErrorStrip } from './ErrorStrip.tsx'
import { useWasOpened } from './useDialog.ts'

interface ActionDialogProps {
  readonly open: boolean
  readonly title: string
  readonly submitText: string
  /** Said while it is being done. */
  readonly workingText: string
  readonly isWorking: boolean
  readonly canSubmit?: boolean
  /** Red button and warning mark: something is lost. */
  readonly isDestructive?: boolean
  /** Starts on Cancel; for questions without a field. */
  readonly startsOnCancel?: boolean
  readonly className?: string
  readonly error: RpcError | null
  readonly onSubmit: () => void
  /** Not called while it is being done. */
  readonly onClose: () => void
  readonly children: ReactNode
}

export function ActionDialog(props: ActionDialogProps) {
  const {
    open,
    title,
    submitText,
    isWorking,
    canSubmit = true,
    isDestructive = false,
    error,
    onClose,
  } = props
  const cancelId = useId()
  if (!useWasOpened(open)) return null
  const submit = (event?: FormEvent) => {
    event?.preventDefault()
    if (canSubmit && !isWorking) props.onSubmit()
  }
  const buttons = (
    <>
      <Button
        design={isDestructive ? 'Negative' : 'Emphasized'}
        disabled={!canSubmit || isWorking}
        onClick={() => submit()}
      >
        {submitText}
      </Button>
      <Button id={cancelId} design="Transparent" disabled={isWorking} onClick={onClose}>
        {t('action.cancel')}
      </Button>
    </>
  )
  return (
    <Dialog
      {...(props.className !== undefined && { className: props.className })}
      open={open}
      headerText={title}
      state={isDestructive ? 'Critical' : 'None'}
      {...(props.startsOnCancel && { initialFocus: cancelId })}
      onBeforeClose={(event) => {
        if (!event.detail.escPressed) return
        event.preventDefault()
        if (!isWorking) onClose()
      }}
      footer={<Bar design="Footer" endContent={buttons} />}
    >
      {open && (
        <form className="dialogText" onSubmit={submit} noValidate>
          {props.children}
          <ErrorStrip error={error} />
          {isWorking && (
            <BusyIndicator active delay={0} size="S" text={props.workingText} textPlacement="Bottom" />
          )}
          {/* Enter in a field submits a form only through a button of the page's own. */}
          <button type="submit" hidden />
        </form>
      )}
    </Dialog>
  )
}
