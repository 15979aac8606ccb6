/** Objects that a push sends as they are, although something is wrong or missing with them. */
import { Link } from '@ui5/webcomponents-react/Link'
import { useNavigate } from 'react-router'
import type { PlanFinding } from '../../../src-main/domain/syncModel.ts'
import { t } from '../../i18n/t.ts'
import { FindingText } from '../../ui/FindingText.tsx'
import { Block } from '../../ui/ObjectPage.tsx'
import { useFindingField } from '../findings/useFindingField.ts'
import { MoreButton, useShown } from './MoreButton.tsx'
import { ObjectName } from './PlanView.tsx'

export function PlanFindings({ findings }: { readonly findings: readonly PlanFinding[] }) {
  const navigate = useNavigate()
  const fieldOf = useFindingField()
  const { shown, more } = useShown(findings)
  return (
    <Block title={t('plan.findings.title')}>
      <p className="fieldHelp">{t('plan.findings.help')}</p>
      <table className="plainTable planTable">
        <thead>
          <tr>
            <th scope="col">{t('plan.object')}</th>
            <th scope="col">{t('plan.field')}</th>
            <th scope="col">{t('plan.finding')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((finding) => (
            <tr key={`${finding.kind} ${finding.key} ${finding.code} ${finding.field}`}>
              <th scope="row">
                <ObjectName kind={finding.kind} name={finding.key} />
              </th>
              <td>{fieldOf(finding)}</td>
              <td>
                <FindingText finding={finding} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <MoreButton more={more} />
      <Link onClick={() => void navigate('/findings')}>{t('plan.findings.all')}</Link>
    </Block>
  )
}
