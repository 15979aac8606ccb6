/** What will be created and changed, service by service. */
import { Input } from '@ui5/webcomponents-react/Input'
import { Tag } from '@ui5/webcomponents-react/Tag'
import type { LandscapeProposal, ProposedLandscape } from '../../../src-main/domain/landscapes.ts'
import { t, tCount } from '../../i18n/t.ts'
import { FindingTexts } from '../../ui/FindingText.tsx'
import { problemFinding } from './landscapeForm.ts'

interface LandscapeReviewProps {
  readonly proposal: LandscapeProposal
  /** Names that were entered for new services, by landscape. */
  readonly names: ReadonlyMap<string, string>
  readonly onName: (key: string, name: string) => void
}

export function LandscapeReview({ proposal, names, onName }: LandscapeReviewProps) {
  const { landscapes, problems } = proposal
  const general = problems.filter(({ line }) => line === 0).map(problemFinding)
  if (landscapes.length === 0) return <p className="fieldHelp">{t('landscapes.review.none')}</p>
  return (
    <>
      {general.length > 0 && <FindingTexts findings={general} />}
      <div className="tableScroll">
        <table className="plainTable">
          <thead>
            <tr>
              <th scope="col">{t('landscapes.review.service')}</th>
              <th scope="col">{t('landscapes.review.what')}</th>
              <th scope="col">{t('service.connection')}</th>
              <th scope="col">{t('landscapes.accounts')}</th>
            </tr>
          </thead>
          <tbody>
            {landscapes.map((landscape) => (
              <tr key={`${landscape.key} ${landscape.name}`}>
                <ServiceName landscape={landscape} names={names} onName={onName} />
                <td>
                  <Outcome landscape={landscape} />
                </td>
                <td className="nameCell">{landscape.url}</td>
                <td>
                  <Accounts landscape={landscape} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

interface ServiceNameProps extends Pick<LandscapeReviewProps, 'names' | 'onName'> {
  readonly landscape: ProposedLandscape
}

function ServiceName({ landscape: { service, key, name, url }, names, onName }: ServiceNameProps) {
  if (service) {
    return (
      <th scope="row" className="nameCell">
        {name}
      </th>
    )
  }
  return (
    <td className="nameCell">
      <Input
        className="formInput"
        accessibleName={t('landscapes.review.name', { url })}
        value={names.get(key) ?? name}
        onInput={(event) => onName(key, event.target.value)}
      />
    </td>
  )
}

function Outcome({ landscape: { service, accounts } }: { readonly landscape: ProposedLandscape }) {
  if (service === null) return <Tag design="Positive">{t('landscapes.review.created')}</Tag>
  const isSame = accounts.every(({ action }) => action === 'keep')
  if (isSame) return <Tag design="Neutral">{t('landscapes.review.same')}</Tag>
  return <Tag design="Information">{t('landscapes.review.changed')}</Tag>
}

function Accounts({ landscape: { service, accounts } }: { readonly landscape: ProposedLandscape }) {
  const given = new Set(accounts.map(({ account }) => account))
  const untouched = service?.accounts.filter(({ account }) => !given.has(account)).length ?? 0
  return (
    <ul className="accountList">
      {accounts.map(({ account, action }) => (
        <li key={account}>
          {account}: {t(`landscapes.action.${action}`)}
        </li>
      ))}
      {untouched > 0 && (
        <li className="fieldHelp">
          {tCount(untouched, 'landscapes.untouched.one', 'landscapes.untouched.other')}
        </li>
      )}
    </ul>
  )
}
