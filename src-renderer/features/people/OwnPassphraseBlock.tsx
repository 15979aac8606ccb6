/** One's own passphrase, changed by who knows the current one. */
import { BusyIndicator } from '@ui5/webcomponents-react/BusyIndicator'
import { Button } from '@ui5/webcomponents-react/Button'
import { type FormEvent, useState } from 'react'
import type { Finding } from '../../../src-main/domain/finding.ts'
import { block } from '../../../src-main/domain/makeFinding.ts'
import { t } from '../../i18n/t.ts'
import { rpc } from '../../rpc/client.ts'
import { useRpcMutation } from '../../rpc/useRpc.ts'
import { ErrorStrip } from '../../ui/ErrorStrip.tsx'
import { FormField } from '../../ui/FormField.tsx'
import { focusField } from '../../ui/focusField.ts'
import { postMessage } from '../../ui/messages.ts'
import { Block } from '../../ui/ObjectPage.tsx'
import { NewPassphrase, noPassphrase, passphraseFindings } from './NewPassphrase.tsx'

const currentField = 'own.current'

function currentFindings(current: string): Finding[] {
  return current === '' ? [block('PASSPHRASE_EMPTY', currentField, t('passphrase.current.empty'))] : []
}

/** `isPerson` false: opened with a recovery key, which has no passphrase. */
export function OwnPassphraseBlock({ isPerson }: { readonly isPerson: boolean }) {
  return (
    <Block title={t('passphrase.block')}>
      {isPerson ? <OwnPassphraseForm /> : <p>{t('passphrase.none')}</p>}
    </Block>
  )
}

function OwnPassphraseForm() {
  const [current, setCurrent] = useState('')
  const [chosen, setChosen] = useState(noPassphrase)
  const [isAsked, setAsked] = useState(false)
  const change = useRpcMutation(
    () => rpc.key.changePassphrase.mutate({ current, next: chosen.passphrase }),
    ['key', 'audit'],
  )
  const all = [...currentFindings(current), ...passphraseFindings('own', chosen)]
  const findings = isAsked ? all : []
  const submit = (event?: FormEvent) => {
    event?.preventDefault()
    setAsked(true)
    const [first] = all
    if (first) return focusField(first.field)
    if (change.isPending) return
    change.mutate(undefined, {
      onSuccess: () => {
        setCurrent('')
        setChosen(noPassphrase)
        setAsked(false)
        postMessage('success', t('passphrase.changed'))
      },
      onError: () => focusField(currentField),
    })
  }
  return (
    <form className="ownPassphrase" onSubmit={submit} noValidate>
      <p>{t('passphrase.text')}</p>
      <FormField
        label={t('passphrase.current')}
        type="Password"
        required
        field={currentField}
        value={current}
        onInput={setCurrent}
        findings={findings.filter(({ field }) => field === currentField)}
      />
      <NewPassphrase form="own" chosen={chosen} onChange={setChosen} findings={findings} />
      <ErrorStrip error={change.error} />
      <div className="blockButtons">
        <Button disabled={change.isPending} onClick={() => submit()}>
          {t('passphrase.submit')}
        </Button>
        <BusyIndicator active={change.isPending} delay={0} size="S" text={t('passphrase.working')} />
      </div>
      {/* Enter in a field submits a form only through a button of the page's own. */}
      <button type="submit" hidden />
    </form>
  )
}
