/** What a check of the whole trail found: intact, or the first bad record and what to do. */
import { MessageStrip } from '@ui5/webcomponents-react/MessageStrip'
import type { AuditVerification } from '../../../src-main/store/auditVerify.ts'
import { domainText } from '../../i18n/domainText.ts'
import { numberText } from '../../i18n/language.ts'
import { t, tCount } from '../../i18n/t.ts'

export interface Verified extends AuditVerification {
  readonly fingerprint: string
}

export function VerifyOutcome({
  outcome,
  onClose,
}: {
  readonly outcome: Verified
  readonly onClose: () => void
}) {
  const { records, firstBad, fingerprint } = outcome
  const key = (
    <p className="fingerprint">
      {t('audit.verify.fingerprint')}: <code>{fingerprint}</code>
    </p>
  )
  if (firstBad === null) {
    return (
      <MessageStrip design="Positive" onClose={onClose}>
        <p>{tCount(records, 'audit.verify.intact.one', 'audit.verify.intact.other')}</p>
        {key}
      </MessageStrip>
    )
  }
  return (
    <MessageStrip design="Negative" onClose={onClose}>
      <p>{t('audit.verify.broken', { seq: numberText(firstBad.seq) })}</p>
      <p>{domainText(firstBad.message)}</p>
      <p>{tCount(records, 'audit.verify.good.one', 'audit.verify.good.other')}</p>
      <p>{t('audit.verify.todo')}</p>
      {key}
    </MessageStrip>
  )
}
