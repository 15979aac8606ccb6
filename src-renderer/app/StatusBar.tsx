/** Store and person, where the servers stand, the last message with the list of all, unsaved changes. */
import './status/status.css'
import '@ui5/webcomponents-icons/dist/locked.js'
import '@ui5/webcomponents-icons/dist/unlocked.js'
import { Button } from '@ui5/webcomponents-react/Button'
import { Icon } from '@ui5/webcomponents-react/Icon'
import { lazy, Suspense } from 'react'
import { t } from '../i18n/t.ts'
import { useMessages, useUnseenCount } from '../ui/messages.ts'
import { shortcutText } from '../ui/useShortcut.ts'
import { useUnsavedNames } from '../ui/useUnsavedGuard.ts'
import { BusyLine } from './BusyLine.tsx'
import { SessionNotice } from './session/SessionNotice.tsx'
import { useLock } from './session/useLock.ts'
import { type SessionStatus, useSessionStatus } from './session/useSessionStatus.ts'
import { showMessages, useMessagesOpen } from './shellState.ts'
import { MessageText } from './status/MessageText.tsx'
import { ServerFactsBar } from './status/ServerFactsBar.tsx'

const MessageArea = lazy(async () => ({ default: (await import('./status/MessageArea.tsx')).MessageArea }))

export function StatusBar() {
  const { data: session } = useSessionStatus()
  const messages = useMessages()
  const unseen = useUnseenCount()
  const names = useUnsavedNames()
  const isOpen = useMessagesOpen()
  const { lock } = useLock()
  const last = messages[0]
  const lockText = t('shell.status.lock', { keys: shortcutText('lock') })
  return (
    <footer className="statusBar" data-sap-ui-fastnavgroup="true">
      <BusyLine />
      <SessionNotice />
      {isOpen && (
        <Suspense fallback={null}>
          <MessageArea messages={messages} />
        </Suspense>
      )}
      <div className="statusLine">
        <span className="statusStore">
          <Icon name="unlocked" mode="Decorative" />
          <span>
            {t('status.open')}
            {session && personText(session)}
          </span>
          <Button
            design="Transparent"
            icon="locked"
            tooltip={lockText}
            accessibleName={lockText}
            onClick={() => void lock()}
          />
        </span>
        <ServerFactsBar />
        <span className="statusMessage" role="status">
          {last ? <MessageText message={last} /> : t('status.noMessages')}
        </span>
        <span className={names.length > 0 ? 'statusUnsaved' : 'visuallyHidden'}>
          {names.length > 0 ? t('status.unsaved', { names: names.join(', ') }) : t('status.saved')}
        </span>
        <Button
          design="Transparent"
          accessibilityAttributes={{ expanded: isOpen }}
          onClick={() => showMessages(!isOpen)}
        >
          {unseen === 0 ? t('status.messages') : t('shell.messages.unread', { count: unseen })}
        </Button>
      </div>
    </footer>
  )
}

/** A person that is called like its role needs it said once. */
function personText({ person, role }: Pick<SessionStatus, 'person' | 'role'>): string {
  if (person === null || role === null) return ''
  const roleText = t(`role.${role}`)
  return person === roleText ? ` · ${person}` : ` · ${person} (${roleText})`
}
