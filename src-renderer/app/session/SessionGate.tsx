/**
 * Shows the screens while the store is open, else the way to an open store.
 *
 * A lock takes everything of the store off the page, and the page starts anew: components keep what they showed in
 * places of their own. What was typed into a form is in a sealed draft of the store by then (ui/useDraft.ts).
 *
 * The frame of the screens is made behind the way in, while the passphrase is typed and checked: what is hidden asks
 * nothing of the store, for its effects wait.
 */
import { Activity, lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react'
import { errorMessage } from '../../i18n/domainText.ts'
import { t } from '../../i18n/t.ts'
import { rpc } from '../../rpc/client.ts'
import { forgetStore } from '../../rpc/queryClient.ts'
import type { RpcError } from '../../rpc/rpcError.ts'
import { useRpcMutation } from '../../rpc/useRpc.ts'
import { postLastingMessage } from '../../ui/messages.ts'
import { hasDraft } from '../../ui/useUnsavedGuard.ts'
import type { FirstPerson } from './CreateStore.tsx'
import { land } from './landing.ts'
import { RecoveryKey } from './RecoveryKey.tsx'
import { StoreProblem, Unreachable } from './StoreProblem.tsx'
import { Unlock } from './Unlock.tsx'
import { usePresence } from './usePresence.ts'
import { useSessionStatus } from './useSessionStatus.ts'
import { useSessionWatch } from './useSessionWatch.ts'

// Few unlocks begin with these. The recovery key and the problems are at hand at once: they show when things go wrong.
const CreateStore = lazy(async () => ({ default: (await import('./CreateStore.tsx')).CreateStore }))
const RestoreBackup = lazy(async () => ({ default: (await import('./RestoreBackup.tsx')).RestoreBackup }))

export function SessionGate({ children }: { readonly children: ReactNode }) {
  const { data, error, dataUpdatedAt, refetch } = useSessionStatus()
  // Here and not on its screen: that one goes as soon as the store is open, and the recovery key is answered once.
  const create = useRpcMutation((person: FirstPerson) => rpc.session.create.mutate(person), ['session'])
  const [failed, setFailed] = useState<RpcError | null>(null)
  const [isRestoring, setRestoring] = useState(false)
  const place = usePlaceBefore(data?.state === 'open')
  const [isOpening, setOpening] = useState(false)
  useSessionWatch()
  const isCreating = create.isPending || create.isSuccess
  const isOpen = data?.state === 'open' && !isCreating && !isRestoring
  usePresence(isOpen)
  const screens = useLaidOutAhead(isOpening, isOpen)
  const isLeaving = useArrival(data === undefined ? null : isOpen, data?.may.includes('draft.list') ?? false)
  useEffect(() => {
    if (isOpen) setFailed(null)
  }, [isOpen])
  if (isLeaving || (data === undefined && error === null)) return null
  return (
    <>
      {!isOpen && <Suspense fallback={null}>{door()}</Suspense>}
      <div
        ref={screens}
        className={isOpen ? 'screens' : 'screens screensBehind'}
        aria-hidden={!isOpen || undefined}
      >
        <Activity key={place} mode={isOpen ? 'visible' : 'hidden'}>
          {children}
        </Activity>
      </div>
    </>
  )

  function again() {
    setFailed(null)
    setRestoring(false)
    void refetch()
  }

  function door() {
    if (create.data) return <RecoveryKey recoveryKey={create.data.recoveryKey} onDone={create.reset} />
    if (data === undefined) return error && <Unreachable error={error} onRetry={() => void refetch()} />
    const { dataDirectory: directory } = data
    if (isRestoring) return <RestoreBackup directory={directory} onClose={again} />
    if (create.isPending || data.state === 'absent')
      return <CreateStore directory={directory} create={create} />
    const problem = data.error
      ? { ...data.error, message: errorMessage(data.error.code, data.error.message) }
      : failed
    if (problem === null) {
      return <Unlock status={data} readAt={dataUpdatedAt} onOpening={setOpening} onFailed={setFailed} />
    }
    return (
      <StoreProblem
        error={problem}
        directory={directory}
        onRetry={again}
        onRestore={() => setRestoring(true)}
      />
    )
  }
}

/**
 * What opening and closing mean for the page. `isOpen` null: not known yet.
 * @returns whether the store was locked and the page is about to start anew: there is nothing to show any more
 */
function useArrival(isOpen: boolean | null, hasDrafts: boolean): boolean {
  const wasOpen = useRef<boolean | null>(null)
  const [isLeaving, setLeaving] = useState(false)
  // Asked before the effect: the forms leave the page with this very drawing.
  const hadDraft = wasOpen.current === true && isOpen === false && hasDraft()
  useEffect(() => {
    const before = wasOpen.current
    wasOpen.current = isOpen
    if (isOpen === null || before === isOpen) return
    if (isOpen) {
      if (before === false) focusWorkArea()
      void land({ isUnlocked: before === false, hasDrafts })
    } else if (before === true) {
      if (hadDraft) postLastingMessage('info', t('draft.kept'))
      setLeaving(true)
      void forgetStore()
    }
  }, [isOpen, hasDrafts, hadDraft])
  return isLeaving || (wasOpen.current === true && isOpen === false)
}

/**
 * The frame gets its styles and boxes, which take longer than all else that follows the passphrase, while that is being
 * checked: Activity gives none to what it hides. Below the way in and transparent, which is no style of what is inside.
 * @returns for the element around the screens
 */
function useLaidOutAhead(isOpening: boolean, isOpen: boolean) {
  const screens = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isOpen) return
    const each = (change: (style: CSSStyleDeclaration) => void) => {
      for (const screen of screens.current?.children ?? []) {
        if (screen instanceof HTMLElement) change(screen.style)
      }
    }
    if (!isOpening) {
      // As Activity does it: the passphrase was wrong.
      each((style) => style.setProperty('display', 'none', 'important'))
      return
    }
    // Not before the passphrase is on its way.
    const idle = requestIdleCallback(() => each((style) => style.removeProperty('display')))
    return () => cancelIdleCallback(idle)
  }, [isOpening, isOpen])
  return screens
}

/** The unlock screen took its focus with it. With the next frame: a focus has the page laid out before all requests. */
function focusWorkArea(): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>('main.workArea')?.focus())
}

/** The address as long as the store is not open, then the last one of that time: what waits hidden does not follow it. */
function usePlaceBefore(isOpen: boolean): string {
  const [place, setPlace] = useState(window.location.hash)
  useEffect(() => {
    if (isOpen) return
    const look = () => setPlace(window.location.hash)
    window.addEventListener('hashchange', look)
    return () => window.removeEventListener('hashchange', look)
  }, [isOpen])
  return place
}
