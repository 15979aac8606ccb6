/**
 * A stored secret that is shown on demand: after the passphrase was given once more, for one minute, with a button
 * that copies it. It is kept in this component alone; a lock takes it off the page with everything else. On paper it
 * is there only while it is shown, with a warning.
 */
import '@ui5/webcomponents-icons/dist/locked.js'
import { Button } from '@ui5/webcomponents-react/Button'
import { Icon } from '@ui5/webcomponents-react/Icon'
import { useEffect, useState } from 'react'
import { t, tCount } from '../i18n/t.ts'
import { useRpcMutation } from '../rpc/useRpc.ts'
import { ActionDialog } from './ActionDialog.tsx'
import { FormField } from './FormField.tsx'
import { focusField, focusFieldSoon } from './focusField.ts'
import { copySecret } from './secretClipboard.ts'
import { useDialog } from './useDialog.ts'

const shownSeconds = 60

interface RevealedSecretProps {
  /** What it is, as a person would call it: `Password of hook.twilio`. */
  readonly what: string
  /** Path that tells its controls apart from those of others on the page. */
  readonly field: string
  /** Asks for it; null: none is stored. The passphrase is checked, and the record made, where the secret is. */
  readonly reveal: (passphrase: string) => Promise<string | null>
}

export function RevealedSecret({ what, field, reveal }: RevealedSecretProps) {
  const [value, setValue] = useState<string | null>(null)
  const dialog = useDialog<true>()
  const [isAbsent, setAbsent] = useState(false)
  const hide = () => {
    setValue(null)
    focusFieldSoon(field)
  }
  const show = (answer: string | null) => {
    dialog.close()
    setValue(answer)
    setAbsent(answer === null)
    focusFieldSoon(field)
  }
  return (
    <div className="revealedSecret">
      {value === null ? (
        <div className="secretLine">
          <span className="secretMark">
            <Icon name="locked" mode="Decorative" /> {t('reveal.hidden')}
          </span>
          <Button
            className="noPrint"
            data-field={field}
            accessibleName={t('reveal.showOf', { what })}
            onClick={() => dialog.ask(true)}
          >
            {t('reveal.show')}
          </Button>
          <span role="status">{isAbsent && t('reveal.absent')}</span>
        </div>
      ) : (
        <ShownSecret what={what} field={field} value={value} onHide={hide} />
      )}
      <PassphraseDialog
        key={dialog.key}
        open={dialog.isOpen}
        what={what}
        reveal={reveal}
        onShown={show}
        onClose={dialog.close}
      />
    </div>
  )
}

interface ShownSecretProps {
  readonly what: string
  readonly field: string
  readonly value: string
  readonly onHide: () => void
}

function ShownSecret({ what, field, value, onHide }: ShownSecretProps) {
  // By the clock: a machine that slept meanwhile shows it no longer.
  const [until] = useState(() => Date.now() + shownSeconds * 1000)
  const [left, setLeft] = useState(shownSeconds)
  const [outcome, setOutcome] = useState('')
  useEffect(() => {
    const timer = setInterval(() => setLeft(Math.ceil((until - Date.now()) / 1000)), 1000)
    return () => clearInterval(timer)
  }, [until])
  useEffect(() => {
    if (left <= 0) onHide()
  })
  const copy = () =>
    copySecret(value).then(
      () => setOutcome(t('reveal.copied')),
      () => setOutcome(t('reveal.copyFailed')),
    )
  return (
    <>
      <output className="revealedValue" aria-label={what}>
        {value}
      </output>
      <p className="printOnly printWarning">{t('reveal.printWarning')}</p>
      <div className="secretLine noPrint">
        <Button data-field={field} accessibleName={t('reveal.copyOf', { what })} onClick={() => void copy()}>
          {t('reveal.copy')}
        </Button>
        <Button design="Transparent" accessibleName={t('reveal.hideOf', { what })} onClick={onHide}>
          {t('reveal.hide')}
        </Button>
        <span className="fieldHelp">{tCount(Math.max(left, 0), 'reveal.left.one', 'reveal.left.other')}</span>
      </div>
      <p className="fieldHelp noPrint" role="status">
        {outcome}
      </p>
    </>
  )
}

const passphraseField = 'reveal.passphrase'

interface PassphraseDialogProps {
  readonly open: boolean
  readonly what: string
  readonly reveal: (passphrase: string) => Promise<string | null>
  readonly onShown: (answer: string | null) => void
  readonly onClose: () => void
}

function PassphraseDialog({ open, what, reveal, onShown, onClose }: PassphraseDialogProps) {
  const [passphrase, setPassphrase] = useState('')
  // Handed on at once: the outcome of a call is kept by the one who made it.
  const ask = useRpcMutation(async () => onShown(await reveal(passphrase)), ['audit'])
  const submit = () => {
    if (passphrase === '') return focusField(passphraseField)
    ask.mutate(undefined, {
      onError: () => {
        setPassphrase('')
        focusFieldSoon(passphraseField)
      },
    })
  }
  return (
    <ActionDialog
      open={open}
      title={t('reveal.title')}
      submitText={t('reveal.submit')}
      workingText={t('reveal.working')}
      isWorking={ask.isPending}
      error={ask.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{t('reveal.text', { what })}</p>
      <FormField
        label={t('reveal.passphrase')}
        type="Password"
        required
        field={passphraseField}
        value={passphrase}
        onInput={setPassphrase}
      />
    </ActionDialog>
  )
}
