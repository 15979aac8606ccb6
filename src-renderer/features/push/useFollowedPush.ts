/** Follows a push from its first event, also after the connection was lost or the screen was left. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { PushNews } from '../../../src-main/sync/pushBoard.ts'
import { rpc } from '../../rpc/client.ts'
import { type RpcError, toRpcError } from '../../rpc/rpcError.ts'
import { type FollowedPush, followPush, startingPush } from './pushState.ts'

/** Thousands of events may come at once: they are shown together, some times a second. */
const showEveryMs = 100

export function useFollowedPush(pushId: string): { push: FollowedPush; error: RpcError | null } {
  const queryClient = useQueryClient()
  const [push, setPush] = useState(startingPush)
  const [error, setError] = useState<RpcError | null>(null)
  useEffect(() => {
    let waiting: PushNews[] = []
    let timer: ReturnType<typeof setTimeout> | null = null
    const show = () => {
      const news = waiting
      waiting = []
      timer = null
      setPush((before) => followPush(before, news))
      if (!news.some((item) => item.type === 'runFinished' || item.type === 'failed')) return
      // What the server changed was taken over into the store, and the list of runs is one longer.
      for (const domain of ['sync', 'service', 'user', 'history'])
        void queryClient.invalidateQueries({ queryKey: [domain] })
    }
    const subscription = rpc.sync.watchPush.subscribe(
      { pushId },
      {
        onData: (item) => {
          waiting.push(item)
          timer ??= setTimeout(show, showEveryMs)
        },
        onError: (failure) => setError(toRpcError(failure)),
      },
    )
    return () => {
      subscription.unsubscribe()
      if (timer !== null) clearTimeout(timer)
    }
  }, [pushId, queryClient])
  return { push, error }
}
