/** What stands in place of the rows of a list: no match of the search, or nothing there yet and how to begin. */
import { Button } from '@ui5/webcomponents-react/Button'
import { t } from '../i18n/t.ts'
import { EmptyState } from './EmptyState.tsx'

interface NoRowsProps {
  /** A search or filter is on. */
  readonly isFiltered: boolean
  readonly onClear: () => void
  /** Shown when there is nothing at all. */
  readonly title: string
  readonly text: string
  readonly mayAdd: boolean
  readonly onAdd: () => void
}

export function NoRows({ isFiltered, onClear, title, text, mayAdd, onAdd }: NoRowsProps) {
  if (isFiltered) {
    return (
      <EmptyState title={t('list.noMatches')} text={t('list.noMatches.text')}>
        <Button onClick={onClear}>{t('list.clearSearch')}</Button>
      </EmptyState>
    )
  }
  return (
    <EmptyState title={title} text={text}>
      {mayAdd && (
        <Button design="Emphasized" onClick={onAdd}>
          {t('action.addNew')}
        </Button>
      )}
    </EmptyState>
  )
}
