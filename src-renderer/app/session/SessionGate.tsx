/**
 * Shows the screens while the store is open, else the way to an open store.
 *
 * A store that locks while a form has unsaved changes leaves the screens mounted, hidden and inert: the form is
 * there again after unlocking. Without unsaved changes nothing of the store stays on the page.
 */
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useUnsavedNames } from '../../ui/useUnsavedGuard.ts'
import { CreateStore } from './CreateStore.tsx'
import { RecoveryKey } from './RecoveryKey.tsx'
import { BrokenStore, Unreachable } from './StoreProblem.tsx'
import { Unlock } from './Unlock.tsx'
import { useSessionStatus } from './useSessionStatus.ts'

export function SessionGate({ children }: { readonly children: ReactNode }) {
  const { data, error, refetch } = useSessionStatus()
  const [recoveryKey, setRecoveryKey] = useState<string | null>(null)
  const names = useUnsavedNames()
  const isOpen = data?.state === 'open' && recoveryKey === null
  const isKept = isOpen || names.length > 0
  useFreshAnswers(data === undefined ? null : isOpen, isKept)
  if (data === undefined && error === null) return null
  return (
    <>
      {isKept && (
        <div className="kept" hidden={!isOpen} inert={!isOpen}>
          {children}
        </div>
      )}
      {!isOpen && door()}
    </>
  )

  function door() {
    if (recoveryKey !== null)
      return <RecoveryKey recoveryKey={recoveryKey} onDone={() => setRecoveryKey(null)} />
    if (data === undefined) return error && <Unreachable error={error} onRetry={() => void refetch()} />
    if (data.state === 'absent')
      return <CreateStore directory={data.dataDirectory} onCreated={setRecoveryKey} />
    if (data.state === 'broken') return <BrokenStore error={data.error} onRetry={() => void refetch()} />
    return <Unlock directory={data.dataDirectory} />
  }
}

/** `isOpen` null: not known yet. Answers read before a lock are dropped at the lock, or read again after it where a form was kept. */
function useFreshAnswers(isOpen: boolean | null, isKept: boolean): void {
  const queryClient = useQueryClient()
  const wasOpen = useRef(isOpen)
  useEffect(() => {
    const before = wasOpen.current
    wasOpen.current = isOpen
    if (before === null || before === isOpen) return
    const ofStore = {
      predicate: ({ queryKey }: { queryKey: readonly unknown[] }) => queryKey[0] !== 'session',
    }
    if (isOpen) {
      void queryClient.invalidateQueries(ofStore)
      // The unlock screen took its focus with it.
      document.querySelector<HTMLElement>('main.workArea')?.focus()
    } else if (!isKept) queryClient.removeQueries(ofStore)
  }, [isOpen, isKept, queryClient])
}
