/**
 * The fills of all drawings. Each tone has a pattern of its own, so that it is told apart without its colour: plain,
 * rising lines, dots, falling lines.
 */

export type Tone = 'good' | 'fair' | 'open' | 'bad'

export const tones: readonly Tone[] = ['good', 'fair', 'open', 'bad']

const marks: Readonly<Record<Tone, string | null>> = {
  good: null,
  fair: 'M-2,2 l4,-4 M0,8 l8,-8 M6,10 l4,-4',
  open: 'M3,4 h2',
  bad: 'M-2,6 l4,4 M0,0 l8,8 M6,-2 l4,4',
}

/** Stands once on the screen, before the drawings. */
export function Patterns() {
  return (
    <svg className="patterns" aria-hidden="true">
      <defs>
        {tones.map((tone) => (
          <pattern key={tone} id={`tone-${tone}`} width="8" height="8" patternUnits="userSpaceOnUse">
            <rect width="8" height="8" className={`tone-${tone}`} />
            {marks[tone] !== null && <path d={marks[tone]} className="toneMark" />}
          </pattern>
        ))}
      </defs>
    </svg>
  )
}

export function fillOf(tone: Tone): string {
  return `url(#tone-${tone})`
}

/** The sample of a tone beside its name. */
export function Swatch({ tone }: { readonly tone: Tone }) {
  return (
    <svg className="swatch" viewBox="0 0 16 16" aria-hidden="true">
      <rect width="16" height="16" rx="3" fill={fillOf(tone)} />
    </svg>
  )
}
