/** Opens the store with the passphrase, or with the recovery key when that is lost. */
import { Button } from '@ui5/webcomponents-react/Button'
import { MessageStrip } from '@ui5/webcomponents-react/MessageStrip'
import { type FormEvent, useEffect, useState } from 'react'
import { t } from '../../i18n/t.ts'
import { rpc } from '../../rpc/client.ts'
import { useRpcMutation } from '../../rpc/useRpc.ts'
import { ErrorStrip } from '../../ui/ErrorStrip.tsx'
import { FormField } from '../../ui/FormField.tsx'
import { focusField } from '../../ui/focusField.ts'
import { useUnsavedNames } from '../../ui/useUnsavedGuard.ts'
import { usePracticeWished } from '../practice.ts'
import { PracticeOffer } from './PracticeOffer.tsx'
import { SessionPage } from './SessionPage.tsx'

type Means = 'passphrase' | 'recoveryKey'

function openStore(means: Means, entered: string): Promise<void> {
  if (means === 'passphrase') return rpc.session.unlock.mutate({ passphrase: entered })
  return rpc.session.unlockWithRecoveryKey.mutate({ recoveryKey: entered })
}

export function Unlock({ directory }: { readonly directory: string }) {
  const [means, setMeans] = useState<Means>('passphrase')
  const [entered, setEntered] = useState('')
  const names = useUnsavedNames()
  const isPracticeWished = usePracticeWished()
  const unlock = useRpcMutation(() => openStore(means, entered), ['session'])
  const submit = (event?: FormEvent) => {
    event?.preventDefault()
    if (entered === '') return focusField('unlock')
    if (unlock.isPending) return
    unlock.mutate(undefined, { onError: () => focusField('unlock') })
  }
  const change = (to: Means) => {
    setMeans(to)
    setEntered('')
    unlock.reset()
  }
  const isPassphrase = means === 'passphrase'
  // biome-ignore lint/correctness/useExhaustiveDependencies: the other means has another field
  useEffect(() => focusField('unlock'), [means])
  return (
    <SessionPage title={t('unlock.title')} directory={directory}>
      <p>{isPassphrase ? t('unlock.text') : t('unlock.recoveryText')}</p>
      {names.length > 0 && (
        <MessageStrip hideCloseButton>{t('unlock.unsaved', { names: names.join(', ') })}</MessageStrip>
      )}
      {isPracticeWished && <MessageStrip hideCloseButton>{t('practice.willStart.unlock')}</MessageStrip>}
      <form onSubmit={submit} noValidate>
        <FormField
          key={means}
          label={isPassphrase ? t('unlock.passphrase') : t('unlock.recoveryKey')}
          type="Password"
          required
          field="unlock"
          value={entered}
          onInput={setEntered}
        />
        <ErrorStrip error={unlock.error} />
        <div className="sessionActions">
          <Button design="Emphasized" disabled={unlock.isPending} onClick={() => submit()}>
            {unlock.isPending ? t('unlock.working') : t('unlock.submit')}
          </Button>
          <Button design="Transparent" onClick={() => change(isPassphrase ? 'recoveryKey' : 'passphrase')}>
            {isPassphrase ? t('unlock.useRecoveryKey') : t('unlock.usePassphrase')}
          </Button>
        </div>
        <button type="submit" hidden />
      </form>
      <PracticeOffer />
    </SessionPage>
  )
}
