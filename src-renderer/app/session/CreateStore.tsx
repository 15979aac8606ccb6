/** First screen of a new data directory: makes keys and an empty store with its first administrator. */
import { Button } from '@ui5/webcomponents-react/Button'
import { type FormEvent, useEffect, useState } from 'react'
import type { Finding } from '../../../src-main/domain/finding.ts'
import { block } from '../../../src-main/domain/makeFinding.ts'
import { t } from '../../i18n/t.ts'
import type { RpcError } from '../../rpc/rpcError.ts'
import { ErrorStrip } from '../../ui/ErrorStrip.tsx'
import { FormField } from '../../ui/FormField.tsx'
import { focusField } from '../../ui/focusField.ts'
import { PracticeOffer } from './PracticeOffer.tsx'
import { passphraseStrength, shortestPassphrase } from './passphraseStrength.ts'
import { SessionPage } from './SessionPage.tsx'

export interface FirstPerson {
  readonly person: string
  readonly passphrase: string
}

interface CreateStoreProps {
  readonly directory: string
  readonly create: {
    readonly isPending: boolean
    readonly error: RpcError | null
    readonly mutate: (person: FirstPerson) => void
  }
}

interface Entries extends FirstPerson {
  readonly repeated: string
}

export function CreateStore({ directory, create }: CreateStoreProps) {
  const [entries, setEntries] = useState<Entries>({
    person: t('create.person.usual'),
    passphrase: '',
    repeated: '',
  })
  const [isAsked, setAsked] = useState(false)
  const findings = isAsked ? findingsOf(entries) : []
  useEffect(() => focusField('passphrase'), [])
  const submit = (event?: FormEvent) => {
    event?.preventDefault()
    setAsked(true)
    const [first] = findingsOf(entries)
    if (first) return focusField(first.field)
    const { person, passphrase } = entries
    if (!create.isPending) create.mutate({ person, passphrase })
  }
  const field = (name: keyof Entries) => ({
    field: name,
    required: true,
    value: entries[name],
    findings: findings.filter((finding) => finding.field === name),
    onInput: (value: string) => setEntries({ ...entries, [name]: value }),
  })
  // Whoever changed the language meanwhile would never see the recovery key.
  return (
    <SessionPage title={t('create.title')} directory={directory} hasLanguages={!create.isPending}>
      <p>{t('create.text')}</p>
      <form onSubmit={submit} noValidate>
        <FormField label={t('create.person')} help={t('create.person.help')} {...field('person')} />
        <FormField
          label={t('create.passphrase')}
          type="Password"
          help={strengthText(entries.passphrase)}
          {...field('passphrase')}
        />
        <FormField label={t('create.repeat')} type="Password" {...field('repeated')} />
        <PracticeOffer />
        <ErrorStrip error={create.error} />
        <div className="sessionActions">
          <Button design="Emphasized" disabled={create.isPending} onClick={() => submit()}>
            {create.isPending ? t('create.working') : t('create.submit')}
          </Button>
        </div>
        {/* Enter in a field submits a form only through a button of the page's own. */}
        <button type="submit" hidden />
      </form>
    </SessionPage>
  )
}

function strengthText(passphrase: string): string {
  if (passphrase === '') return t('create.advice')
  return t('create.strength', { strength: t(`create.strength.${passphraseStrength(passphrase)}`) })
}

function findingsOf({ person, passphrase, repeated }: Entries): Finding[] {
  const isShort = [...passphrase].length < shortestPassphrase
  return [
    ...(person.trim() === '' ? [block('PERSON_NAME_EMPTY', 'person', t('create.person.empty'))] : []),
    ...(isShort
      ? [block('PASSPHRASE_TOO_SHORT', 'passphrase', t('create.tooShort', { least: shortestPassphrase }))]
      : []),
    ...(passphrase === repeated ? [] : [block('PASSPHRASE_MISMATCH', 'repeated', t('create.mismatch'))]),
  ]
}
