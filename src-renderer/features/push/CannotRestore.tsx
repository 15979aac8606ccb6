/** What a rollback leaves as it is, by name, with the reason. The heading is where it stands. */
import type { Unrestorable } from '../../../src-main/domain/syncModel.ts'
import { domainText } from '../../i18n/domainText.ts'
import { t } from '../../i18n/t.ts'
import { MoreButton, useShown } from './MoreButton.tsx'
import { ObjectName } from './PlanView.tsx'
import { fieldText } from './planText.ts'

export function CannotRestore({ entries }: { readonly entries: readonly Unrestorable[] }) {
  const { shown, more } = useShown(entries)
  return (
    <>
      <p className="fieldHelp">{t('rollback.cannot.help')}</p>
      <table className="plainTable planTable">
        <thead>
          <tr>
            <th scope="col">{t('plan.object')}</th>
            <th scope="col">{t('plan.field')}</th>
            <th scope="col">{t('plan.reason')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ kind, key, field, reason }) => (
            <tr key={`${kind} ${key} ${field} ${reason}`}>
              <th scope="row">
                <ObjectName kind={kind === 'service' ? 'service' : 'user'} name={key} />
              </th>
              <td>{fieldText(field)}</td>
              <td>{domainText(reason)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <MoreButton more={more} />
    </>
  )
}
