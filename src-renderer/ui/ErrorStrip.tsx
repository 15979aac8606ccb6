/** A failed call, where the person looks: what happened and what to do next, with actions beside it. */
import { MessageStrip } from '@ui5/webcomponents-react/MessageStrip'
import { type ReactNode, useEffect, useRef } from 'react'
import { isStoreClosed, type RpcError } from '../rpc/rpcError.ts'

interface ErrorStripProps {
  readonly error: RpcError | null
  /** In place of the error's own message, where the screen offers more than that knows of. */
  readonly text?: string
  /** Buttons that offer a way on. */
  readonly children?: ReactNode
}

export function ErrorStrip({ error: failed, text, children }: ErrorStripProps) {
  // The unlock screen tells that the store is closed; after it the message would be wrong.
  const error = failed && isStoreClosed(failed) ? null : failed
  const strip = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (error) strip.current?.scrollIntoView({ block: 'nearest' })
  }, [error])
  return (
    <div role="alert" className="errorStrip" ref={strip}>
      {error && (
        <MessageStrip design="Negative" hideCloseButton>
          {text ?? error.message}
        </MessageStrip>
      )}
      {error && children && <div className="errorActions">{children}</div>}
    </div>
  )
}
