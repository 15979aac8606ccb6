/** Parts of a whole as one bar; `of` is what the full length stands for. The text beside it says the same. */
import { fillOf } from './Patterns.tsx'
import type { Part } from './Ring.tsx'

interface BarProps {
  readonly label: string
  readonly parts: readonly Part[]
  readonly of: number
}

const length = 400
/** Of the smallest part that is not nothing. */
const shortest = 6

export function Bar({ label, parts, of }: BarProps) {
  const drawn = parts.filter(({ count }) => count > 0)
  let start = 0
  return (
    <svg
      className="bar"
      viewBox={`0 0 ${length} 10`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      <rect width={length} height="10" className="barGround" />
      {drawn.map(({ tone, count }, at) => {
        const x = start
        const width = Math.max(shortest, (count / Math.max(of, 1)) * length)
        start += width
        const gap = at < drawn.length - 1 ? 2 : 0
        return <rect key={tone} x={x} width={width - gap} height="10" fill={fillOf(tone)} />
      })}
    </svg>
  )
}
