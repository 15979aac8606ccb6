/**
 * Showing and copying one stored secret of the service. The passphrase is asked for each time; a shown secret goes
 * after half a minute, with the window's focus, by Escape, and with the screen. It is in no cache.
 */
import { useCallback, useEffect, useState } from 'react'
import type { ServiceId } from '../../../src-main/domain/model.ts'
import { t } from '../../i18n/t.ts'
import { rpc } from '../../rpc/client.ts'
import type { RpcError } from '../../rpc/rpcError.ts'
import { toRpcError } from '../../rpc/rpcError.ts'
import { ActionDialog } from '../../ui/ActionDialog.tsx'
import { FormField } from '../../ui/FormField.tsx'
import { postMessage } from '../../ui/messages.ts'
import { copySecret } from '../../ui/secretClipboard.ts'
import { useDialog } from '../../ui/useDialog.ts'

const shownMs = 30_000

export interface SecretWish {
  readonly authenticationId: string
  readonly purpose: 'show' | 'copy'
}

export interface ShownSecret {
  readonly authenticationId: string
  readonly value: string
}

/** Onto the clipboard, and says whether that went well. */
export async function copyAndTell(value: string): Promise<void> {
  try {
    await copySecret(value)
    postMessage('success', t('serviceSecret.copied'))
  } catch {
    postMessage('error', t('serviceSecret.notCopied'))
  }
}

/** `id` null: the service is not saved, nothing is stored. */
export function useRevealing(id: ServiceId | null) {
  const [shown, setShown] = useState<ShownSecret | null>(null)
  const dialog = useDialog<SecretWish>()
  const hide = useCallback(() => setShown(null), [])
  useHiding(shown, hide)
  const take = async ({ authenticationId, purpose }: SecretWish, value: string | null) => {
    dialog.close()
    if (value === null) return postMessage('error', t('serviceSecret.none', { id: authenticationId }))
    if (purpose === 'show') return setShown({ authenticationId, value })
    await copyAndTell(value)
  }
  return {
    shown,
    hide,
    ask: dialog.ask,
    dialog: id !== null && dialog.asked && (
      <PassphraseDialog
        key={dialog.key}
        id={id}
        wish={dialog.asked}
        open={dialog.isOpen}
        onClose={dialog.close}
        onSecret={(value) => void take(dialog.asked ?? { authenticationId: '', purpose: 'show' }, value)}
      />
    ),
  }
}

function useHiding(shown: ShownSecret | null, hide: () => void): void {
  useEffect(() => {
    if (shown === null) return
    const timer = setTimeout(hide, shownMs)
    const onKeyDown = (event: KeyboardEvent) => event.key === 'Escape' && hide()
    window.addEventListener('blur', hide)
    document.addEventListener('visibilitychange', hide)
    document.addEventListener('keydown', onKeyDown)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('blur', hide)
      document.removeEventListener('visibilitychange', hide)
      document.removeEventListener('keydown', onKeyDown)
    }
  }, [shown, hide])
}

interface PassphraseDialogProps {
  readonly id: ServiceId
  readonly wish: SecretWish
  readonly open: boolean
  readonly onClose: () => void
  readonly onSecret: (value: string | null) => void
}

function PassphraseDialog({ id, wish, open, onClose, onSecret }: PassphraseDialogProps) {
  const [passphrase, setPassphrase] = useState('')
  const [error, setError] = useState<RpcError | null>(null)
  const [isWorking, setWorking] = useState(false)
  // No mutation of the query client: the answer would stay in its cache for as long as the dialog is there.
  const submit = async () => {
    setWorking(true)
    setError(null)
    try {
      const { secret } = await rpc.service.revealSecret.mutate({ id, ...wish, passphrase })
      onSecret(secret)
    } catch (failure) {
      setError(toRpcError(failure))
    } finally {
      setWorking(false)
      setPassphrase('')
    }
  }
  const words = wish.purpose === 'show' ? 'serviceSecret.show' : 'serviceSecret.copy'
  return (
    <ActionDialog
      open={open}
      title={t(`${words}.title`, { id: wish.authenticationId })}
      submitText={t(`${words}.submit`)}
      workingText={t('app.loading')}
      isWorking={isWorking}
      canSubmit={passphrase !== ''}
      error={error}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <p>{t(`${words}.text`)}</p>
      <FormField
        label={t('serviceSecret.passphrase')}
        type="Password"
        required
        value={passphrase}
        onInput={setPassphrase}
      />
    </ActionDialog>
  )
}
