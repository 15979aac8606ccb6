/**
 * A stored secret that is shown or copied on demand (useRevealing.tsx): its buttons, and the value while it is shown.
 * On paper the value is there only while it is shown, with a warning.
 */
import '@ui5/webcomponents-icons/dist/copy.js'
import '@ui5/webcomponents-icons/dist/hide.js'
import '@ui5/webcomponents-icons/dist/show.js'
import { Button } from '@ui5/webcomponents-react/Button'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { t, tCount } from '../i18n/t.ts'
import { type Revealing, shownSeconds } from './useRevealing.tsx'

interface RevealedSecretProps {
  readonly revealing: Revealing
  readonly id: string
  readonly what: string
  /** Where there is room for words. */
  readonly hasWords?: boolean
}

/** Stands in a `secretLine`, behind the mark of the secret. */
export function RevealedSecret({ revealing, id, what, hasWords = false }: RevealedSecretProps) {
  const { shown, hide, ask } = revealing
  const isShown = shown?.id === id
  const side = isShown ? 'hide' : 'show'
  return (
    <>
      <Button
        icon={side}
        design="Transparent"
        {...named(t(`reveal.${side}Of`, { what }), hasWords)}
        onClick={() => (isShown ? hide() : ask({ id, what, purpose: 'show' }))}
      >
        {hasWords && t(`reveal.${side}`)}
      </Button>
      <Button
        icon="copy"
        design="Transparent"
        {...named(t('reveal.copyOf', { what }), hasWords)}
        onClick={() => ask({ id, what, purpose: 'copy' })}
      >
        {hasWords && t('reveal.copy')}
      </Button>
      {isShown && <ShownSecret revealing={revealing} what={what} until={shown.until} />}
    </>
  )
}

/** A button without words says what it is for when it is pointed at. */
function named(name: string, hasWords: boolean) {
  return hasWords ? { accessibleName: name } : { tooltip: name }
}

interface ShownSecretProps {
  readonly revealing: Revealing
  readonly what: string
  readonly until: number
}

function ShownSecret({ revealing, what, until }: ShownSecretProps) {
  const { read, hide } = revealing
  const output = useRef<HTMLOutputElement>(null)
  // Past React, which would keep it among former properties. Gone from the page, as with its row, it is hidden.
  useLayoutEffect(() => {
    const element = output.current
    if (element) element.textContent = read()
    return () => void setTimeout(() => element?.isConnected || hide())
  }, [read, hide])
  const [left, setLeft] = useState(shownSeconds)
  useEffect(() => {
    const timer = setInterval(() => setLeft(Math.ceil((until - Date.now()) / 1000)), 1000)
    return () => clearInterval(timer)
  }, [until])
  return (
    <div className="shownSecret">
      <output ref={output} className="revealedValue" aria-label={t('reveal.shown', { what })} />
      <p className="printOnly printWarning">{t('reveal.printWarning')}</p>
      <span className="fieldHelp noPrint">
        {tCount(Math.max(left, 0), 'reveal.left.one', 'reveal.left.other')}
      </span>
    </div>
  )
}
