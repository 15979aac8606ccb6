/** How the server's certificate is judged, and whether a proxy stands in between. Most servers need none of it. */
import { proxyUses } from '../../../src-main/domain/model.ts'
import { t } from '../../i18n/t.ts'
import { FoldedBlock } from '../../ui/FoldedBlock.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { TextAreaField } from '../../ui/TextAreaField.tsx'
import type { ServerBlockProps } from './ServerEditor.tsx'

const proxyOptions = proxyUses.map((value) => ({ value, text: t(`server.proxy.${value}`) }))

export function SecureConnectionBlock({ editor: { form, values }, findings }: ServerBlockProps) {
  const own = (name: string) => findings.filter(({ field }) => field === name)
  const isPlain =
    values.trustedAuthorities === '' && values.pinnedCertificates === '' && values.proxy === 'system'
  const hasFindings = own('trustedAuthorities').length + own('pinnedCertificates').length > 0
  return (
    <FoldedBlock title={t('server.secure')} isEmpty={isPlain} hasFindings={hasFindings}>
      <TextAreaField
        label={t('server.trustedAuthorities')}
        field="trustedAuthorities"
        value={values.trustedAuthorities}
        help={t('server.trustedAuthorities.help')}
        accept=".pem,.crt,.cer"
        placeholder="-----BEGIN CERTIFICATE-----"
        findings={own('trustedAuthorities')}
        onInput={(text) => form.setValue('trustedAuthorities', text, { shouldDirty: true })}
      />
      <TextAreaField
        label={t('server.pinnedCertificates')}
        field="pinnedCertificates"
        value={values.pinnedCertificates}
        help={t('server.pinnedCertificates.help')}
        placeholder="AB:CD:EF:…"
        findings={own('pinnedCertificates')}
        onInput={(text) => form.setValue('pinnedCertificates', text, { shouldDirty: true })}
      />
      <div className="fieldGrid">
        <SelectField
          label={t('server.proxy')}
          field="proxy"
          value={values.proxy}
          options={proxyOptions}
          help={t('server.proxy.help')}
          onChange={(proxy) => form.setValue('proxy', proxy, { shouldDirty: true })}
        />
      </div>
    </FoldedBlock>
  )
}
