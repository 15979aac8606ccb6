/** Findings by level. */
import type { FindingLevel } from '../../../src-main/domain/finding.ts'
import type { Overview } from '../../../src-main/rpc/overview.ts'
import { numberText } from '../../i18n/language.ts'
import { t } from '../../i18n/t.ts'
import { Bar } from './Bar.tsx'
import { GoLink } from './GoLink.tsx'
import { Swatch, type Tone } from './Patterns.tsx'
import { Tile } from './Tile.tsx'

const levels: readonly FindingLevel[] = ['block', 'warn', 'info']
const toneOf: Readonly<Record<FindingLevel, Tone>> = { block: 'bad', warn: 'fair', info: 'open' }

export function FindingsTile({ findings }: { readonly findings: Overview['findings'] }) {
  const total = findings.block + findings.warn + findings.info
  const texts = levels.map((level) =>
    t('overview.state.part', { state: t(`overview.level.${level}`), count: numberText(findings[level]) }),
  )
  return (
    <Tile title={t('overview.findings')} more={{ to: '/findings', text: t('overview.findings.all') }}>
      {total === 0 ? (
        <p>{t('overview.findings.none')}</p>
      ) : (
        <>
          <Bar
            label={t('overview.findings.bar', { parts: texts.join(', ') })}
            parts={levels.map((level) => ({ tone: toneOf[level], count: findings[level] }))}
            of={total}
          />
          <ul className="legend">
            {levels.map((level) => (
              <li key={level}>
                <Swatch tone={toneOf[level]} />
                <span className="legendName">
                  {findings[level] === 0 ? (
                    t(`overview.level.${level}`)
                  ) : (
                    <GoLink to={`/findings?level=${level}`}>{t(`overview.level.${level}`)}</GoLink>
                  )}
                </span>
                <span className="legendCount">{numberText(findings[level])}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Tile>
  )
}
