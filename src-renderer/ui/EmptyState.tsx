/** What an empty place says: that it is empty, and what to do. */
import type { ReactNode } from 'react'

interface EmptyStateProps {
  readonly title: string
  readonly text: string
  readonly children?: ReactNode
}

export function EmptyState({ title, text, children }: EmptyStateProps) {
  return (
    <div className="emptyState">
      <h2>{title}</h2>
      <p>{text}</p>
      {children && <div className="emptyActions">{children}</div>}
    </div>
  )
}
