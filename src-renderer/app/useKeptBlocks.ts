/** Blocks that the person folded, for each kind of screen: `/services` has its own "Basics". */
import { useMemo } from 'react'
import { useLocation } from 'react-router'
import type { FoldedBlocks } from '../ui/foldedBlocks.ts'
import { readNames, usePreference } from './preferences.ts'

export function useKeptBlocks(): FoldedBlocks {
  const { pathname } = useLocation()
  const [folded, setFolded] = usePreference('blocks.folded', readNames)
  const screen = pathname.split('/')[1] ?? ''
  // biome-ignore lint/correctness/useExhaustiveDependencies: the setter is another one at each rendering
  return useMemo(
    () => ({
      isFolded: (title) => folded.includes(`${screen}/${title}`),
      onFold: (title, isFolded) => {
        const others = folded.filter((name) => name !== `${screen}/${title}`)
        setFolded(isFolded ? [...others, `${screen}/${title}`] : others)
      },
    }),
    [folded, screen],
  )
}
