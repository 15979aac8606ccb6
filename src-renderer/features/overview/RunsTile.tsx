/** The last runs as a strip: a column for each, as high as the share of its steps that were done, with a sign. */
import '@ui5/webcomponents-icons/dist/alert.js'
import '@ui5/webcomponents-icons/dist/error.js'
import '@ui5/webcomponents-icons/dist/pending.js'
import '@ui5/webcomponents-icons/dist/sys-enter-2.js'
import { Icon } from '@ui5/webcomponents-react/Icon'
import { Link } from 'react-router'
import type { RunSummary } from '../../../src-main/domain/syncModel.ts'
import { numberText } from '../../i18n/language.ts'
import { t } from '../../i18n/t.ts'
import { timeText } from '../../ui/timeText.ts'
import { GoLink } from './GoLink.tsx'
import { fillOf, type Tone } from './Patterns.tsx'
import { Tile } from './Tile.tsx'

export function RunsTile({ runs }: { readonly runs: readonly RunSummary[] }) {
  const [newest] = runs
  return (
    <Tile title={t('overview.runs')} more={{ to: '/runs', text: t('overview.runs.all') }}>
      {newest === undefined ? (
        <p>{t('overview.runs.none')}</p>
      ) : (
        <>
          <ol className="runStrip" aria-label={t('overview.runs.strip')}>
            {runs.toReversed().map((run) => (
              <RunColumn key={run.id} run={run} />
            ))}
          </ol>
          <p>
            {t('overview.runs.newest')}: <GoLink to={pathOf(newest)}>{textOf(newest)}</GoLink>
          </p>
        </>
      )}
    </Tile>
  )
}

type Outcome = 'agreed' | 'left' | 'failed' | 'stopped' | 'open'

const icons: Readonly<Record<Outcome, string>> = {
  agreed: 'sys-enter-2',
  left: 'alert',
  failed: 'error',
  stopped: 'error',
  open: 'pending',
}
const toneOf: Readonly<Record<Outcome, Tone>> = {
  agreed: 'good',
  left: 'fair',
  failed: 'bad',
  stopped: 'bad',
  open: 'open',
}

function outcomeOf({ finishedAt, converged, stoppedBy, counts }: RunSummary): Outcome {
  if (finishedAt === null) return 'open'
  if (converged) return 'agreed'
  if (counts.failed > 0) return 'failed'
  return stoppedBy === null ? 'left' : 'stopped'
}

function textOf(run: RunSummary): string {
  const outcome = outcomeOf(run)
  return t('overview.run', {
    what: t(`overview.run.${run.kind}`),
    server: run.serverName,
    at: timeText(run.startedAt),
    result:
      outcome === 'stopped'
        ? t('overview.run.stopped', { code: run.stoppedBy ?? '' })
        : t(`overview.run.${outcome}`),
    done: numberText(run.counts.done),
    steps: numberText(run.counts.steps),
  })
}

function pathOf({ serverId, id }: RunSummary): string {
  return `/runs/${serverId}/${id}`
}

function RunColumn({ run }: { readonly run: RunSummary }) {
  const outcome = outcomeOf(run)
  const { done, steps } = run.counts
  const height = steps === 0 ? 100 : Math.max(6, (done / steps) * 100)
  const text = textOf(run)
  return (
    <li>
      <Link className={`runColumn run-${outcome}`} to={pathOf(run)} aria-label={text} title={text}>
        <svg viewBox="0 0 24 100" preserveAspectRatio="none" aria-hidden="true">
          <rect width="24" height="100" className="barGround" />
          <rect y={100 - height} width="24" height={height} fill={fillOf(toneOf[outcome])} />
        </svg>
        <Icon name={icons[outcome]} mode="Decorative" />
      </Link>
    </li>
  )
}
