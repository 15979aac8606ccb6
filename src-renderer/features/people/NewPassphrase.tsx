/** A passphrase that is chosen: entered twice, with a hint how strong it is. */
import type { Finding } from '../../../src-main/domain/finding.ts'
import { block } from '../../../src-main/domain/makeFinding.ts'
import { passphraseStrength, shortestPassphrase } from '../../app/session/passphraseStrength.ts'
import { t } from '../../i18n/t.ts'
import { FormField } from '../../ui/FormField.tsx'

export interface ChosenPassphrase {
  readonly passphrase: string
  readonly repeated: string
}

export const noPassphrase: ChosenPassphrase = Object.freeze({ passphrase: '', repeated: '' })

interface NewPassphraseProps {
  /** Start of the fields' names, one for each form of a page. */
  readonly form: string
  readonly chosen: ChosenPassphrase
  readonly onChange: (chosen: ChosenPassphrase) => void
  readonly findings: readonly Finding[]
}

export function NewPassphrase({ form, chosen, onChange, findings }: NewPassphraseProps) {
  const { passphrase, repeated } = chosen
  return (
    <>
      <FormField
        label={t('passphrase.new')}
        type="Password"
        required
        field={`${form}.passphrase`}
        value={passphrase}
        onInput={(typed) => onChange({ passphrase: typed, repeated })}
        help={strengthText(passphrase)}
        findings={findings.filter(({ field }) => field === `${form}.passphrase`)}
      />
      <FormField
        label={t('passphrase.repeat')}
        type="Password"
        required
        field={`${form}.repeated`}
        value={repeated}
        onInput={(typed) => onChange({ passphrase, repeated: typed })}
        findings={findings.filter(({ field }) => field === `${form}.repeated`)}
      />
    </>
  )
}

function strengthText(passphrase: string): string {
  if (passphrase === '') return t('create.advice')
  return t('create.strength', { strength: t(`create.strength.${passphraseStrength(passphrase)}`) })
}

export function passphraseFindings(form: string, { passphrase, repeated }: ChosenPassphrase): Finding[] {
  if ([...passphrase].length < shortestPassphrase) {
    const message = t('create.tooShort', { least: shortestPassphrase })
    return [block('PASSPHRASE_TOO_SHORT', `${form}.passphrase`, message)]
  }
  return passphrase === repeated
    ? []
    : [block('PASSPHRASE_MISMATCH', `${form}.repeated`, t('create.mismatch'))]
}
