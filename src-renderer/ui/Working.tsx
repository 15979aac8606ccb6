/** Something takes longer than a moment: what it is, that it goes on, and the way to end it. */
import { renderFinished } from '@ui5/webcomponents-base/dist/Render.js'
import { BusyIndicator } from '@ui5/webcomponents-react/BusyIndicator'
import { Button } from '@ui5/webcomponents-react/Button'
import { useLayoutEffect, useRef } from 'react'
import { t } from '../i18n/t.ts'

interface WorkingProps {
  readonly isActive: boolean
  readonly text: string
  /** Left out: it cannot be ended without harm. */
  readonly onCancel?: () => void
}

export function Working({ isActive, text, onCancel }: WorkingProps) {
  // A status is there before it has something to say.
  return (
    <span className="working" role="status">
      {isActive && <Active text={text} onCancel={onCancel} />}
    </span>
  )
}

function Active({ text, onCancel }: { readonly text: string; readonly onCancel: (() => void) | undefined }) {
  const place = useRef<HTMLSpanElement>(null)
  useLayoutEffect(() => {
    const line = place.current?.parentElement
    return () => {
      // Cancel goes with the end of the work: the button that began it gets the focus back.
      if (!line?.contains(document.activeElement)) return
      const start = line.parentElement?.querySelector<HTMLElement>('ui5-button:not(.working *)')
      // It is disabled until UI5 has drawn it anew.
      setTimeout(() => renderFinished().then(() => (start ?? document.querySelector('main'))?.focus()))
    }
  }, [])
  return (
    <>
      <span ref={place}>
        <BusyIndicator active delay={0} size="S" />
      </span>
      {text}
      {onCancel && (
        <Button design="Transparent" accessibleName={`${t('action.cancel')}: ${text}`} onClick={onCancel}>
          {t('action.cancel')}
        </Button>
      )}
    </>
  )
}
