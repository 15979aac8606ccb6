/** Checks a backup that was made under other keys, with a passphrase or recovery key of its time. */
import { useState } from 'react'
import type { Verified } from '../../../src-main/store/backupProof.ts'
import { t } from '../../i18n/t.ts'
import { rpc } from '../../rpc/client.ts'
import { useRpcMutation } from '../../rpc/useRpc.ts'
import { ActionDialog } from '../../ui/ActionDialog.tsx'
import { focusField } from '../../ui/focusField.ts'
import { noOpening, OpeningField, openingField, openingFindings, openingInput } from './OpeningField.tsx'

interface VerifyDialogProps {
  readonly name: string
  readonly open: boolean
  readonly onClose: () => void
  readonly onVerified: (verified: Verified) => void
}

export function VerifyDialog({ name, open, onClose, onVerified }: VerifyDialogProps) {
  const [opening, setOpening] = useState(noOpening)
  const [isAsked, setAsked] = useState(false)
  const verify = useRpcMutation(
    () => rpc.backup.verify.mutate({ which: { name }, ...openingInput(opening) }),
    ['audit'],
  )
  const findings = openingFindings(opening)
  const close = () => {
    setOpening(noOpening)
    onClose()
  }
  const submit = () => {
    setAsked(true)
    if (findings.length > 0) return focusField(openingField)
    verify.mutate(undefined, {
      onSuccess: (verified) => {
        onVerified(verified)
        close()
      },
      onError: () => focusField(openingField),
    })
  }
  return (
    <ActionDialog
      open={open}
      title={t('backup.verify.keys.title', { name })}
      submitText={t('backup.verify.submit')}
      workingText={t('backup.verify.working')}
      isWorking={verify.isPending}
      error={verify.error}
      onSubmit={submit}
      onClose={close}
    >
      <p>{t('backup.verify.keys')}</p>
      <OpeningField opening={opening} onChange={setOpening} findings={isAsked ? findings : []} />
    </ActionDialog>
  )
}
