/** Steps of a push with the state of each, while it runs and afterwards. */
import { Tag } from '@ui5/webcomponents-react/Tag'
import { domainText } from '../../i18n/domainText.ts'
import { t } from '../../i18n/t.ts'
import { MoreButton, useShown } from './MoreButton.tsx'
import { ActionTag } from './PlanSteps.tsx'
import { ObjectName } from './PlanView.tsx'
import { objectKeyOf } from './planText.ts'
import type { FollowedStep, StepState } from './pushState.ts'

export const stateDesigns = {
  waiting: 'Neutral',
  running: 'Information',
  done: 'Positive',
  failed: 'Negative',
  notAttempted: 'Critical',
  unknown: 'Critical',
} as const satisfies Record<StepState, string>

/** What needs a look comes first: of thousands of steps only some are on the screen. */
const order: readonly StepState[] = ['failed', 'unknown', 'running', 'notAttempted', 'waiting', 'done']

export function StepTable({ steps }: { readonly steps: readonly FollowedStep[] }) {
  const isLong = steps.length > 100
  const sorted = isLong ? steps.toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state)) : steps
  const { shown, more } = useShown(sorted)
  return (
    <>
      <table className="plainTable planTable">
        <thead>
          <tr>
            <th scope="col">{t('plan.object')}</th>
            <th scope="col">{t('plan.action')}</th>
            <th scope="col">{t('push.step.state')}</th>
            <th scope="col">{t('push.step.message')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((step) => (
            <tr key={step.id}>
              <th scope="row">
                <ObjectName kind={step.kind === 'service' ? 'service' : 'user'} name={objectKeyOf(step)} />
                {step.kind === 'userRight' && <span className="stepRight">{t('user.rights.useLabel')}</span>}
              </th>
              <td className="tagCell">
                <ActionTag step={step} />
              </td>
              <td className="tagCell">
                <Tag design={stateDesigns[step.state]}>{t(`push.state.${step.state}`)}</Tag>
              </td>
              <td>{domainText(step.message)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <MoreButton more={more} />
    </>
  )
}
