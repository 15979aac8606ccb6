/** How Patchbay logs on to the server; which fields there are depends on the mode. */
import { Label } from '@ui5/webcomponents-react/Label'
import { authModes } from '../../../src-main/domain/model.ts'
import { t } from '../../i18n/t.ts'
import { FormField } from '../../ui/FormField.tsx'
import { Block } from '../../ui/ObjectPage.tsx'
import { SecretField } from '../../ui/SecretField.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { ClientIdentity } from './ClientIdentity.tsx'
import type { ServerBlockProps } from './ServerEditor.tsx'
import { authFields } from './serverForm.ts'

const modeOptions = authModes.map((value) => ({ value, text: t(`server.auth.${value}`) }))

export function AuthenticationBlock({ editor, findings }: ServerBlockProps) {
  const { form, values } = editor
  const { authMode } = values
  const fields = authFields[authMode]
  return (
    <Block title={t('server.authentication')}>
      <div className="fieldGrid">
        <SelectField
          label={t('server.authMode')}
          field="authMode"
          value={authMode}
          options={modeOptions}
          findings={findings.filter(({ field }) => field === 'authMode')}
          help={t(`server.auth.${authMode}.help`)}
          onChange={(mode) => form.setValue('authMode', mode, { shouldDirty: true })}
        />
        {fields.includes('authUser') && (
          <FormField
            label={t('server.user')}
            field="authUser"
            value={values.authUser}
            findings={findings.filter(({ field }) => field === 'authUser')}
            help={t('server.user.help')}
            onInput={(user) => form.setValue('authUser', user, { shouldDirty: true })}
          />
        )}
        {fields.includes('authSecret') && (
          <ServerSecret
            editor={editor}
            findings={findings}
            field="authSecret"
            label={t(authMode === 'bearer' ? 'server.token' : 'server.password')}
          />
        )}
        {fields.includes('apiKey') && (
          <ServerSecret editor={editor} findings={findings} field="apiKey" label={t('server.apiKey')} />
        )}
      </div>
      {fields.includes('clientKey') && <ClientIdentity editor={editor} findings={findings} />}
    </Block>
  )
}

interface ServerSecretProps extends ServerBlockProps {
  readonly field: 'authSecret' | 'apiKey'
  readonly label: string
}

function ServerSecret({ editor: { form, values, opened }, findings, field, label }: ServerSecretProps) {
  return (
    <div className="formField">
      <Label showColon>{label}</Label>
      <SecretField
        label={label}
        field={field}
        entry={values[field]}
        isStored={opened?.[field] === 'set'}
        findings={findings.filter((finding) => finding.field === field)}
        onChange={(entry) => form.setValue(field, entry, { shouldDirty: true })}
      />
    </div>
  )
}
