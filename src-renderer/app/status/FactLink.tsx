/** One fact of the status bar, leading to the screen that shows it. */
import '@ui5/webcomponents-icons/dist/alert.js'
import '@ui5/webcomponents-icons/dist/compare.js'
import '@ui5/webcomponents-icons/dist/history.js'
import '@ui5/webcomponents-icons/dist/it-host.js'
import '@ui5/webcomponents-icons/dist/message-error.js'
import '@ui5/webcomponents-icons/dist/upload.js'
import { Icon } from '@ui5/webcomponents-react/Icon'
import { Link } from '@ui5/webcomponents-react/Link'
import { useNavigate } from 'react-router'
import type { Fact, FactName, Tone } from './serverFacts.ts'

const icons: Readonly<Record<FactName, string>> = {
  contact: 'it-host',
  pending: 'upload',
  push: 'history',
  drift: 'compare',
}

const toneIcons: Readonly<Record<Tone, string | null>> = {
  plain: null,
  attention: 'alert',
  failure: 'message-error',
}

interface FactLinkProps {
  readonly fact: Fact
  /** Said before it, for whoever only hears the link. */
  readonly server: string
  /** Instead of leading to its screen. */
  readonly onOpen?: ((opener: HTMLElement) => void) | undefined
  readonly isOpen?: boolean
  readonly onLeave?: () => void
  /** In the bar itself, which has one line; else in the list. */
  readonly isInBar?: boolean
}

export function FactLink({ fact, server, onOpen, isOpen = false, onLeave, isInBar = false }: FactLinkProps) {
  const navigate = useNavigate()
  const { name, text, help, tone, path } = fact
  return (
    <span className={`fact fact-${tone}`}>
      <Icon name={toneIcons[tone] ?? icons[name]} mode="Decorative" />
      <Link
        href={`#${path}`}
        wrappingType={isInBar ? 'None' : 'Normal'}
        tooltip={[server, help].filter(Boolean).join(' · ')}
        accessibleName={server === '' ? text : `${server}: ${text}`}
        accessibleRole={onOpen ? 'Button' : 'Link'}
        {...(onOpen && { accessibilityAttributes: { hasPopup: 'dialog' as const, expanded: isOpen } })}
        onClick={(event) => {
          event.preventDefault()
          if (onOpen) return onOpen(event.target as HTMLElement)
          onLeave?.()
          void navigate(path)
        }}
      >
        {text}
      </Link>
    </span>
  )
}
