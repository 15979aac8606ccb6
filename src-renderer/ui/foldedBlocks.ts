/** Which blocks of objects the person folded; kept by the shell, which knows the person. */
import { createContext, useContext } from 'react'

export interface FoldedBlocks {
  readonly isFolded: (title: string) => boolean
  readonly onFold: (title: string, isFolded: boolean) => void
}

/** Null: nothing is kept. */
const context = createContext<FoldedBlocks | null>(null)
export const FoldedBlocksProvider = context.Provider

export function useFoldedBlocks(): FoldedBlocks | null {
  return useContext(context)
}
