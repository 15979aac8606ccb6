/** What opens a backup: a passphrase or a recovery key. */
import { Button } from '@ui5/webcomponents-react/Button'
import type { Finding } from '../../../src-main/domain/finding.ts'
import { block } from '../../../src-main/domain/makeFinding.ts'
import { t } from '../../i18n/t.ts'
import { FormField } from '../../ui/FormField.tsx'
import { focusFieldSoon } from '../../ui/focusField.ts'

export interface Opening {
  readonly means: 'passphrase' | 'recoveryKey'
  readonly entered: string
}

export const noOpening: Opening = Object.freeze({ means: 'passphrase', entered: '' })
export const openingField = 'backup.opening'

export function openingFindings({ entered }: Opening): Finding[] {
  return entered === '' ? [block('OPENING_EMPTY', openingField, t('backup.opening.empty'))] : []
}

/** As the router takes it. */
export function openingInput({ means, entered }: Opening) {
  return means === 'passphrase' ? { passphrase: entered } : { recoveryKey: entered }
}

interface OpeningFieldProps {
  readonly opening: Opening
  readonly onChange: (opening: Opening) => void
  readonly findings: readonly Finding[]
}

export function OpeningField({ opening, onChange, findings }: OpeningFieldProps) {
  const { means, entered } = opening
  const isPassphrase = means === 'passphrase'
  return (
    <>
      <FormField
        key={means}
        label={t(`backup.${means}`)}
        type="Password"
        required
        field={openingField}
        value={entered}
        onInput={(typed) => onChange({ means, entered: typed })}
        findings={findings}
      />
      <div>
        <Button
          design="Transparent"
          onClick={() => {
            onChange({ means: isPassphrase ? 'recoveryKey' : 'passphrase', entered: '' })
            focusFieldSoon(openingField)
          }}
        >
          {t(isPassphrase ? 'backup.useRecoveryKey' : 'backup.usePassphrase')}
        </Button>
      </div>
    </>
  )
}
