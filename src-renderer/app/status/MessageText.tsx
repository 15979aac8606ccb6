/** A message with the sign of its level. */
import '@ui5/webcomponents-icons/dist/message-error.js'
import '@ui5/webcomponents-icons/dist/message-information.js'
import '@ui5/webcomponents-icons/dist/message-success.js'
import { Icon } from '@ui5/webcomponents-react/Icon'
import { t } from '../../i18n/t.ts'
import type { Message, MessageLevel } from '../../ui/messages.ts'

const icons: Readonly<Record<MessageLevel, string>> = {
  success: 'message-success',
  info: 'message-information',
  error: 'message-error',
}

export function MessageText({ message }: { readonly message: Message }) {
  return (
    <span className={`message message-${message.level}`}>
      <Icon name={icons[message.level]} accessibleName={t(`messages.${message.level}`)} mode="Image" />
      <span>{message.text}</span>
    </span>
  )
}
