/** The steps of a plan by object; each opens to its fields. */
import { Tag } from '@ui5/webcomponents-react/Tag'
import { useState } from 'react'
import type { PlanStep, StepAction } from '../../../src-main/domain/syncModel.ts'
import { domainText } from '../../i18n/domainText.ts'
import { t } from '../../i18n/t.ts'
import { Block } from '../../ui/ObjectPage.tsx'
import { FieldsButton, FieldTable } from './FieldTable.tsx'
import { MoreButton, useShown } from './MoreButton.tsx'
import { ObjectName } from './PlanView.tsx'
import type { PlannedObject } from './planText.ts'

interface PlanStepsProps {
  readonly objects: readonly PlannedObject[]
  /** Heads the column of values that the server is to get. */
  readonly after: string
}

export function PlanSteps({ objects, after }: PlanStepsProps) {
  const { shown, more } = useShown(objects)
  return (
    <Block title={t('plan.steps.title')}>
      <table className="plainTable planTable">
        <thead>
          <tr>
            <th scope="col">{t('plan.object')}</th>
            <th scope="col">{t('plan.action')}</th>
            <th scope="col">{t('plan.reason')}</th>
            <th scope="col">{t('plan.fields')}</th>
          </tr>
        </thead>
        {shown.map((object) => (
          <tbody key={`${object.kind} ${object.key}`}>
            {object.steps.map((step, index) => (
              <StepRow key={step.id} object={object} step={step} isFirst={index === 0} after={after} />
            ))}
          </tbody>
        ))}
      </table>
      <MoreButton more={more} />
    </Block>
  )
}

/** What is to be done, not how it went: no sign of success beside a step that waits or has failed. */
const designs = {
  create: 'Information',
  update: 'Information',
  delete: 'Negative',
  manual: 'Critical',
} as const satisfies Record<StepAction, string>

export function ActionTag({ step }: { readonly step: Pick<PlanStep, 'kind' | 'action'> }) {
  const text =
    step.kind === 'userRight' && step.action === 'create'
      ? t('plan.action.grant')
      : t(`plan.action.${step.action}`)
  return (
    <Tag design={designs[step.action]} hideStateIcon={step.action !== 'manual'}>
      {text}
    </Tag>
  )
}

interface StepRowProps {
  readonly object: PlannedObject
  readonly step: PlanStep
  readonly isFirst: boolean
  readonly after: string
}

function StepRow({ object, step, isFirst, after }: StepRowProps) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <tr className={isFirst ? 'objectRow' : 'furtherRow'}>
        <th scope="row">
          {isFirst ? (
            <ObjectName kind={object.kind} name={object.key} />
          ) : (
            <span className="furtherStep">{t('user.rights.useLabel')}</span>
          )}
        </th>
        <td className="tagCell">
          <ActionTag step={step} />
        </td>
        <td>{domainText(step.reason)}</td>
        <td className="tagCell">
          <FieldsButton of={step} isOpen={isOpen} onToggle={() => setOpen(!isOpen)} />
        </td>
      </tr>
      {isOpen && (
        <tr className="fieldsRow">
          <td colSpan={4}>
            <FieldTable fields={step.fields} before={t('plan.onServerNow')} after={after} />
          </td>
        </tr>
      )}
    </>
  )
}
