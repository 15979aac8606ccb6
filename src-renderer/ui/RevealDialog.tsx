/** Asks for the passphrase before a stored secret is shown or copied. */
import { useState } from 'react'
import { t } from '../i18n/t.ts'
import { type RpcError, toRpcError } from '../rpc/rpcError.ts'
import { ActionDialog } from './ActionDialog.tsx'
import { FormField } from './FormField.tsx'
import { focusField, focusFieldSoon } from './focusField.ts'
import type { RevealWish } from './useRevealing.tsx'

const passphraseField = 'reveal.passphrase'

interface RevealDialogProps {
  readonly wish: RevealWish
  readonly open: boolean
  readonly onClose: () => void
  readonly onSubmit: (wish: RevealWish, passphrase: string) => Promise<void>
}

export function RevealDialog({ wish, open, onClose, onSubmit }: RevealDialogProps) {
  const [passphrase, setPassphrase] = useState('')
  const [error, setError] = useState<RpcError | null>(null)
  const [isWorking, setWorking] = useState(false)
  const { what, purpose } = wish
  // No mutation of the query client: the answer would stay in its cache for as long as the dialog is there.
  const submit = async () => {
    if (passphrase === '') return focusField(passphraseField)
    setWorking(true)
    setError(null)
    try {
      await onSubmit(wish, passphrase)
    } catch (failure) {
      setError(toRpcError(failure))
      focusFieldSoon(passphraseField)
    } finally {
      setWorking(false)
      setPassphrase('')
    }
  }
  return (
    <ActionDialog
      open={open}
      title={t(`reveal.${purpose}.title`)}
      submitText={t(`reveal.${purpose}.submit`)}
      workingText={t('reveal.working')}
      isWorking={isWorking}
      error={error}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <p>{t(`reveal.${purpose}.text`, { what })}</p>
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
