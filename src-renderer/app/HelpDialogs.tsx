/** Help > About, and the overview of the keyboard shortcuts. */
import { t } from '../i18n/t.ts'
import { InfoDialog } from '../ui/InfoDialog.tsx'
import { useSessionStatus } from './session/useSessionStatus.ts'

interface HelpDialogProps {
  readonly open: boolean
  readonly onClose: () => void
}

export function AboutDialog({ open, onClose }: HelpDialogProps) {
  const { data } = useSessionStatus()
  return (
    <InfoDialog open={open} onClose={onClose} title={t('about.title')}>
      <div className="dialogText">
        <p>{t('about.text')}</p>
        <dl className="facts">
          <dt>{t('about.dataDirectory')}</dt>
          <dd>{data?.dataDirectory}</dd>
        </dl>
      </div>
    </InfoDialog>
  )
}

const shortcuts = ['save', 'undo', 'redo', 'open', 'select', 'areas', 'close'] as const

export function ShortcutsDialog({ open, onClose }: HelpDialogProps) {
  return (
    <InfoDialog open={open} onClose={onClose} title={t('shortcuts.title')}>
      <div className="dialogText">
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
      </div>
    </InfoDialog>
  )
}
