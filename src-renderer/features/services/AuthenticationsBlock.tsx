/** Authentications: the table of IDs and secrets (messaging-services.md section 1.3), and where they come from. */
import '@ui5/webcomponents-icons/dist/add.js'
import '@ui5/webcomponents-icons/dist/delete.js'
import { Button } from '@ui5/webcomponents-react/Button'
import { Input } from '@ui5/webcomponents-react/Input'
import { useId } from 'react'
import { type UseFormReturn, useFieldArray } from 'react-hook-form'
import type { Finding } from '../../../src-main/domain/finding.ts'
import type { Release, ServiceType } from '../../../src-main/domain/model.ts'
import { t } from '../../i18n/t.ts'
import { FieldFindings, valueStateOf } from '../../ui/FindingText.tsx'
import { focusFieldSoon } from '../../ui/focusField.ts'
import { Block } from '../../ui/ObjectPage.tsx'
import { useReadOnly } from '../../ui/readOnly.ts'
import { SecretField } from '../../ui/SecretField.tsx'
import { RowHelp } from './RowHelp.tsx'
import { emptyRow, type ServiceForm } from './serviceForm.ts'
import { explainedKinds } from './typeSupport.ts'

interface AuthenticationsBlockProps {
  readonly form: UseFormReturn<ServiceForm>
  readonly type: ServiceType
  readonly release: Release | undefined
  readonly secretColumn: string
  readonly storedSecretIds: ReadonlySet<string>
  readonly findings: readonly Finding[]
}

export function AuthenticationsBlock(props: AuthenticationsBlockProps) {
  const { form, type, release, secretColumn, findings } = props
  const { fields, append, remove } = useFieldArray({ control: form.control, name: 'authentications' })
  const isReadOnly = useReadOnly()
  const rows = form.watch('authentications')
  const hasWebhook = rows.some(({ authenticationId }) => authenticationId === 'webhook')
  const add = (authenticationId: string) => {
    append(emptyRow(authenticationId), { shouldFocus: false })
    const part = authenticationId === '' ? 'authenticationId' : 'secret'
    focusFieldSoon(`authentications[${rows.length}].${part}`)
  }
  const removeRow = (index: number) => {
    remove(index)
    focusFieldSoon(
      rows.length > 1 ? `authentications[${Math.min(index, rows.length - 2)}]` : 'authentications',
    )
  }
  return (
    <Block title={t('service.authentications')}>
      <div className="withAside">
        <div>
          {fields.length > 0 && (
            <table className="formTable">
              <thead>
                <tr>
                  <th scope="col">{t('service.authenticationId')}</th>
                  <th scope="col">{secretColumn}</th>
                  <th scope="col" className="actionColumn">
                    <span className="visuallyHidden">{t('action.remove')}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {fields.map((field, index) => (
                  <AuthenticationLine
                    key={field.id}
                    {...props}
                    index={index}
                    onRemove={() => removeRow(index)}
                  />
                ))}
              </tbody>
            </table>
          )}
          {fields.length === 0 && <p className="fieldHelp">{t('service.authentications.none')}</p>}
          <FieldFindings findings={findings.filter(({ field }) => field === 'authentications')} />
          {!isReadOnly && (
            <div className="blockActions">
              <Button icon="add" data-field="authentications" onClick={() => add('')}>
                {t('action.add')}
              </Button>
              {type === 'sinchconversation' && !hasWebhook && (
                <Button icon="add" onClick={() => add('webhook')}>
                  {t('service.addWebhook')}
                </Button>
              )}
            </div>
          )}
        </div>
        <RowHelp kinds={explainedKinds(type, release)} />
      </div>
    </Block>
  )
}

interface AuthenticationLineProps extends AuthenticationsBlockProps {
  readonly index: number
  readonly onRemove: () => void
}

function AuthenticationLine(props: AuthenticationLineProps) {
  const { form, type, release, secretColumn, storedSecretIds, findings, index, onRemove } = props
  const id = useId()
  const isReadOnly = useReadOnly()
  const row = form.watch(`authentications.${index}`)
  const path = `authentications[${index}]`
  const idFindings = findings.filter(({ field }) => field === `${path}.authenticationId`)
  const position = { row: index + 1 }
  const isStored = storedSecretIds.has(row.authenticationId)
  const former = form.formState.defaultValues?.authentications?.[index]?.authenticationId
  const wasRenamed =
    !isStored && former !== undefined && former !== row.authenticationId && storedSecretIds.has(former)
  return (
    <tr>
      <td>
        <Input
          className="formInput"
          data-field={`${path}.authenticationId`}
          accessibleName={t('service.row', { column: t('service.authenticationId'), ...position })}
          accessibleDescriptionRef={`${id}-findings`}
          placeholder={explainedKinds(type, release)
            .map((kind) => kind.id)
            .join(' / ')}
          value={row.authenticationId}
          readonly={isReadOnly}
          valueState={valueStateOf(idFindings)}
          onInput={(event) =>
            form.setValue(`authentications.${index}.authenticationId`, event.target.value, {
              shouldDirty: true,
            })
          }
        />
        <FieldFindings id={`${id}-findings`} findings={idFindings} />
      </td>
      <td>
        <SecretField
          label={t('service.row', { column: secretColumn, ...position })}
          field={`${path}.secret`}
          entry={row.secret}
          isStored={isStored}
          findings={findings.filter(({ field }) => field === `${path}.secret`)}
          {...(wasRenamed && { help: t('service.row.otherId') })}
          onChange={(entry) => form.setValue(`authentications.${index}.secret`, entry, { shouldDirty: true })}
        />
      </td>
      <td className="actionColumn">
        {!isReadOnly && (
          <Button
            icon="delete"
            design="Transparent"
            tooltip={t('service.row.remove', position)}
            onClick={onRemove}
          />
        )}
      </td>
    </tr>
  )
}
