/** The last few runs of one server; each leads to its steps. */
import { Link } from '@ui5/webcomponents-react/Link'
import { useNavigate } from 'react-router'
import { durationText } from '../../../src-main/domain/durationText.ts'
import type { RunSummary } from '../../../src-main/domain/syncModel.ts'
import { t } from '../../i18n/t.ts'
import { timeText } from '../../ui/timeText.ts'
import { kindText, resultText, runPath, stepCounts } from './runText.ts'

export function RunTable({ runs }: { readonly runs: readonly RunSummary[] }) {
  const navigate = useNavigate()
  return (
    <div className="tableScroll">
      <table className="plainTable planTable runTable">
        <thead>
          <tr>
            <th scope="col">{t('runs.started')}</th>
            <th scope="col">{t('runs.person')}</th>
            <th scope="col">{t('runs.what')}</th>
            <th scope="col">{t('runs.steps')}</th>
            <th scope="col">{t('runs.duration')}</th>
            <th scope="col">{t('runs.result')}</th>
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => (
            <tr key={run.id}>
              <th scope="row">
                <Link onClick={() => void navigate(runPath(run))}>{timeText(run.startedAt, 'medium')}</Link>
              </th>
              <td>{run.person}</td>
              <td>{kindText(run)}</td>
              <td className="tagCell">
                <StepCounts run={run} />
              </td>
              <td className="tagCell">{run.durationMs !== null && durationText(run.durationMs)}</td>
              <td>{resultText(run)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function StepCounts({ run: { counts } }: { readonly run: RunSummary }) {
  if (counts.steps === 0) return t('runs.steps.none')
  return (
    <ul>
      {stepCounts(counts).map(({ state, text }) => (
        <li key={state} className={`count-${state}`}>
          {text}
        </li>
      ))}
    </ul>
  )
}
