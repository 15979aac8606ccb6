/**
 * Follows the store: the host tells when it was opened or closed, through whichever page or by itself. The open
 * connection also tells the host that a page is there; a host without one locks.
 */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { rpc } from '../../rpc/client.ts'
import { sessionKey } from '../../rpc/queryClient.ts'

/** While the connection is broken, the status is asked for so often, and a new one is tried. */
const fallbackMs = 10_000

export function useSessionWatch(): void {
  const queryClient = useQueryClient()
  useEffect(() => {
    let isConnected = false
    let subscription: { unsubscribe: () => void } | null = null
    const ask = () => void queryClient.invalidateQueries({ queryKey: sessionKey })
    const broken = () => {
      isConnected = false
      subscription = null
    }
    const connect = () => {
      subscription = rpc.session.watch.subscribe(undefined, {
        onData: () => {
          isConnected = true
          ask()
        },
        // Over HTTP the browser itself connects again.
        onConnectionStateChange: ({ state }) => {
          if (state !== 'pending') isConnected = false
        },
        onError: broken,
        onComplete: broken,
      })
    }
    connect()
    const fallback = setInterval(() => {
      if (isConnected) return
      ask()
      if (subscription === null) connect()
    }, fallbackMs)
    return () => {
      clearInterval(fallback)
      subscription?.unsubscribe()
    }
  }, [queryClient])
}
