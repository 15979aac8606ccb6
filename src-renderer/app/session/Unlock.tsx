/** Opens the store: a person's passphrase, this computer's keyring, or the recovery key. */
import { useQueryClient } from '@tanstack/react-query'
import { Button } from '@ui5/webcomponents-react/Button'
import { MessageStrip } from '@ui5/webcomponents-react/MessageStrip'
import { type FormEvent, useEffect, useState } from 'react'
import { t } from '../../i18n/t.ts'
import { rpc } from '../../rpc/client.ts'
import { sessionKey } from '../../rpc/queryClient.ts'
import type { RpcError } from '../../rpc/rpcError.ts'
import { useRpcMutation } from '../../rpc/useRpc.ts'
import { ErrorStrip } from '../../ui/ErrorStrip.tsx'
import { FormField } from '../../ui/FormField.tsx'
import { focusField } from '../../ui/focusField.ts'
import { useMessages } from '../../ui/messages.ts'
import { SelectField } from '../../ui/SelectField.tsx'
import { KeyringOffer } from './KeyringOffer.tsx'
import { lastPerson, rememberPerson } from './lastPerson.ts'
import { PracticeOffer } from './PracticeOffer.tsx'
import { isStoreProblem } from './problems.ts'
import { SessionPage } from './SessionPage.tsx'
import { useCountdown } from './useCountdown.ts'
import type { SessionStatus } from './useSessionStatus.ts'

interface UnlockProps {
  readonly status: Pick<SessionStatus, 'dataDirectory' | 'people' | 'waitSeconds'>
  /** When the status was read, as of Date.now(). */
  readonly readAt: number
  readonly onOpening: (isOpening: boolean) => void
  /** The means was right, and the store cannot be opened all the same. */
  readonly onFailed: (error: RpcError) => void
}

type Means = 'passphrase' | 'recoveryKey'
type Attempt =
  | { readonly means: Means; readonly entered: string; readonly person: string | undefined }
  | { readonly means: 'systemKeyring'; readonly person: string | undefined }

function openStore(attempt: Attempt): Promise<SessionStatus> {
  const who = attempt.person === undefined ? {} : { person: attempt.person }
  if (attempt.means === 'systemKeyring') return rpc.session.unlockWithSystemKeyring.mutate(who)
  if (attempt.means === 'passphrase')
    return rpc.session.unlock.mutate({ passphrase: attempt.entered, ...who })
  return rpc.session.unlockWithRecoveryKey.mutate({ recoveryKey: attempt.entered })
}

/** Whose means are asked for. Undefined: there is one person only, and nothing to choose. */
function usePerson(people: SessionStatus['people']) {
  const [chosen, setChosen] = useState(lastPerson)
  if (people.length < 2) return { person: undefined, choose: setChosen }
  const person = people.find(({ id }) => id === chosen) ?? people[0]
  return { person: person?.id, choose: setChosen }
}

const designs = { success: 'Positive', info: 'Information', error: 'Negative' } as const

export function Unlock({ status, readAt, onOpening, onFailed }: UnlockProps) {
  const { people, waitSeconds, dataDirectory } = status
  const [means, setMeans] = useState<Means>('passphrase')
  const [entered, setEntered] = useState('')
  const { person, choose } = usePerson(people)
  const [lastMessage] = useMessages()
  const wait = useCountdown(readAt + waitSeconds * 1000)
  const queryClient = useQueryClient()
  const unlock = useRpcMutation(openStore, [])
  const isPassphrase = means === 'passphrase'
  const isWaiting = isPassphrase && wait > 0
  const open = (attempt: Attempt) => {
    if (unlock.isPending) return
    if (person !== undefined && attempt.means !== 'recoveryKey') rememberPerson(person)
    onOpening(true)
    unlock.mutate(attempt, {
      onSettled: () => onOpening(false),
      // The screens need not wait until it is asked for.
      onSuccess: (status) => queryClient.setQueryData(sessionKey, status),
      onError: (error) => {
        void queryClient.invalidateQueries({ queryKey: sessionKey })
        if (isStoreProblem(error.code)) onFailed(error)
        else focusField('unlock')
      },
    })
  }
  const submit = (event?: FormEvent) => {
    event?.preventDefault()
    if (isWaiting) return
    if (entered === '') return focusField('unlock')
    open({ means, entered, person })
  }
  const change = (to: Means) => {
    setMeans(to)
    setEntered('')
    unlock.reset()
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: the other means has another field
  useEffect(() => focusField('unlock'), [means])
  return (
    <SessionPage title={t('unlock.title')} directory={dataDirectory} hasLanguages={!unlock.isPending}>
      <p>{isPassphrase ? t('unlock.text') : t('unlock.recoveryText')}</p>
      {lastMessage && (
        <MessageStrip design={designs[lastMessage.level]} hideCloseButton>
          {lastMessage.text}
        </MessageStrip>
      )}
      <form onSubmit={submit} noValidate>
        {isPassphrase && person !== undefined && (
          <SelectField
            label={t('unlock.person')}
            value={person}
            options={people.map(({ id, name }) => ({ value: id, text: name }))}
            onChange={choose}
          />
        )}
        <FormField
          key={means}
          label={isPassphrase ? t('unlock.passphrase') : t('unlock.recoveryKey')}
          type="Password"
          required
          field="unlock"
          value={entered}
          onInput={setEntered}
        />
        {isPassphrase && <PracticeOffer />}
        {/* The countdown tells it better than a number that stands still. */}
        <ErrorStrip error={unlock.error?.code === 'UNLOCK_DELAYED' ? null : unlock.error} />
        {isWaiting && (
          <MessageStrip design="Critical" hideCloseButton>
            <span role="timer">{t('unlock.wait', { seconds: wait })}</span>
          </MessageStrip>
        )}
        <div className="sessionActions">
          <Button design="Emphasized" disabled={unlock.isPending || isWaiting} onClick={() => submit()}>
            {unlock.isPending ? t('unlock.working') : t('unlock.submit')}
          </Button>
          <Button design="Transparent" onClick={() => change(isPassphrase ? 'recoveryKey' : 'passphrase')}>
            {isPassphrase ? t('unlock.useRecoveryKey') : t('unlock.usePassphrase')}
          </Button>
        </div>
        <button type="submit" hidden />
      </form>
      <KeyringOffer
        person={person}
        isPending={unlock.isPending}
        onUse={() => open({ means: 'systemKeyring', person })}
      />
    </SessionPage>
  )
}
