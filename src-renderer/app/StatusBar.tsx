/** State of the store, the last message with the list of all, unsaved changes. */
import '@ui5/webcomponents-icons/dist/message-error.js'
import '@ui5/webcomponents-icons/dist/message-information.js'
import '@ui5/webcomponents-icons/dist/message-success.js'
import '@ui5/webcomponents-icons/dist/unlocked.js'
import { Button } from '@ui5/webcomponents-react/Button'
import { Icon } from '@ui5/webcomponents-react/Icon'
import { useState } from 'react'
import { t } from '../i18n/t.ts'
import { clearMessages, type Message, type MessageLevel, useMessages } from '../ui/messages.ts'
import { clockText } from '../ui/timeText.ts'
import { useUnsavedNames } from '../ui/useUnsavedGuard.ts'
import { SessionNotice } from './session/SessionNotice.tsx'
import { type SessionStatus, useSessionStatus } from './session/useSessionStatus.ts'

const icons: Readonly<Record<MessageLevel, string>> = {
  success: 'message-success',
  info: 'message-information',
  error: 'message-error',
}

export function StatusBar() {
  const { data: session } = useSessionStatus()
  const messages = useMessages()
  const names = useUnsavedNames()
  const [isOpen, setOpen] = useState(false)
  const last = messages[0]
  return (
    <footer className="statusBar" data-sap-ui-fastnavgroup="true">
      <SessionNotice />
      {isOpen && <MessageArea messages={messages} />}
      <div className="statusLine">
        <span className="statusStore">
          <Icon name="unlocked" mode="Decorative" />
          <span>
            {t('status.open')}
            {session && personText(session)}
          </span>
        </span>
        <span className="statusMessage" role="status">
          {last ? <MessageText message={last} /> : t('status.noMessages')}
        </span>
        <span className={names.length > 0 ? 'statusUnsaved' : 'statusQuiet'}>
          {names.length > 0 ? t('status.unsaved', { names: names.join(', ') }) : t('status.saved')}
        </span>
        <Button
          design="Transparent"
          accessibilityAttributes={{ expanded: isOpen }}
          onClick={() => setOpen(!isOpen)}
        >
          {t('status.messages')}
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

function MessageText({ message }: { readonly message: Message }) {
  return (
    <span className={`message message-${message.level}`}>
      <Icon name={icons[message.level]} accessibleName={t(`messages.${message.level}`)} mode="Image" />
      <span>{message.text}</span>
    </span>
  )
}

function MessageArea({ messages }: { readonly messages: readonly Message[] }) {
  return (
    <section className="messageArea" aria-label={t('messages.title')}>
      <div className="messageHead">
        <h2>{t('messages.title')}</h2>
        <Button design="Transparent" disabled={messages.length === 0} onClick={clearMessages}>
          {t('messages.clear')}
        </Button>
      </div>
      {messages.length === 0 && <p>{t('status.noMessages')}</p>}
      <ol>
        {messages.map((message) => (
          <li key={message.id}>
            <time dateTime={message.at.toISOString()}>{clockText(message.at)}</time>
            <MessageText message={message} />
          </li>
        ))}
      </ol>
    </section>
  )
}
