/** One part of the overview: a card with its heading, the way to the list behind it, and a note below. */
import { Card } from '@ui5/webcomponents-react/Card'
import { type ReactNode, useId } from 'react'
import { GoLink } from './GoLink.tsx'

interface TileProps {
  readonly title: string
  readonly more?: { readonly to: string; readonly text: string }
  /** How the figures are to be understood. */
  readonly note?: string
  /** Columns that it takes, where there are as many. */
  readonly width?: 'one' | 'two' | 'all'
  readonly children: ReactNode
}

export function Tile({ title, more, note, width = 'one', children }: TileProps) {
  const id = useId()
  return (
    <section className={`tile tile-${width}`} aria-labelledby={id}>
      <Card
        accessibleName={title}
        header={
          <div className="tileHead">
            <h2 id={id}>{title}</h2>
            {more && <GoLink to={more.to}>{more.text}</GoLink>}
          </div>
        }
      >
        <div className="tileBody">
          {children}
          {note && <p className="fieldHelp tileNote">{note}</p>}
        </div>
      </Card>
    </section>
  )
}
