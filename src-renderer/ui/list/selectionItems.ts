/** Entries of the menu of a list that every list with a selection has. */
import { numberText } from '../../i18n/language.ts'
import { t } from '../../i18n/t.ts'
import { toRpcError } from '../../rpc/rpcError.ts'
import { postMessage } from '../messages.ts'
import type { ListMenuItem } from './ListMenu.tsx'
import type { RowSelection } from './useRowSelection.ts'

interface SelectionItemsOptions {
  readonly selection: RowSelection
  readonly total: number
  readonly copyRows: () => void
  readonly exportCsv: () => void
  /** Left out where there is none, or the role may not. */
  readonly exportEstate?: (() => void) | undefined
}

export function selectionItems(options: SelectionItemsOptions): (readonly ListMenuItem[])[] {
  const { selection, total, copyRows, exportCsv, exportEstate } = options
  const { selected, onSelect, readIds } = selection
  const isDisabled = selected.size === 0
  const selectAll = () => {
    readIds().then(
      (ids) => onSelect(new Set(ids)),
      (error: unknown) => postMessage('error', toRpcError(error).message),
    )
  }
  return [
    [
      {
        text: t('lists.selectAll', { total: numberText(total) }),
        shortcut: 'Ctrl+A',
        isDisabled: total === 0,
        onClick: selectAll,
      },
      {
        text: t('lists.clearSelection'),
        shortcut: 'Esc',
        isDisabled,
        onClick: () => onSelect(new Set()),
      },
    ],
    [
      { text: t('lists.copyRows'), isDisabled, onClick: copyRows },
      { text: t('lists.exportCsv'), isDisabled, onClick: exportCsv },
      ...(exportEstate ? [{ text: t('lists.exportEstate'), isDisabled, onClick: exportEstate }] : []),
    ],
  ]
}
