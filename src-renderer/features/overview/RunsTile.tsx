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
  return (
    <Tile title={t('overview.runs')} more={{ to: '/runs', text: t('overview.runs.all') }}>
      {runs.length === 0 ? (
        <p>{t('overview.runs.none')}</p>
      ) : (
        <>
          <ol className="runStrip" aria-label={t('overview.runs.strip')}>
            {runs.toReversed().map((run) => (
              <RunColumn key={run.id} run={run} />
            ))}
          </ol>
          <ul className="runList">
            {runs.slice(0, named).map((run) => (
              <li key={run.id}>
                <GoLink to={pathOf(run)}>{nameOf(run)}</GoLink>
                <span className="fieldHelp">{resultOf(run)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Tile>
  )
}

/** Runs that are told in words too. */
const named = 3

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

function nameOf({ kind, serverName, startedAt }: RunSummary): string {
  return t('overview.run.name', {
    what: t(`overview.run.${kind}`),
    server: serverName,
    at: timeText(startedAt),
  })
}

function resultOf(run: RunSummary): string {
  const outcome = outcomeOf(run)
  return t('overview.run.result', {
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
  const text = `${nameOf(run)}: ${resultOf(run)}`
  return (
    <li>
      <Link className={`runColumn run-${outcome}`} to={pathOf(run)} aria-label={text} title={text}>
        <svg aria-hidden="true">
          <rect width="100%" height="100%" className="barGround" />
          <rect y={`${100 - height}%`} width="100%" height={`${height}%`} fill={fillOf(toneOf[outcome])} />
        </svg>
        <Icon name={icons[outcome]} mode="Decorative" />
      </Link>
    </li>
  )
}
