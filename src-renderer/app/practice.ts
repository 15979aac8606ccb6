/** A practice server to begin with: a wish that is fulfilled as soon as a store is open. */
import { useEffect } from 'react'
import { t } from '../i18n/t.ts'
import { rpc } from '../rpc/client.ts'
import { useRpcMutation } from '../rpc/useRpc.ts'
import { postMessage } from '../ui/messages.ts'
import { createValueStore } from '../ui/valueStore.ts'

const wish = createValueStore(false)

export function wishPractice(isWished = true): void {
  wish.set(isWished)
}

export const usePracticeWished = wish.use

/** Mounted where the store is open: starts the practice server once. The message leads to its entry. */
export function usePracticeWish(): void {
  const isWished = wish.use()
  const { mutate } = useRpcMutation(() => rpc.practice.start.mutate(), ['practice', 'server'])
  useEffect(() => {
    if (!isWished || !wish.get()) return
    wish.set(false)
    mutate(undefined, {
      onSuccess: ({ url, serverId }) => {
        postMessage('success', t('practice.started', { url }), `/servers/${serverId}`)
      },
      onError: (error) => postMessage('error', error.message),
    })
  }, [isWished, mutate])
}
