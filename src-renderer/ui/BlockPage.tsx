/** A screen of blocks that is no object: heading, what it is about, buttons, blocks. */
import type { ReactNode } from 'react'
import { useHeadingFocus } from './useHeadingFocus.ts'

interface BlockPageProps {
  readonly title: string
  readonly subtitle: string
  /** Buttons beside the heading. */
  readonly actions?: ReactNode
  readonly children: ReactNode
}

export function BlockPage({ title, subtitle, actions, children }: BlockPageProps) {
  const heading = useHeadingFocus()
  return (
    <div className="objectPage">
      <div className="pageHead">
        <div className="pageTitles blockPageTitles">
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          <p className="pageSubtitle">{subtitle}</p>
        </div>
        {actions && <div className="toolbarActions">{actions}</div>}
      </div>
      <div className="objectBody">{children}</div>
    </div>
  )
}
