/** A block for what most people never need: folded, unless there is something to see in it. */
import { Panel } from '@ui5/webcomponents-react/Panel'
import { type ReactNode, useState } from 'react'

interface FoldedBlockProps {
  readonly title: string
  /** Decides only how it is at first; afterwards it is as the person leaves it. */
  readonly isEmpty: boolean
  /** A finding in it must be seen. */
  readonly hasFindings: boolean
  readonly children: ReactNode
}

export function FoldedBlock({ title, isEmpty, hasFindings, children }: FoldedBlockProps) {
  const [isCollapsed, setCollapsed] = useState(isEmpty)
  return (
    <Panel
      className="block"
      headerText={title}
      headerLevel="H2"
      accessibleRole="Region"
      accessibleName={title}
      noAnimation
      collapsed={isCollapsed && !hasFindings}
      onToggle={(event) => setCollapsed(event.target.collapsed)}
    >
      <div className="blockBody">{children}</div>
    </Panel>
  )
}
