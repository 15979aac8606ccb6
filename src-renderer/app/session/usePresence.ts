/** Tells the host that a person does something here: a store that nobody uses locks (architecture.md section 8). */
import { useEffect } from 'react'
import { rpc } from '../../rpc/client.ts'

/** One sign in so many milliseconds is enough. */
const signMs = 30_000

const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const

export function usePresence(isOpen: boolean): void {
  useEffect(() => {
    if (!isOpen) return
    let lastAt = Number.NEGATIVE_INFINITY
    const sign = () => {
      const now = performance.now()
      if (now - lastAt < signMs) return
      lastAt = now
      // A host that does not answer is told of elsewhere.
      rpc.session.stay.mutate().catch(() => {})
    }
    for (const type of signs) window.addEventListener(type, sign, { passive: true, capture: true })
    return () => {
      for (const type of signs) window.removeEventListener(type, sign, { capture: true })
    }
  }, [isOpen])
}
