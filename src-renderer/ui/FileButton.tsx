/** A button that takes the text of a file from this computer; the file itself goes nowhere. */
import { Button } from '@ui5/webcomponents-react/Button'
import { useRef } from 'react'
import { t } from '../i18n/t.ts'
import { postMessage } from './messages.ts'

interface FileButtonProps {
  /** What is read, for the accessible name. */
  readonly label: string
  readonly accept: string
  readonly field?: string
  /** `name`: of the file, without its folder. */
  readonly onText: (text: string, name: string) => void
}

/** Far more than any certificate needs. */
const maxBytes = 200_000

export function FileButton({ label, accept, field, onText }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null)
  const take = async (file: File | undefined) => {
    if (!file) return
    if (file.size > maxBytes) postMessage('error', t('file.tooLarge', { name: file.name }))
    else onText(await file.text(), file.name)
  }
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
        onChange={(event) => {
          void take(event.target.files?.[0])
          // The same file may be chosen again after it was changed.
          event.target.value = ''
        }}
      />
      <Button
        data-field={field}
        accessibleName={t('file.chooseFor', { what: label })}
        onClick={() => input.current?.click()}
      >
        {t('file.choose')}
      </Button>
    </>
  )
}
