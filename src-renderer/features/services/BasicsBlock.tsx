/** Basics (messaging-services.md section 1.2). */
import type { UseFormReturn } from 'react-hook-form'
import type { Finding } from '../../../src-main/domain/finding.ts'
import type { ServiceType } from '../../../src-main/domain/model.ts'
import { serviceTypeInfo } from '../../../src-main/domain/serviceTypes.ts'
import { domainText } from '../../i18n/domainText.ts'
import { t } from '../../i18n/t.ts'
import { FormField } from '../../ui/FormField.tsx'
import { Block } from '../../ui/ObjectPage.tsx'
import type { ServiceForm } from './serviceForm.ts'

interface BasicsBlockProps {
  readonly form: UseFormReturn<ServiceForm>
  readonly type: ServiceType
  readonly findings: readonly Finding[]
}

type BasicField = Exclude<keyof ServiceForm, 'authentications'>

export function BasicsBlock({ form, type, findings }: BasicsBlockProps) {
  const values = form.watch()
  const { connection } = serviceTypeInfo(type)
  const field = (name: BasicField) => ({
    field: name,
    value: values[name],
    findings: findings.filter((finding) => finding.field === name),
    onInput: (value: string) => form.setValue(name, value, { shouldDirty: true }),
  })
  return (
    <Block title={t('service.basics')}>
      <div className="fieldGrid">
        <FormField label={t('service.name')} required help={t('service.name.help')} {...field('name')} />
        <FormField
          label={t('service.connection')}
          required
          placeholder={connection.placeholder}
          help={domainText(connection.help)}
          {...field('serviceConnection')}
        />
        <NotApplicable label={t('service.authenticationUrl')} {...field('authenticationUrl')} />
        <NotApplicable label={t('service.authenticationScope')} {...field('authenticationScope')} />
      </div>
    </Block>
  )
}

/** Shown as in System Configurator. A value that came from a file or a server can be emptied, none entered. */
function NotApplicable(props: Omit<Parameters<typeof FormField>[0], 'help' | 'placeholder' | 'readonly'>) {
  return <FormField {...props} readonly={props.value === ''} help={t('service.notApplicable')} />
}
