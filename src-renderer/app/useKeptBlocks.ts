/** Blocks that the person folded, for each kind of screen: `/services` has its own "Basics". */
import { useLocation } from 'react-router'
import type { FoldedBlocks } from '../ui/foldedBlocks.ts'
import { readNames, usePreference } from './preferences.ts'

export function useKeptBlocks(): FoldedBlocks {
  const { pathname } = useLocation()
  const [folded, setFolded] = usePreference('blocks.folded', readNames)
  const nameOf = (title: string) => `${pathname.split('/')[1] ?? ''}/${title}`
  return {
    isFolded: (title) => folded.includes(nameOf(title)),
    onFold: (title, isFolded) => {
      const others = folded.filter((name) => name !== nameOf(title))
      setFolded(isFolded ? [...others, nameOf(title)] : others)
    },
  }
}
