/** Basics (messaging-services.md section 1.2). */
import type { UseFormReturn } from 'react-hook-form'
import { type ConnectionForm, connectionForms } from '../../../src-main/domain/connectionForms.ts'
import type { Finding } from '../../../src-main/domain/finding.ts'
import type { Release, ServiceType } from '../../../src-main/domain/model.ts'
import { serviceTypeInfo } from '../../../src-main/domain/serviceTypes.ts'
import { domainText } from '../../i18n/domainText.ts'
import { t } from '../../i18n/t.ts'
import { FormField } from '../../ui/FormField.tsx'
import { Block } from '../../ui/ObjectPage.tsx'
import type { ServiceForm } from './serviceForm.ts'

interface BasicsBlockProps {
  readonly form: UseFormReturn<ServiceForm>
  readonly type: ServiceType
  readonly release: Release | undefined
  readonly findings: readonly Finding[]
}

type BasicField = Exclude<keyof ServiceForm, 'authentications'>

export function BasicsBlock({ form, type, release, findings }: BasicsBlockProps) {
  const values = form.watch()
  const { defaultValues } = form.formState
  const { connection } = serviceTypeInfo(type)
  const forms = connectionForms(type, release)
  const field = (name: BasicField) => ({
    field: name,
    value: values[name],
    findings: findings.filter((finding) => finding.field === name),
    onInput: (value: string) => form.setValue(name, value, { shouldDirty: true }),
  })
  return (
    <Block title={t('service.basics')}>
      <div className="fieldGrid">
        <div className="wholeLine">
          <FormField label={t('service.name')} required help={t('service.name.help')} {...field('name')} />
        </div>
        <div className="wholeLine">
          <FormField
            label={t('service.connection')}
            required
            placeholder={domainText(forms[0]?.form ?? 'https://')}
            help={<ConnectionHelp help={domainText(connection.help)} forms={forms} />}
            {...field('serviceConnection')}
          />
        </div>
        <NotApplicable
          label={t('service.authenticationUrl')}
          isUsed={defaultValues?.authenticationUrl !== ''}
          {...field('authenticationUrl')}
        />
        <NotApplicable
          label={t('service.authenticationScope')}
          isUsed={defaultValues?.authenticationScope !== ''}
          {...field('authenticationScope')}
        />
      </div>
    </Block>
  )
}

interface ConnectionHelpProps {
  readonly help: string
  readonly forms: readonly ConnectionForm[]
}

/** The form stays readable when the placeholder is gone. */
function ConnectionHelp({ help, forms }: ConnectionHelpProps) {
  return (
    <>
      {forms.map(({ releases, form }) => (
        <div key={form}>
          {releases === null
            ? t('service.connection.form')
            : t('service.connection.formOf', { releases: releaseNames(releases) })}{' '}
          <span className="codeText">{domainText(form)}</span>
        </div>
      ))}
      {help}
    </>
  )
}

function releaseNames(releases: readonly Release[]): string {
  return releases.map((release) => t(`release.${release}`)).join(', ')
}

type FieldProps = Omit<Parameters<typeof FormField>[0], 'help' | 'placeholder' | 'disabled'>

/** Shown as in System Configurator. A value that came from a file or a server can be emptied, none entered. */
function NotApplicable({ isUsed, ...props }: FieldProps & { readonly isUsed: boolean }) {
  return <FormField {...props} disabled={!isUsed && props.value === ''} help={t('service.notApplicable')} />
}
