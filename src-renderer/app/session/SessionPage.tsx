/** Frame of the screens before there is an open store. */
import { type ReactNode, useEffect, useRef } from 'react'
import { t } from '../../i18n/t.ts'

interface SessionPageProps {
  readonly title: string
  readonly directory?: string
  readonly children: ReactNode
}

export function SessionPage({ title, directory, children }: SessionPageProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <div className="sessionPage">
      <header className="sessionHead">
        <span className="productName">{t('session.title')}</span>
        <span>{t('session.lead')}</span>
      </header>
      <main className="sessionCard">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {children}
      </main>
      {directory !== undefined && (
        <footer className="sessionFoot">{t('session.directory', { path: directory })}</footer>
      )}
    </div>
  )
}
