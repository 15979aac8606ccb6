/** Help > About, and the overview of the keyboard shortcuts. */
import { Bar } from '@ui5/webcomponents-react/Bar'
import { Button } from '@ui5/webcomponents-react/Button'
import { Dialog } from '@ui5/webcomponents-react/Dialog'
import type { ReactNode } from 'react'
import { t } from '../i18n/t.ts'
import { useSessionStatus } from './session/useSessionStatus.ts'

interface HelpDialogProps {
  readonly open: boolean
  readonly onClose: () => void
}

export function AboutDialog({ open, onClose }: HelpDialogProps) {
  const { data } = useSessionStatus()
  return (
    <InfoDialog open={open} onClose={onClose} title={t('about.title')}>
      <p>{t('about.text')}</p>
      <dl className="facts">
        <dt>{t('about.dataDirectory')}</dt>
        <dd>{data?.dataDirectory}</dd>
      </dl>
    </InfoDialog>
  )
}

const shortcuts = ['save', 'undo', 'redo', 'open', 'select', 'areas', 'close'] as const

export function ShortcutsDialog({ open, onClose }: HelpDialogProps) {
  return (
    <InfoDialog open={open} onClose={onClose} title={t('shortcuts.title')}>
      <dl className="facts">
        {shortcuts.map((name) => (
          <div key={name}>
            <dt>
              <kbd>{t(`shortcuts.key.${name}`)}</kbd>
            </dt>
            <dd>{t(`shortcuts.${name}`)}</dd>
          </div>
        ))}
      </dl>
    </InfoDialog>
  )
}

function InfoDialog(props: HelpDialogProps & { readonly title: string; readonly children: ReactNode }) {
  const close = (
    <Button design="Emphasized" onClick={props.onClose}>
      {t('action.close')}
    </Button>
  )
  return (
    <Dialog
      open={props.open}
      headerText={props.title}
      onClose={props.onClose}
      footer={<Bar design="Footer" endContent={close} />}
    >
      <div className="dialogText">{props.children}</div>
    </Dialog>
  )
}
