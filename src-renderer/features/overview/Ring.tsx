/** Parts of a whole as a ring, with the whole in its middle. */
import { numberText } from '../../i18n/language.ts'
import { fillOf, type Tone } from './Patterns.tsx'

export interface Part {
  readonly tone: Tone
  readonly count: number
}

interface RingProps {
  /** All that the drawing says. */
  readonly label: string
  readonly parts: readonly Part[]
  readonly unit: string
}

const radius = 48
const around = 2 * Math.PI * radius
/** Between two parts. */
const gap = 3

export function Ring({ label, parts, unit }: RingProps) {
  const total = parts.reduce((sum, { count }) => sum + count, 0)
  const drawn = parts.filter(({ count }) => count > 0)
  const space = drawn.length > 1 ? gap : 0
  let start = 0
  return (
    <svg className="ring" viewBox="0 0 120 120" role="img" aria-label={label}>
      <g transform="rotate(-90 60 60)">
        {total === 0 && <circle cx="60" cy="60" r={radius} className="ringEmpty" />}
        {drawn.map(({ tone, count }) => {
          const length = (count / total) * around
          const offset = start
          start += length
          return (
            <circle
              key={tone}
              cx="60"
              cy="60"
              r={radius}
              className="ringPart"
              stroke={fillOf(tone)}
              // A part of a thousandth is still to be seen.
              strokeDasharray={`${Math.max(1, length - space)} ${around}`}
              strokeDashoffset={-offset}
            />
          )
        })}
      </g>
      <text x="60" y="62" className="ringTotal">
        {numberText(total)}
      </text>
      <text x="60" y="78" className="ringUnit">
        {unit}
      </text>
    </svg>
  )
}
