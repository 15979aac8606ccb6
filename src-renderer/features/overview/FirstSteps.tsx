/** Until something was pushed once: what to do first, and what is done of it. */
import '@ui5/webcomponents-icons/dist/circle-task.js'
import '@ui5/webcomponents-icons/dist/sys-enter-2.js'
import { Button } from '@ui5/webcomponents-react/Button'
import { Icon } from '@ui5/webcomponents-react/Icon'
import { useNavigate } from 'react-router'
import type { Overview } from '../../../src-main/rpc/overview.ts'
import { wishPractice } from '../../app/practice.ts'
import { useMay } from '../../app/session/useMay.ts'
import { t } from '../../i18n/t.ts'
import { Tile } from './Tile.tsx'

const steps = ['service', 'server', 'push'] as const
type Step = (typeof steps)[number]

const paths: Readonly<Record<Step, string>> = { service: '/services', server: '/servers', push: '/push' }

export function FirstSteps({ overview }: { readonly overview: Overview }) {
  const may = useMay()
  const navigate = useNavigate()
  const done: Readonly<Record<Step, boolean>> = {
    service: overview.services.total > 0,
    server: overview.servers.length > 0,
    push: overview.runs.length > 0,
  }
  const next = steps.find((step) => !done[step])
  if (next === undefined || !may('service.save')) return null
  return (
    <Tile title={t('overview.steps')} width="all">
      <ol className="firstSteps">
        {steps.map((step) => (
          <li key={step}>
            <Icon
              className={done[step] ? 'stepDone' : 'stepOpen'}
              name={done[step] ? 'sys-enter-2' : 'circle-task'}
              mode="Image"
              accessibleName={t(done[step] ? 'overview.steps.done' : 'overview.steps.open')}
            />
            <div className="stepText">
              <h3>{t(`overview.steps.${step}`)}</h3>
              <p className="fieldHelp">{t(`overview.steps.${step}.text`)}</p>
            </div>
            {!done[step] && (
              <div className="stepActions">
                <Button
                  design={step === next ? 'Emphasized' : 'Default'}
                  onClick={() => void navigate(paths[step])}
                >
                  {t(`overview.steps.${step}.go`)}
                </Button>
                {step === 'server' && may('practice.start') && (
                  <Button onClick={() => wishPractice('nothing')}>{t('overview.steps.practice')}</Button>
                )}
              </div>
            )}
          </li>
        ))}
      </ol>
    </Tile>
  )
}
