/** A dialog that only tells something: the one button closes it. */
import { Bar } from '@ui5/webcomponents-react/Bar'
import { Button } from '@ui5/webcomponents-react/Button'
import { Dialog } from '@ui5/webcomponents-react/Dialog'
import type { ReactNode } from 'react'
import { t } from '../i18n/t.ts'
import { useWasOpened } from './useDialog.ts'

interface InfoDialogProps {
  readonly open: boolean
  readonly title: string
  readonly onClose: () => void
  readonly className?: string
  readonly children: ReactNode
}

export function InfoDialog({ open, title, onClose, className, children }: InfoDialogProps) {
  if (!useWasOpened(open)) return null
  const close = (
    <Button design="Emphasized" onClick={onClose}>
      {t('action.close')}
    </Button>
  )
  return (
    <Dialog
      {...(className !== undefined && { className })}
      open={open}
      headerText={title}
      onClose={onClose}
      footer={<Bar design="Footer" endContent={close} />}
    >
      {children}
    </Dialog>
  )
}
