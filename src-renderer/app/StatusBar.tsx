/** Store and person, where the servers stand, the last message with the list of all, unsaved changes. */
import './status/status.css'
import '@ui5/webcomponents-icons/dist/unlocked.js'
import { Button } from '@ui5/webcomponents-react/Button'
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
  const unsavedText = t('status.unsaved', { names: names.join(', ') })
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
          <Button
            design="Transparent"
            icon="unlocked"
            tooltip={lockText}
            accessibleName={lockText}
            onClick={() => void lock()}
          />
          <span className="visuallyHidden">{t('status.open')}</span>
          {session && <PersonText {...session} />}
        </span>
        <ServerFactsBar />
        <span className="statusMessage" role="status" title={last?.text ?? ''}>
          {last ? <MessageText message={last} /> : t('status.noMessages')}
        </span>
        {names.length > 0 ? (
          <span className="statusUnsaved" title={unsavedText}>
            <span aria-hidden="true">{t('status.unsaved.short')}</span>
            <span className="visuallyHidden">{unsavedText}</span>
          </span>
        ) : (
          <span className="visuallyHidden">{t('status.saved')}</span>
        )}
        <Button
          className="messagesButton"
          design="Transparent"
          onKeyDown={(event) => event.key === 'Escape' && showMessages(false)}
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
function PersonText({ person, role }: Pick<SessionStatus, 'person' | 'role'>) {
  if (person === null || role === null) return null
  const roleText = t(`role.${role}`)
  const text = person === roleText ? person : `${person} (${roleText})`
  return (
    <span className="statusPerson" title={text}>
      <span className="visuallyHidden"> · </span>
      {text}
    </span>
  )
}
