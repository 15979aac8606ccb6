/**
 * A write-only secret: shown as a mark, never as a value. A stored one can be replaced or cleared; both are
 * undone until the form is saved.
 */
import '@ui5/webcomponents-icons/dist/locked.js'
import { Button } from '@ui5/webcomponents-react/Button'
import { Icon } from '@ui5/webcomponents-react/Icon'
import { Input } from '@ui5/webcomponents-react/Input'
import { type ReactNode, useId } from 'react'
import type { Finding } from '../../src-main/domain/finding.ts'
import { t } from '../i18n/t.ts'
import { FieldFindings, valueStateOf } from './FindingText.tsx'
import { focusFieldSoon } from './focusField.ts'
import { useReadOnly } from './readOnly.ts'
import { keepSecret, removeSecret, replaceSecret, type SecretEntry } from './secretEntry.ts'

interface SecretFieldProps {
  /** Accessible name, like `Password, row 2`. */
  readonly label: string
  readonly entry: SecretEntry
  readonly isStored: boolean
  readonly onChange: (entry: SecretEntry) => void
  readonly findings: readonly Finding[]
  readonly placeholder?: string
  readonly help?: string
  readonly field: string
  /** Removing makes no sense for some secrets. */
  readonly canRemove?: boolean
  /** What else can be done with the stored secret, beside Replace. */
  readonly storedActions?: ReactNode
  /** What else can be done while one is entered. */
  readonly inputActions?: ReactNode
}

export function SecretField(given: SecretFieldProps) {
  const { entry, isStored, findings, field } = given
  const props = {
    ...given,
    onChange: (next: SecretEntry) => {
      given.onChange(next)
      // Another control takes the place of the one that was used.
      if (isStored && next.kind !== entry.kind) focusFieldSoon(field)
    },
  }
  const id = useId()
  if (useReadOnly()) return <SecretState isStored={isStored} />
  return (
    <div className="secretField">
      {isStored && entry.kind !== 'replace' ? (
        <StoredSecret {...props} />
      ) : (
        <SecretInput {...props} id={id} />
      )}
      {props.help && (
        <div id={`${id}-help`} className="fieldHelp">
          {props.help}
        </div>
      )}
      <FieldFindings id={`${id}-findings`} findings={findings} />
    </div>
  )
}

function SecretState({ isStored }: { readonly isStored: boolean }) {
  return (
    <div className="secretLine secretState">
      <span className="secretMark">
        {isStored && <Icon name="locked" mode="Decorative" />} {t(isStored ? 'secret.set' : 'secret.absent')}
      </span>
    </div>
  )
}

function StoredSecret(props: SecretFieldProps) {
  const { label, entry, onChange, field, canRemove = true, storedActions } = props
  if (entry.kind === 'remove') {
    return (
      <div className="secretLine">
        <span className="secretMark">{t('secret.willBeRemoved')}</span>
        <Button
          data-field={field}
          design="Transparent"
          accessibleName={t('secret.keepLabel', { what: label })}
          onClick={() => onChange(keepSecret)}
        >
          {t('action.undo')}
        </Button>
      </div>
    )
  }
  return (
    <div className="secretLine">
      <span className="secretMark">
        <Icon name="locked" mode="Decorative" /> {t('secret.set')}
      </span>
      <Button
        data-field={field}
        design="Transparent"
        accessibleName={t('secret.replaceLabel', { what: label })}
        onClick={() => onChange(replaceSecret(''))}
      >
        {t('action.replace')}
      </Button>
      {canRemove && (
        <Button
          design="Transparent"
          accessibleName={t('secret.clearLabel', { what: label })}
          onClick={() => onChange(removeSecret)}
        >
          {t('secret.clear')}
        </Button>
      )}
      {storedActions}
    </div>
  )
}

function SecretInput(props: SecretFieldProps & { readonly id: string }) {
  const { id, label, entry, isStored, onChange, findings, field } = props
  const placeholder = isStored
    ? t('secret.placeholder.replace')
    : (props.placeholder ?? t('secret.placeholder.new'))
  return (
    <div className="secretLine">
      <Input
        className="formInput"
        data-field={field}
        type="Password"
        accessibleName={label}
        accessibleDescriptionRef={`${id}-findings ${id}-help`}
        placeholder={placeholder}
        value={entry.kind === 'replace' ? entry.value : ''}
        valueState={valueStateOf(findings)}
        onInput={(event) => onChange(secretTyped(event.target.value, isStored))}
      />
      {isStored && (
        <Button
          design="Transparent"
          accessibleName={t('secret.keepLabel', { what: label })}
          onClick={() => onChange(keepSecret)}
        >
          {t('action.undo')}
        </Button>
      )}
      {props.inputActions}
    </div>
  )
}

/** An emptied field of a secret that was never stored is the field as it was at first. */
function secretTyped(value: string, isStored: boolean): SecretEntry {
  return value === '' && !isStored ? keepSecret : replaceSecret(value)
}
