/** All messages of this page, newest first: by level, to copy, and with the way to what they are about. */
import '@ui5/webcomponents-icons/dist/copy.js'
import '@ui5/webcomponents-icons/dist/decline.js'
import { Button } from '@ui5/webcomponents-react/Button'
import { Link } from '@ui5/webcomponents-react/Link'
import { SegmentedButton } from '@ui5/webcomponents-react/SegmentedButton'
import { SegmentedButtonItem } from '@ui5/webcomponents-react/SegmentedButtonItem'
import { type KeyboardEvent, useEffect, useState } from 'react'
import { useNavigate } from 'react-router'
import { t } from '../../i18n/t.ts'
import {
  clearMessages,
  type Message,
  type MessageLevel,
  markMessagesSeen,
  messageLevels,
} from '../../ui/messages.ts'
import { clockText } from '../../ui/timeText.ts'
import { showMessages } from '../shellState.ts'
import { MessageText } from './MessageText.tsx'

export function MessageArea({ messages }: { readonly messages: readonly Message[] }) {
  const [level, setLevel] = useState<MessageLevel | null>(null)
  const [copied, setCopied] = useState('')
  // What comes while it is open has been seen.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new message counts
  useEffect(markMessagesSeen, [messages])
  const shown = messages.filter((message) => level === null || message.level === level)
  return (
    <section className="messageArea" aria-label={t('messages.title')} onKeyDown={closeAtEscape}>
      <div className="messageHead">
        <h2>{t('messages.title')}</h2>
        <LevelFilter messages={messages} level={level} onChange={setLevel} />
        <span className="toolbarSpace" role="status">
          {copied}
        </span>
        <Button design="Transparent" disabled={messages.length === 0} onClick={clearMessages}>
          {t('messages.clear')}
        </Button>
        <Button
          design="Transparent"
          icon="decline"
          tooltip={t('shell.messages.close')}
          accessibleName={t('shell.messages.close')}
          onClick={() => showMessages(false)}
        />
      </div>
      {shown.length === 0 && <p>{t(level === null ? 'status.noMessages' : 'shell.messages.none')}</p>}
      <ol>
        {shown.map((message) => (
          <MessageRow key={message.id} message={message} onCopied={setCopied} />
        ))}
      </ol>
    </section>
  )
}

function closeAtEscape(event: KeyboardEvent): void {
  if (event.key !== 'Escape' || event.defaultPrevented) return
  showMessages(false)
  document.querySelector<HTMLElement>('.statusBar .messagesButton')?.focus()
}

interface LevelFilterProps {
  readonly messages: readonly Message[]
  readonly level: MessageLevel | null
  readonly onChange: (level: MessageLevel | null) => void
}

function LevelFilter({ messages, level, onChange }: LevelFilterProps) {
  const countOf = (wanted: MessageLevel) => messages.filter((message) => message.level === wanted).length
  return (
    <SegmentedButton
      accessibleName={t('shell.messages.filter')}
      onSelectionChange={(event) => {
        const chosen = event.detail.selectedItems[0]?.dataset['level']
        onChange(messageLevels.find((known) => known === chosen) ?? null)
      }}
    >
      <SegmentedButtonItem data-level="all" selected={level === null}>
        {t('shell.messages.all', { count: messages.length })}
      </SegmentedButtonItem>
      {messageLevels.map((known) => (
        <SegmentedButtonItem key={known} data-level={known} selected={level === known}>
          {t(`shell.messages.${known}`, { count: countOf(known) })}
        </SegmentedButtonItem>
      ))}
    </SegmentedButton>
  )
}

interface MessageRowProps {
  readonly message: Message
  readonly onCopied: (outcome: string) => void
}

function MessageRow({ message, onCopied }: MessageRowProps) {
  const navigate = useNavigate()
  const { at, text, path } = message
  const copy = () => {
    // Missing where the page is not served securely.
    const written = navigator.clipboard?.writeText(text) ?? Promise.reject(new Error('No clipboard'))
    written.then(
      () => onCopied(t('shell.messages.copied')),
      () => onCopied(t('shell.messages.notCopied')),
    )
  }
  return (
    <li>
      <time dateTime={at.toISOString()}>{clockText(at)}</time>
      <span className="messageOfList">
        <MessageText message={message} />
      </span>
      {path !== null && (
        <Link
          href={`#${path}`}
          accessibleName={t('shell.messages.openOf', { text })}
          onClick={(event) => {
            event.preventDefault()
            void navigate(path)
          }}
        >
          {t('shell.messages.open')}
        </Link>
      )}
      <Button
        design="Transparent"
        icon="copy"
        tooltip={t('shell.messages.copy')}
        accessibleName={t('shell.messages.copy')}
        onClick={copy}
      />
    </li>
  )
}
