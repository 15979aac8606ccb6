/** The head of every screen: its heading, in one plain sentence what it is for, and the buttons beside it. */
import type { ReactNode } from 'react'
import { useHeadingFocus } from './useHeadingFocus.ts'

interface PageHeadProps {
  readonly title: string
  readonly subtitle?: string | undefined
  readonly actions?: ReactNode
}

export function PageHead({ title, subtitle, actions }: PageHeadProps) {
  const heading = useHeadingFocus()
  return (
    <div className="pageHead">
      <div className="pageTitles">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {subtitle && <p className="pageSubtitle">{subtitle}</p>}
      </div>
      {actions && <div className="toolbarActions">{actions}</div>}
    </div>
  )
}
