/** Puts a text onto the clipboard, and says whether that went well. */
import { Button } from '@ui5/webcomponents-react/Button'
import { useState } from 'react'

interface CopyButtonProps {
  readonly label: string
  readonly text: string
  readonly copied: string
  readonly failed: string
}

export function CopyButton({ label, text, copied, failed }: CopyButtonProps) {
  const [outcome, setOutcome] = useState('')
  const copy = () => {
    // Missing where the page is not served securely.
    const written = navigator.clipboard?.writeText(text) ?? Promise.reject(new Error('No clipboard'))
    written.then(
      () => setOutcome(copied),
      () => setOutcome(failed),
    )
  }
  return (
    <>
      <Button design="Transparent" onClick={copy}>
        {label}
      </Button>
      <span role="status">{outcome}</span>
    </>
  )
}
