/** After a signed export: what it is called, whose signature it has, and how somebody outside checks it. */
import { MessageStrip } from '@ui5/webcomponents-react/MessageStrip'
import type { AuditExport } from '../../../src-main/store/auditExport.ts'
import { domainText } from '../../i18n/domainText.ts'
import { numberText } from '../../i18n/language.ts'
import { t } from '../../i18n/t.ts'
import { InfoDialog } from '../../ui/InfoDialog.tsx'

export interface Exported extends AuditExport {
  readonly file: string
}

interface ExportedDialogProps {
  readonly exported: Exported
  readonly open: boolean
  readonly onClose: () => void
}

export function ExportedDialog({ exported, open, onClose }: ExportedDialogProps) {
  const { file, records, firstBad, fingerprint } = exported
  const facts = [
    [t('audit.export.file'), file],
    [t('audit.export.records'), numberText(records)],
    [t('audit.verify.fingerprint'), fingerprint],
  ] as const
  return (
    <InfoDialog open={open} title={t('audit.export.title')} onClose={onClose}>
      {open && (
        <div className="dialogText">
          {firstBad && (
            <MessageStrip design="Negative" hideCloseButton>
              {domainText(firstBad.message)} {t('audit.export.broken')}
            </MessageStrip>
          )}
          <dl className="facts">
            {facts.map(([name, text]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
          <p>{t('audit.export.check')}</p>
          <pre className="commandLine">{`node verify-audit.mjs ${file} ${fingerprint}`}</pre>
          <p>{t('audit.export.check.way')}</p>
        </div>
      )}
    </InfoDialog>
  )
}
