/** The steps of a run as the journal tells of them; each opens to its fields. */
import { Tag } from '@ui5/webcomponents-react/Tag'
import { useState } from 'react'
import { durationText } from '../../../src-main/domain/durationText.ts'
import type { RunStep } from '../../../src-main/domain/syncModel.ts'
import { domainText } from '../../i18n/domainText.ts'
import { t } from '../../i18n/t.ts'
import { Block } from '../../ui/ObjectPage.tsx'
import { FieldsButton, FieldTable } from '../push/FieldTable.tsx'
import { type More, MoreButton } from '../push/MoreButton.tsx'
import { ActionTag } from '../push/PlanSteps.tsx'
import { ObjectName } from '../push/PlanView.tsx'
import { objectKeyOf } from '../push/planText.ts'
import { stateDesigns } from '../push/StepTable.tsx'

export function RunSteps({ steps, more }: { readonly steps: readonly RunStep[]; readonly more: More }) {
  return (
    <Block title={t('run.steps')}>
      {steps.length === 0 ? (
        <p>{t('run.noSteps')}</p>
      ) : (
        <div className="tableScroll">
          <table className="plainTable planTable runSteps">
            <thead>
              <tr>
                <th scope="col">{t('plan.object')}</th>
                <th scope="col">{t('plan.action')}</th>
                <th scope="col">{t('run.outcome')}</th>
                <th scope="col">{t('run.sending')}</th>
                <th scope="col">{t('run.said')}</th>
                <th scope="col">{t('plan.fields')}</th>
              </tr>
            </thead>
            <tbody>
              {steps.map((step) => (
                <StepRow key={step.id} step={step} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <MoreButton more={more} />
    </Block>
  )
}

function StepRow({ step }: { readonly step: RunStep }) {
  const [isOpen, setOpen] = useState(false)
  const { kind, outcome, message, words, reason, fields } = step
  return (
    <>
      <tr>
        <th scope="row">
          <ObjectName kind={kind === 'service' ? 'service' : 'user'} name={objectKeyOf(step)} />
          {kind === 'userRight' && <span className="stepRight">{t('user.rights.useLabel')}</span>}
        </th>
        <td className="tagCell">
          <ActionTag step={step} />
        </td>
        <td className="tagCell">
          <Tag design={stateDesigns[outcome]}>{t(`push.state.${outcome}`)}</Tag>
        </td>
        <td className="tagCell">
          <ul>
            {sendingLines(step).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </td>
        <td>
          <p className="fieldHelp">{domainText(reason)}</p>
          {message !== '' && <p>{domainText(message)}</p>}
          {words !== '' && !message.includes(words) && (
            <p>
              {t('run.words')} <q>{words}</q>
            </p>
          )}
        </td>
        <td className="tagCell">
          {fields.length > 0 && <FieldsButton of={step} isOpen={isOpen} onToggle={() => setOpen(!isOpen)} />}
        </td>
      </tr>
      {isOpen && (
        <tr className="fieldsRow">
          <td colSpan={6}>
            <FieldTable fields={fields} before={t('run.before')} after={t('run.after')} />
          </td>
        </tr>
      )}
    </>
  )
}

/** How long it took, and what was unusual about the sending. */
function sendingLines({ sentAt, durationMs, attempts, status }: RunStep): readonly string[] {
  if (sentAt === null) return [t('run.notSent')]
  return [
    ...(durationMs === null ? [] : [durationText(durationMs)]),
    ...(attempts > 1 ? [t('run.attempts', { count: attempts })] : []),
    ...(status === null ? [] : [t('run.http', { status })]),
  ]
}
