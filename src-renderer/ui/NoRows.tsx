/** What stands in place of the rows of a list: no match of the search, or nothing there yet and how to begin. */
import { Button } from '@ui5/webcomponents-react/Button'
import type { ReactNode } from 'react'
import { t } from '../i18n/t.ts'
import { EmptyState } from './EmptyState.tsx'

interface NoRowsProps {
  /** A search or filter is on. */
  readonly isFiltered: boolean
  readonly onClear: () => void
  /** Shown when there is nothing at all. */
  readonly title: string
  readonly text: string
  /** The button that begins. */
  readonly children?: ReactNode
}

export function NoRows({ isFiltered, onClear, title, text, children }: NoRowsProps) {
  if (isFiltered) {
    return (
      <EmptyState title={t('list.noMatches')} text={t('list.noMatches.text')}>
        <Button onClick={onClear}>{t('list.clearSearch')}</Button>
      </EmptyState>
    )
  }
  return (
    <EmptyState title={title} text={text}>
      {children}
    </EmptyState>
  )
}
