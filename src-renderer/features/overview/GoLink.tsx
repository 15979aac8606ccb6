/** A link to another screen. */
import { Link } from '@ui5/webcomponents-react/Link'
import type { ReactNode } from 'react'
import { useNavigate } from 'react-router'

interface GoLinkProps {
  readonly to: string
  /** Where the text alone does not say what it leads to. */
  readonly label?: string
  readonly children: ReactNode
}

export function GoLink({ to, label, children }: GoLinkProps) {
  const navigate = useNavigate()
  return (
    <Link {...(label !== undefined && { accessibleName: label })} onClick={() => void navigate(to)}>
      {children}
    </Link>
  )
}
