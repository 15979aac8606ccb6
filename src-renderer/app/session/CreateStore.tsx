/** First screen of a new data directory: makes keys and an empty store. */
import { useQueryClient } from '@tanstack/react-query'
import { Button } from '@ui5/webcomponents-react/Button'
import { MessageStrip } from '@ui5/webcomponents-react/MessageStrip'
import { type FormEvent, useEffect, useState } from 'react'
import type { Finding } from '../../../src-main/domain/finding.ts'
import { block } from '../../../src-main/domain/makeFinding.ts'
import { t } from '../../i18n/t.ts'
import { rpc } from '../../rpc/client.ts'
import { sessionKey } from '../../rpc/queryClient.ts'
import { useRpcMutation } from '../../rpc/useRpc.ts'
import { ErrorStrip } from '../../ui/ErrorStrip.tsx'
import { FormField } from '../../ui/FormField.tsx'
import { focusField } from '../../ui/focusField.ts'
import { usePracticeWished } from '../practice.ts'
import { PracticeOffer } from './PracticeOffer.tsx'
import { passphraseStrength, shortestPassphrase } from './passphraseStrength.ts'
import { SessionPage } from './SessionPage.tsx'

interface CreateStoreProps {
  readonly directory: string
  readonly onCreated: (recoveryKey: string) => void
}

export function CreateStore({ directory, onCreated }: CreateStoreProps) {
  const queryClient = useQueryClient()
  const [passphrase, setPassphrase] = useState('')
  const [repeated, setRepeated] = useState('')
  const [isAsked, setAsked] = useState(false)
  const isPracticeWished = usePracticeWished()
  const create = useRpcMutation(() => rpc.session.create.mutate({ passphrase }), [])
  const findings = isAsked ? passphraseFindings(passphrase, repeated) : []
  useEffect(() => focusField('passphrase'), [])
  const submit = (event?: FormEvent) => {
    event?.preventDefault()
    setAsked(true)
    const [first] = passphraseFindings(passphrase, repeated)
    if (first) return focusField(first.field)
    if (create.isPending) return
    create.mutate(undefined, {
      onSuccess: ({ recoveryKey }) => {
        // In one step, so that the screens do not show before the key was written down.
        onCreated(recoveryKey)
        void queryClient.invalidateQueries({ queryKey: sessionKey })
      },
    })
  }
  return (
    <SessionPage title={t('create.title')} directory={directory}>
      <p>{t('create.text')}</p>
      {isPracticeWished && <MessageStrip hideCloseButton>{t('practice.willStart.create')}</MessageStrip>}
      <form onSubmit={submit} noValidate>
        <FormField
          label={t('create.passphrase')}
          type="Password"
          required
          field="passphrase"
          value={passphrase}
          onInput={setPassphrase}
          help={strengthText(passphrase)}
          findings={findings.filter((finding) => finding.field === 'passphrase')}
        />
        <FormField
          label={t('create.repeat')}
          type="Password"
          required
          field="repeated"
          value={repeated}
          onInput={setRepeated}
          findings={findings.filter((finding) => finding.field === 'repeated')}
        />
        <ErrorStrip error={create.error} />
        <div className="sessionActions">
          <Button design="Emphasized" disabled={create.isPending} onClick={() => submit()}>
            {create.isPending ? t('create.working') : t('create.submit')}
          </Button>
        </div>
        {/* Enter in a field submits a form only through a button of the page's own. */}
        <button type="submit" hidden />
      </form>
      <PracticeOffer />
    </SessionPage>
  )
}

function strengthText(passphrase: string): string {
  if (passphrase === '') return t('create.advice')
  return t('create.strength', { strength: t(`create.strength.${passphraseStrength(passphrase)}`) })
}

function passphraseFindings(passphrase: string, repeated: string): Finding[] {
  if ([...passphrase].length < shortestPassphrase) {
    const message = t('create.tooShort', { least: shortestPassphrase })
    return [block('PASSPHRASE_TOO_SHORT', 'passphrase', message)]
  }
  return passphrase === repeated ? [] : [block('PASSPHRASE_MISMATCH', 'repeated', t('create.mismatch'))]
}
