/** The address on a sheet for a provider: nobody but the server knows it, so that it is typed or written by hand. */
import './sheet.css'
import { useState } from 'react'
import { t } from '../i18n/t.ts'
import { FormField } from './FormField.tsx'

/** `text`: where it is to be taken from. */
export function SheetAddress({ text }: { readonly text: string }) {
  const [address, setAddress] = useState('')
  return (
    <>
      <p className="noPrint">{text}</p>
      <div className="noPrint sheetAddress">
        <FormField
          label={t('handover.address.label')}
          value={address}
          onInput={setAddress}
          help={t('handover.address.help')}
        />
      </div>
      {address.trim() === '' ? (
        <p className="printOnly writtenLine">{t('handover.address.line')}</p>
      ) : (
        <p className="printOnly revealedValue">{address.trim()}</p>
      )}
    </>
  )
}
