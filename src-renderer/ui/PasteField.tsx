/**
 * Takes a paste and shows nothing of it: the text may hold secrets, so that it never comes onto the page. Takes the
 * focus of the dialog that it stands in.
 */
import { useId } from 'react'

interface PasteFieldProps {
  readonly label: string
  readonly hint: string
  readonly onText: (text: string) => void
}

export function PasteField({ label, hint, onText }: PasteFieldProps) {
  const id = useId()
  return (
    <div className="formField">
      <label htmlFor={id} className="visuallyHidden">
        {label}
      </label>
      <textarea
        id={id}
        className="pasteField"
        rows={1}
        readOnly
        value=""
        placeholder={label}
        aria-describedby={`${id}-hint`}
        onPaste={(event) => {
          event.preventDefault()
          event.stopPropagation()
          onText(event.clipboardData.getData('text/plain'))
        }}
      />
      <div id={`${id}-hint`} className="fieldHelp">
        {hint}
      </div>
    </div>
  )
}
