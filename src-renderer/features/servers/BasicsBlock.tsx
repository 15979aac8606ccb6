/** Name, address, release, and the setting that decides about incoming users. */
import { Label } from '@ui5/webcomponents-react/Label'
import { Switch } from '@ui5/webcomponents-react/Switch'
import { useId } from 'react'
import { releases } from '../../../src-main/domain/model.ts'
import { t } from '../../i18n/t.ts'
import { FormField } from '../../ui/FormField.tsx'
import { Block } from '../../ui/ObjectPage.tsx'
import { useReadOnly } from '../../ui/readOnly.ts'
import { SelectField } from '../../ui/SelectField.tsx'
import type { ServerBlockProps } from './ServerEditor.tsx'

const releaseOptions = releases.map((value) => ({ value, text: t(`release.${value}`) }))

/** Forms of the address that are documented or seen (rci.md section 2). */
const urlForms = [
  'https://host:port/RI/rci',
  'https://login-xx.cc.sinch.com/tenant/ecfs/RI/rci',
  'https://id.execute-api.region.amazonaws.com/p/rci',
]

export function BasicsBlock({ editor: { form, values }, findings }: ServerBlockProps) {
  const field = (name: 'name' | 'url') => ({
    field: name,
    value: values[name],
    findings: findings.filter((finding) => finding.field === name),
    onInput: (value: string) => form.setValue(name, value, { shouldDirty: true }),
  })
  return (
    <Block title={t('server.basics')}>
      <div className="fieldGrid">
        <FormField label={t('server.name')} required help={t('server.name.help')} {...field('name')} />
        <SelectField
          label={t('server.release')}
          field="release"
          value={values.release}
          options={releaseOptions}
          help={t('server.release.help')}
          onChange={(release) => form.setValue('release', release, { shouldDirty: true })}
        />
      </div>
      <FormField
        label={t('server.url')}
        type="URL"
        required
        placeholder={urlForms[0] ?? ''}
        help={<UrlHelp />}
        {...field('url')}
      />
      <LocalHttpAuth
        isOn={values.localHttpAuth}
        onChange={(isOn) => form.setValue('localHttpAuth', isOn, { shouldDirty: true })}
      />
    </Block>
  )
}

function UrlHelp() {
  return (
    <>
      {t('server.url.help')}
      <ul className="urlForms" aria-label={t('server.url.forms')}>
        <li>
          {t('server.url.onPremise')} <code>{urlForms[0]}</code>
        </li>
        <li>
          {t('server.url.session')} <code>{urlForms[1]}</code>
        </li>
        <li>
          {t('server.url.gateway')} <code>{urlForms[2]}</code>
        </li>
      </ul>
    </>
  )
}

interface LocalHttpAuthProps {
  readonly isOn: boolean
  readonly onChange: (isOn: boolean) => void
}

function LocalHttpAuth({ isOn, onChange }: LocalHttpAuthProps) {
  const id = useId()
  const isReadOnly = useReadOnly()
  return (
    <div className="formField">
      <div className="switchLine">
        <Switch
          id={id}
          data-field="localHttpAuth"
          accessibleName={t('server.localHttpAuth')}
          textOn={t('server.on')}
          textOff={t('server.off')}
          checked={isOn}
          disabled={isReadOnly}
          onChange={(event) => onChange(event.target.checked)}
        />
        <Label for={id}>{t('server.localHttpAuth')}</Label>
      </div>
      <div className="fieldHelp">{t('server.localHttpAuth.help')}</div>
    </div>
  )
}
