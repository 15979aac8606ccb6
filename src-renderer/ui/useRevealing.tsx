/**
 * Showing and copying the stored secrets of a screen: one way for all of them. The passphrase is asked for each time,
 * and the record is made where the secret is. One is shown at a time, for a minute at most; it goes earlier by Escape,
 * with the window's focus, and with what shows it. A lock takes it off the page with everything else.
 *
 * What was answered is in no cache and in no state of React's, which keeps former states for a while: it lies in one
 * place that is emptied when it is hidden (`Box`).
 */
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import { t } from '../i18n/t.ts'
import { copyAndTell } from './copyAndTell.ts'
import { postMessage } from './messages.ts'
import { RevealDialog } from './RevealDialog.tsx'
import { useDialog } from './useDialog.ts'

export const shownSeconds = 60

export interface RevealWish {
  /** Tells the secrets of a screen apart. */
  readonly id: string
  /** What it is, as a person would call it: `Password of hook.twilio`. */
  readonly what: string
  readonly purpose: 'show' | 'copy'
}

/** Asks for it; null: none is stored. */
export type Reveal = (wish: RevealWish, passphrase: string) => Promise<string | null>

interface Shown {
  readonly id: string
  /** By the clock: a machine that slept meanwhile shows it no longer. */
  readonly until: number
}

export interface Revealing {
  readonly shown: Shown | null
  /** What is shown, to be written onto the page and kept nowhere else. */
  readonly read: () => string
  readonly hide: () => void
  readonly ask: (wish: RevealWish) => void
  readonly dialog: ReactNode
}

export function useRevealing(reveal: Reveal): Revealing {
  const queryClient = useQueryClient()
  const box = useRef('')
  const isHere = useIsHere()
  const [shown, setShown] = useState<Shown | null>(null)
  const { ask, asked, close, isOpen, key } = useDialog<RevealWish>()
  const hide = useCallback(() => {
    box.current = ''
    setShown(null)
  }, [])
  const read = useCallback(() => box.current, [])
  useHiding(shown, hide)
  const submit = async (wish: RevealWish, passphrase: string) => {
    try {
      const secret = await reveal(wish, passphrase)
      if (!isHere.current) return
      close()
      if (secret === null) return postMessage('error', t('reveal.absent', { what: wish.what }))
      if (wish.purpose === 'copy') return await copyAndTell(secret)
      if (!document.hasFocus()) return postMessage('error', t('reveal.windowLeft', { what: wish.what }))
      box.current = secret
      setShown({ id: wish.id, until: Date.now() + shownSeconds * 1000 })
    } finally {
      void queryClient.invalidateQueries({ queryKey: ['audit'] })
    }
  }
  return {
    shown,
    read,
    hide,
    ask,
    dialog: asked && <RevealDialog key={key} wish={asked} open={isOpen} onClose={close} onSubmit={submit} />,
  }
}

/** False once the screen is gone: an answer that comes later is for nobody. */
function useIsHere() {
  const isHere = useRef(true)
  useEffect(() => {
    isHere.current = true
    return () => {
      isHere.current = false
    }
  }, [])
  return isHere
}

function useHiding(shown: Shown | null, hide: () => void): void {
  useEffect(() => {
    if (shown === null) return
    const ending = new AbortController()
    const { signal } = ending
    const timer = setInterval(() => Date.now() >= shown.until && hide(), 1000)
    // The dialog for printing takes the focus, and the secret is meant to be on the paper.
    let isPrinting = false
    const leave = () => !isPrinting && hide()
    const print = ({ type }: Event) => {
      isPrinting = type === 'beforeprint'
      if (!document.hasFocus()) leave()
    }
    window.addEventListener('beforeprint', print, { signal })
    window.addEventListener('afterprint', print, { signal })
    window.addEventListener('blur', leave, { signal })
    document.addEventListener('visibilitychange', leave, { signal })
    document.addEventListener('keydown', ({ key }) => key === 'Escape' && hide(), { signal })
    return () => {
      clearInterval(timer)
      ending.abort()
    }
  }, [shown, hide])
}
