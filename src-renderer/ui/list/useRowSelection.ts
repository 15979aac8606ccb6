/**
 * Rows of a list selected one by one, as a range from the last one that was chosen, or all that match. Ids alone:
 * rows that were never on the screen are selected too.
 */
import { useRef } from 'react'
import { toRpcError } from '../../rpc/rpcError.ts'
import { postMessage } from '../messages.ts'

export type SelectedIds = ReadonlySet<string>

export interface RowSelection {
  readonly selected: SelectedIds
  readonly onSelect: (selected: SelectedIds) => void
  /** Ids of the list in its order, or of a part of it. */
  readonly readIds: (part?: { readonly offset: number; readonly limit: number }) => Promise<readonly string[]>
}

export function useRowSelection({ selected, onSelect, readIds }: RowSelection, listKey: string) {
  const anchor = useRef<{ readonly index: number; readonly listKey: string } | null>(null)
  const add = (ids: Promise<readonly string[]>) => {
    ids.then(
      (added) => onSelect(new Set([...selected, ...added])),
      (error: unknown) => postMessage('error', toRpcError(error).message),
    )
  }
  return {
    /** `isRange`: with all rows from the one before it to this. */
    pick(index: number, id: string, isRange: boolean) {
      const from = anchor.current?.listKey === listKey ? anchor.current.index : null
      anchor.current = { index, listKey }
      if (isRange && from !== null && from !== index) {
        const offset = Math.min(from, index)
        add(readIds({ offset, limit: Math.abs(from - index) + 1 }))
        return
      }
      const next = new Set(selected)
      if (!next.delete(id)) next.add(id)
      onSelect(next)
    },
    pickAll: () => add(readIds()),
    clear: () => onSelect(new Set()),
  }
}
