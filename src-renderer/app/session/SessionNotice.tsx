/** What went wrong beside the last unlocking without preventing it, such as a full disk. */
import { MessageStrip } from '@ui5/webcomponents-react/MessageStrip'
import { useState } from 'react'
import { errorMessage } from '../../i18n/domainText.ts'
import { useSessionStatus } from './useSessionStatus.ts'

export function SessionNotice() {
  const { data } = useSessionStatus()
  const [read, setRead] = useState<string | null>(null)
  const notice = data?.notice
  if (!notice || notice.message === read) return null
  return (
    <div className="sessionNotice" role="status">
      <MessageStrip design="Critical" onClose={() => setRead(notice.message)}>
        {errorMessage(notice.code, notice.message)}
      </MessageStrip>
    </div>
  )
}
