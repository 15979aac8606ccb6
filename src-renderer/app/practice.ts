/** A practice server to begin with: a wish that is fulfilled as soon as a store is open. */
import { useEffect } from 'react'
import { useNavigate } from 'react-router'
import { currentLanguage } from '../i18n/language.ts'
import { t } from '../i18n/t.ts'
import { rpc } from '../rpc/client.ts'
import { useRpcMutation } from '../rpc/useRpc.ts'
import { postMessage } from '../ui/messages.ts'
import { createValueStore } from '../ui/valueStore.ts'

/** What is shown then: its entry, or what is on the screen already. */
type Wish = 'entry' | 'nothing'
const wish = createValueStore<Wish | null>(null)

export function wishPractice(shown: Wish | null): void {
  wish.set(shown)
}

export const usePracticeWished = (): boolean => wish.use() !== null

/** State of an address: the card there is to stop the practice server, with the question that belongs to it. */
export const endPracticeState = Object.freeze({ endsPractice: true })

export function endsPractice(state: unknown): boolean {
  return typeof state === 'object' && state !== null && 'endsPractice' in state
}

/** Mounted where the store is open: starts the practice server once. */
export function usePracticeWish(): void {
  const isWished = usePracticeWished()
  const navigate = useNavigate()
  const { mutate } = useRpcMutation(
    () => rpc.practice.start.mutate({ language: currentLanguage() }),
    ['practice', 'server'],
  )
  useEffect(() => {
    const shown = wish.get()
    if (!isWished || shown === null) return
    wish.set(null)
    mutate(undefined, {
      onSuccess: ({ url, serverId }) => {
        postMessage('success', t('practice.started', { url }), `/servers/${serverId}`)
        if (shown === 'entry') void navigate(`/servers/${serverId}`)
      },
      onError: (error) => postMessage('error', error.message),
    })
  }, [isWished, mutate, navigate])
}
