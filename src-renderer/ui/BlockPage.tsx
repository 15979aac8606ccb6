/** A screen of blocks that is no object: heading, what it is about, buttons, blocks. */
import type { ReactNode } from 'react'
import { PageHead } from './PageHead.tsx'

interface BlockPageProps {
  readonly title: string
  readonly subtitle: string
  /** Buttons beside the heading. */
  readonly actions?: ReactNode
  readonly children: ReactNode
}

export function BlockPage({ title, subtitle, actions, children }: BlockPageProps) {
  return (
    <div className="objectPage">
      <PageHead title={title} subtitle={subtitle} actions={actions} />
      <div className="objectBody">{children}</div>
    </div>
  )
}
