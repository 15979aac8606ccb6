/**
 * Which page of which portal the values of a row come from, what they look like, and what else has to match; what is
 * general knowledge is said to be.
 */
import type { ServiceType } from '../../../src-main/domain/model.ts'
import type { RowKind } from '../../../src-main/domain/serviceTypeInfo.ts'
import { domainText } from '../../i18n/domainText.ts'
import { t } from '../../i18n/t.ts'
import { exampleIdOf, isOwnKind, matchTexts } from './typeHelp.ts'

interface RowHelpProps {
  readonly type: ServiceType
  readonly kinds: readonly RowKind[]
}

export function RowHelp({ type, kinds }: RowHelpProps) {
  const matching = matchTexts[type]
  return (
    <aside className="rowHelp" aria-label={t('service.help.title')}>
      <h3>{t('service.help.title')}</h3>
      {kinds.map((kind) => (
        <KindHelp key={kind.name} type={type} kind={kind} />
      ))}
      {matching.length > 0 && (
        <>
          <h3>{t('service.match.title')}</h3>
          <ul className="matchList">
            {matching.map((key) => (
              <li key={key}>{t(key)}</li>
            ))}
          </ul>
        </>
      )}
    </aside>
  )
}

function KindHelp({ type, kind }: { readonly type: ServiceType; readonly kind: RowKind }) {
  const example = exampleIdOf(type, kind.name)
  return (
    <dl>
      <dt>{domainText(kind.id)}</dt>
      <dd>{domainText(kind.idHelp)}</dd>
      {example !== null && (
        <dd className="fieldHelp">
          {t('service.help.example')} <span className="codeText">{example}</span>
        </dd>
      )}
      <dt>{domainText(kind.secret)}</dt>
      <dd>
        {domainText(kind.secretHelp)}{' '}
        {t(isOwnKind(type, kind.name) ? 'service.help.own' : 'service.help.given')}
      </dd>
      {kind.releases && (
        <dd className="fieldHelp">
          {t('service.help.releases', {
            releases: kind.releases.map((release) => t(`release.${release}`)).join(', '),
          })}
        </dd>
      )}
      {kind.helpTrust === 'inferred' && <dd className="fieldHelp">{t('service.help.assumed')}</dd>}
    </dl>
  )
}
