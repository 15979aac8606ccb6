/** The buttons of a list, in System Configurator's order: Add New, Copy, Delete. */
import '@ui5/webcomponents-icons/dist/add.js'
import '@ui5/webcomponents-icons/dist/copy.js'
import '@ui5/webcomponents-icons/dist/delete.js'
import { Button } from '@ui5/webcomponents-react/Button'
import { t } from '../i18n/t.ts'
import { shortcutText, useShortcut } from './useShortcut.ts'

interface ListActionsProps {
  /** What the role may not do is not offered. */
  readonly mayAdd: boolean
  readonly mayDelete: boolean
  readonly onAdd: () => void
  /** Left out where nothing is copied. Works on exactly one selected row. */
  readonly copy?: { readonly hint: string; readonly onCopy: () => void }
  readonly onDelete: () => void
  readonly selectedCount: number
  readonly isDeleting: boolean
}

export function ListActions(props: ListActionsProps) {
  const { mayAdd, mayDelete, onAdd, copy, onDelete, selectedCount, isDeleting } = props
  useShortcut('addNew', mayAdd ? onAdd : null)
  return (
    <>
      {mayAdd && (
        <Button design="Emphasized" icon="add" tooltip={shortcutText('addNew')} onClick={onAdd}>
          {t('action.addNew')}
        </Button>
      )}
      {mayAdd && copy && (
        <Button icon="copy" disabled={selectedCount !== 1} tooltip={copy.hint} onClick={copy.onCopy}>
          {t('action.copy')}
        </Button>
      )}
      {mayDelete && (
        <Button icon="delete" disabled={selectedCount === 0 || isDeleting} onClick={onDelete}>
          {t('action.delete')}
        </Button>
      )}
    </>
  )
}

/** The way out of an empty list. */
export function AddNewButton({ onClick }: { readonly onClick: () => void }) {
  return (
    <Button design="Emphasized" onClick={onClick}>
      {t('action.addNew')}
    </Button>
  )
}
