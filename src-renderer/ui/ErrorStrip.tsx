/** A failed call, where the person looks: what happened and what to do next, with actions beside it. */
import { MessageStrip } from '@ui5/webcomponents-react/MessageStrip'
import type { ReactNode } from 'react'
import { isStoreClosed, type RpcError } from '../rpc/rpcError.ts'

interface ErrorStripProps {
  readonly error: RpcError | null
  /** Buttons that offer a way on. */
  readonly children?: ReactNode
}

export function ErrorStrip({ error: failed, children }: ErrorStripProps) {
  // The unlock screen tells that the store is closed; after it the message would be wrong.
  const error = failed && isStoreClosed(failed) ? null : failed
  return (
    <div role="alert" className="errorStrip">
      {error && (
        <MessageStrip design="Negative" hideCloseButton>
          {error.message}
        </MessageStrip>
      )}
      {error && children && <div className="errorActions">{children}</div>}
    </div>
  )
}
