/** One row of the Authentications block: its ID, its secret, and what can be done with them. */
import '@ui5/webcomponents-icons/dist/copy.js'
import '@ui5/webcomponents-icons/dist/delete.js'
import { Button } from '@ui5/webcomponents-react/Button'
import { Input } from '@ui5/webcomponents-react/Input'
import { useId } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import { useMay } from '../../app/session/useMay.ts'
import { t } from '../../i18n/t.ts'
import { copyAndTell } from '../../ui/copyAndTell.ts'
import { FieldFindings, valueStateOf } from '../../ui/FindingText.tsx'
import { generatePassword } from '../../ui/generatePassword.ts'
import { RevealedSecret } from '../../ui/RevealedSecret.tsx'
import { useReadOnly } from '../../ui/readOnly.ts'
import { SecretField } from '../../ui/SecretField.tsx'
import { replaceSecret, type SecretEntry } from '../../ui/secretEntry.ts'
import type { Revealing } from '../../ui/useRevealing.tsx'
import type { AuthenticationsBlockProps } from './AuthenticationsBlock.tsx'
import type { ServiceForm } from './serviceForm.ts'
import { explainedKinds, isOwnSecret } from './typeSupport.ts'

interface AuthenticationLineProps extends AuthenticationsBlockProps {
  readonly revealing: Revealing
  readonly index: number
  readonly onRemove: () => void
}

export function AuthenticationLine(props: AuthenticationLineProps) {
  const { form, type, release, secretColumn, storedSecretIds, findings, index, onRemove, revealing } = props
  const id = useId()
  const may = useMay()
  const isReadOnly = useReadOnly()
  const row = form.watch(`authentications.${index}`)
  const path = `authentications[${index}]`
  const idFindings = findings.filter(({ field }) => field === `${path}.authenticationId`)
  const position = { row: index + 1 }
  const isStored = storedSecretIds.has(row.authenticationId)
  const former = formerIdOf(form, index)
  const wasRenamed = !isStored && former !== undefined && storedSecretIds.has(former)
  const setSecret = (entry: SecretEntry) =>
    form.setValue(`authentications.${index}.secret`, entry, { shouldDirty: true })
  const label = t('service.row', { column: secretColumn, ...position })
  return (
    <tr>
      <td className="idColumn">
        <StackedLabel text={t('service.authenticationId')} />
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
      <td className="secretColumn">
        <StackedLabel text={secretColumn} />
        <SecretField
          label={label}
          field={`${path}.secret`}
          entry={row.secret}
          isStored={isStored}
          findings={findings.filter(({ field }) => field === `${path}.secret`)}
          {...(wasRenamed && { help: t('service.row.otherId') })}
          storedActions={
            may('service.revealSecret') && (
              <RevealedSecret revealing={revealing} id={row.authenticationId} what={label} />
            )
          }
          inputActions={
            isOwnSecret(type, row.authenticationId) && (
              <GenerateButtons label={label} entry={row.secret} onChange={setSecret} />
            )
          }
          onChange={setSecret}
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

/** In a narrow form a row is a block of its own; its fields are named for readers of the screen anyway. */
function StackedLabel({ text }: { readonly text: string }) {
  return (
    <span className="stackedLabel" aria-hidden="true">
      {text}
    </span>
  )
}

/** What a row was called when the form was filled; undefined where that cannot be told, rows being removed. */
function formerIdOf(form: UseFormReturn<ServiceForm>, index: number): string | undefined {
  const stored = form.formState.defaultValues?.authentications ?? []
  const rows = form.watch('authentications')
  const former = stored[index]?.authenticationId
  const isElsewhere = rows.some(({ authenticationId }) => authenticationId === former)
  return rows.length < stored.length || isElsewhere ? undefined : former
}

interface GenerateButtonsProps {
  readonly label: string
  readonly entry: SecretEntry
  readonly onChange: (entry: SecretEntry) => void
}

/** What was generated has to be entered at the provider as well: it can be copied as long as it is in the form. */
function GenerateButtons({ label, entry, onChange }: GenerateButtonsProps) {
  return (
    <>
      <Button
        design="Transparent"
        accessibleName={t('service.generate.label', { what: label })}
        onClick={() => onChange(replaceSecret(generatePassword()))}
      >
        {t('service.generate')}
      </Button>
      {entry.kind === 'replace' && entry.value !== '' && (
        <Button
          icon="copy"
          design="Transparent"
          tooltip={t('reveal.copyEnteredOf', { what: label })}
          onClick={() => void copyAndTell(entry.value)}
        />
      )}
    </>
  )
}
