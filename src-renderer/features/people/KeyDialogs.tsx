/** Making recovery keys, using the computer's keyring, removing slots, exchanging both keys. */
import { BusyIndicator } from '@ui5/webcomponents-react/BusyIndicator'
import { MessageStrip } from '@ui5/webcomponents-react/MessageStrip'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { block } from '../../../src-main/domain/makeFinding.ts'
import type { SlotEntry } from '../../../src-main/store/keyAccess.ts'
import { t } from '../../i18n/t.ts'
import { rpc } from '../../rpc/client.ts'
import { useRpcMutation, useRpcQuery } from '../../rpc/useRpc.ts'
import { ActionDialog } from '../../ui/ActionDialog.tsx'
import { CheckField } from '../../ui/CheckField.tsx'
import { ErrorStrip } from '../../ui/ErrorStrip.tsx'
import { focusField } from '../../ui/focusField.ts'
import { postMessage } from '../../ui/messages.ts'
import { timeText } from '../../ui/timeText.ts'
import { newRecoveryKeys } from './newRecoveryKeys.ts'
import { backendText, slotText } from './slotText.ts'

interface DialogProps {
  readonly open: boolean
  readonly onClose: () => void
}

/** `replace`: those before open nothing any more. Ends on the page that shows the key. */
export function RecoveryDialog({ open, onClose, replace }: DialogProps & { readonly replace: boolean }) {
  const navigate = useNavigate()
  const add = useRpcMutation(async () => {
    const { recoveryKey } = await rpc.key.addRecovery.mutate({ replace })
    newRecoveryKeys.set(recoveryKey)
  }, ['key', 'audit'])
  const words = replace ? 'recovery.replaceAll' : 'recovery.add'
  const submit = () =>
    add.mutate(undefined, {
      onSuccess: () => {
        postMessage('success', t(replace ? 'recovery.replacedAll' : 'recovery.added'))
        void navigate('/recovery-key')
      },
    })
  return (
    <ActionDialog
      open={open}
      title={t(`${words}.title`)}
      submitText={t(`${words}.submit`)}
      workingText={t('app.loading')}
      isWorking={add.isPending}
      isDestructive={replace}
      startsOnCancel={replace}
      error={add.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{t(`${words}.text`)}</p>
    </ActionDialog>
  )
}

const consentField = 'systemKeyring.consent'

/** Asks the keyring only now: a locked one may want to be unlocked by the person. */
export function SystemKeyringDialog({ open, onClose, person }: DialogProps & { readonly person: string }) {
  const [isWeakAllowed, setWeakAllowed] = useState(false)
  const [isAsked, setAsked] = useState(false)
  const { data, error, isFetching } = useRpcQuery(
    ['key', 'systemKeyring'],
    () => rpc.session.systemKeyring.query(),
    { enabled: open, isFresh: true },
  )
  const add = useRpcMutation(() => rpc.key.addSystem.mutate({ isWeakAllowed }), ['key', 'audit', 'session'])
  const backend = isFetching ? undefined : data?.backend
  const needsConsent = backend?.isWeak === true && !isWeakAllowed
  const submit = () => {
    setAsked(true)
    if (needsConsent) return focusField(consentField)
    add.mutate(undefined, {
      onSuccess: () => {
        postMessage('success', t('systemKeyring.added'))
        onClose()
      },
    })
  }
  return (
    <ActionDialog
      open={open}
      title={t('systemKeyring.title')}
      submitText={t('systemKeyring.submit')}
      workingText={t('systemKeyring.asking')}
      isWorking={add.isPending}
      canSubmit={backend !== null && backend !== undefined}
      error={add.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{t('systemKeyring.text', { name: person })}</p>
      <ErrorStrip error={error} />
      <div role="status">
        {backend === undefined && error === null && (
          <BusyIndicator active delay={0} size="S" text={t('systemKeyring.asking')} textPlacement="Bottom" />
        )}
        {backend === null && (
          <MessageStrip design="Critical" hideCloseButton>
            {t('systemKeyring.none')}
          </MessageStrip>
        )}
        {backend && <p>{t('systemKeyring.backend', { name: backendText(backend.name) })}</p>}
      </div>
      {backend?.isWeak && (
        <>
          <MessageStrip design="Critical" hideCloseButton>
            {t('systemKeyring.weak')}
          </MessageStrip>
          <CheckField
            label={t('systemKeyring.weak.consent')}
            field={consentField}
            isChecked={isWeakAllowed}
            onChange={setWeakAllowed}
            findings={
              isAsked && needsConsent
                ? [block('WEAK_NOT_ALLOWED', consentField, t('systemKeyring.weak.needed'))]
                : []
            }
          />
        </>
      )}
    </ActionDialog>
  )
}

interface RemoveSlotDialogProps extends DialogProps {
  readonly slot: SlotEntry
  readonly isLastRecovery: boolean
}

export function RemoveSlotDialog({ open, onClose, slot, isLastRecovery }: RemoveSlotDialogProps) {
  const remove = useRpcMutation(() => rpc.key.remove.mutate({ id: slot.id }), ['key', 'audit', 'session'])
  const submit = () =>
    remove.mutate(undefined, {
      onSuccess: ({ isForgotten }) => {
        postMessage(isForgotten ? 'success' : 'info', t(isForgotten ? 'keys.removed' : 'keys.removed.left'))
        onClose()
      },
    })
  return (
    <ActionDialog
      open={open}
      title={t('keys.remove.title')}
      submitText={t('keys.remove.submit')}
      workingText={t('app.loading')}
      isWorking={remove.isPending}
      isDestructive
      startsOnCancel
      error={remove.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <ul className="nameList">
        <li>{t('keys.remove.named', { slot: slotText(slot), made: timeText(slot.createdAt) })}</li>
      </ul>
      <p>{t(slot.kind === 'system' ? 'keys.remove.system' : 'keys.remove.recovery')}</p>
      {isLastRecovery && (
        <MessageStrip design="Critical" hideCloseButton>
          {t('keys.remove.lastRecovery')}
        </MessageStrip>
      )}
    </ActionDialog>
  )
}

const consequences = [
  'rotate.what',
  'rotate.slots',
  'rotate.backup',
  'rotate.pushes',
  'rotate.limit',
] as const

export function RotateDialog({ open, onClose }: DialogProps) {
  const rotate = useRpcMutation(
    () => rpc.key.rotate.mutate(),
    ['person', 'key', 'backup', 'audit', 'session', 'sync'],
  )
  const submit = () =>
    rotate.mutate(undefined, {
      onSuccess: () => {
        postMessage('success', t('rotate.done'))
        onClose()
      },
    })
  return (
    <ActionDialog
      open={open}
      title={t('rotate.title')}
      submitText={t('rotate.submit')}
      workingText={t('rotate.working')}
      isWorking={rotate.isPending}
      startsOnCancel
      error={rotate.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <ul className="nameList">
        {consequences.map((key) => (
          <li key={key}>{t(key)}</li>
        ))}
      </ul>
    </ActionDialog>
  )
}
