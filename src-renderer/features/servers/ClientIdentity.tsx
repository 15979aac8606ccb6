/** Certificate and private key with which Patchbay logs on. The key is write-only, like every secret. */
import '@ui5/webcomponents-icons/dist/locked.js'
import { Button } from '@ui5/webcomponents-react/Button'
import { Icon } from '@ui5/webcomponents-react/Icon'
import { Label } from '@ui5/webcomponents-react/Label'
import { useState } from 'react'
import { t } from '../../i18n/t.ts'
import { FileButton } from '../../ui/FileButton.tsx'
import { FieldFindings } from '../../ui/FindingText.tsx'
import { FormField } from '../../ui/FormField.tsx'
import { useReadOnly } from '../../ui/readOnly.ts'
import { keepSecret, replaceSecret } from '../../ui/secretEntry.ts'
import { TextAreaField } from '../../ui/TextAreaField.tsx'
import type { ServerBlockProps } from './ServerEditor.tsx'

export function ClientIdentity({ editor, findings }: ServerBlockProps) {
  const { form, values } = editor
  return (
    <>
      <TextAreaField
        label={t('server.clientCertificate')}
        field="clientCertificate"
        value={values.clientCertificate}
        help={t('server.clientCertificate.help')}
        accept=".pem,.crt,.cer"
        placeholder="-----BEGIN CERTIFICATE-----"
        findings={findings.filter(({ field }) => field === 'clientCertificate')}
        onInput={(text) => form.setValue('clientCertificate', text, { shouldDirty: true })}
      />
      <div className="fieldGrid">
        <ClientKey editor={editor} findings={findings} />
        {values.clientKey.kind === 'replace' && (
          <FormField
            label={t('server.clientKeyPassphrase')}
            type="Password"
            field="clientKeyPassphrase"
            value={values.clientKeyPassphrase}
            help={t('server.clientKeyPassphrase.help')}
            onInput={(text) => form.setValue('clientKeyPassphrase', text, { shouldDirty: true })}
          />
        )}
      </div>
    </>
  )
}

function ClientKey({ editor: { form, values, opened }, findings }: ServerBlockProps) {
  const [fileName, setFileName] = useState('')
  const isReadOnly = useReadOnly()
  const isStored = opened?.clientKey === 'set'
  const isChosen = values.clientKey.kind === 'replace'
  const label = t('server.clientKey')
  return (
    <div className="formField">
      <Label showColon>{label}</Label>
      <div className="secretLine">
        <span className="secretMark">
          {isStored && !isChosen && <Icon name="locked" mode="Decorative" />}{' '}
          {isChosen
            ? t('file.chosen', { name: fileName === '' ? label : fileName })
            : t(isStored ? 'secret.set' : 'secret.absent')}
        </span>
        {!isReadOnly && (
          <FileButton
            label={label}
            field="clientKey"
            accept=".pem,.key"
            onText={(text, name) => {
              setFileName(name)
              form.setValue('clientKey', replaceSecret(text), { shouldDirty: true })
            }}
          />
        )}
        {isChosen && (
          <Button
            design="Transparent"
            accessibleName={t('secret.keepLabel', { what: label })}
            onClick={() => form.setValue('clientKey', keepSecret, { shouldDirty: true })}
          >
            {t('action.undo')}
          </Button>
        )}
      </div>
      <div className="fieldHelp">{t('server.clientKey.help')}</div>
      <FieldFindings findings={findings.filter(({ field }) => field === 'clientKey')} />
    </div>
  )
}
