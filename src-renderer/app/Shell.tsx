/** The frame of every screen: header, navigation, work area, status bar (messaging-services.md section 4). */
import { useEffect, useRef } from 'react'
import { Outlet, useBlocker } from 'react-router'
import { t } from '../i18n/t.ts'
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'
import { FoldedBlocksProvider } from '../ui/foldedBlocks.ts'
import { discardUnsaved, unsavedNames, useUnsavedNames } from '../ui/useUnsavedGuard.ts'
import { Header } from './Header.tsx'
import { LockQuestion } from './LockQuestion.tsx'
import { useKeptPlace } from './lastPlace.ts'
import { Navigation } from './Navigation.tsx'
import { PrintLine } from './PrintLine.tsx'
import { usePracticeWish } from './practice.ts'
import { ShellDialogs } from './ShellDialogs.tsx'
import { StatusBar } from './StatusBar.tsx'
import { useRunNews } from './status/useRunNews.ts'
import { useIsNarrow } from './textSize.ts'
import { useKeptBlocks } from './useKeptBlocks.ts'
import { useShellShortcuts } from './useShellShortcuts.ts'

export function Shell() {
  const workArea = useRef<HTMLElement>(null)
  const isNarrow = useIsNarrow()
  const hasUnsaved = useUnsavedNames().length > 0
  usePracticeWish()
  useKeptPlace()
  useRunNews()
  useShellShortcuts()
  return (
    <div className="shell">
      <button type="button" className="skipLink" onClick={() => workArea.current?.focus()}>
        {t('app.skip')}
      </button>
      <Header />
      {!isNarrow && <Navigation />}
      <main className="workArea" data-sap-ui-fastnavgroup="true" ref={workArea} tabIndex={-1}>
        <PrintLine />
        <FoldedBlocksProvider value={useKeptBlocks()}>
          <Outlet />
        </FoldedBlocksProvider>
      </main>
      <StatusBar />
      {hasUnsaved && <LeaveQuestion />}
      <LockQuestion />
      <ShellDialogs />
    </div>
  )
}

/**
 * Asks before a form with unsaved changes is left, by navigation or by closing the page. Not mounted without one: the
 * router complains of each address entered by hand while anything could block it.
 */
function LeaveQuestion() {
  const names = useUnsavedNames()
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      unsavedNames().length > 0 && currentLocation.pathname !== nextLocation.pathname,
  )
  useEffect(() => {
    const onBeforeUnload = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', onBeforeUnload)
    return () => window.removeEventListener('beforeunload', onBeforeUnload)
  }, [])
  return (
    <ConfirmDialog
      open={blocker.state === 'blocked'}
      title={t('unsaved.title')}
      confirmText={t('unsaved.leave')}
      cancelText={t('unsaved.stay')}
      isDestructive
      onConfirm={() => {
        discardUnsaved()
        blocker.proceed?.()
      }}
      onCancel={() => blocker.reset?.()}
    >
      <p>{t('unsaved.text', { names: names.join(', ') })}</p>
    </ConfirmDialog>
  )
}
