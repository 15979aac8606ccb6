/** Parts of a whole as one bar; `of` is what the full length stands for. The text beside it says the same. */
import { fillOf } from './Patterns.tsx'
import type { Part } from './Ring.tsx'

interface BarProps {
  readonly label: string
  readonly parts: readonly Part[]
  readonly of: number
}

/** Percent of the smallest part that is not nothing, and between two parts. */
const shortest = 1.5
const gap = 0.5

export function Bar({ label, parts, of }: BarProps) {
  const drawn = parts.filter(({ count }) => count > 0)
  let start = 0
  return (
    <svg className="bar" role="img" aria-label={label}>
      <rect width="100%" height="100%" className="barGround" />
      {drawn.map(({ tone, count }, at) => {
        const x = start
        const width = Math.max(shortest, (count / Math.max(of, 1)) * 100)
        start += width
        const shown = at < drawn.length - 1 ? width - gap : width
        return <rect key={tone} x={`${x}%`} width={`${shown}%`} height="100%" fill={fillOf(tone)} />
      })}
    </svg>
  )
}
