/** Which page of which portal the values of a row come from; what is general knowledge is said to be. */
import type { RowKind } from '../../../src-main/domain/serviceTypeInfo.ts'
import { domainText } from '../../i18n/domainText.ts'
import { t } from '../../i18n/t.ts'

export function RowHelp({ kinds }: { readonly kinds: readonly RowKind[] }) {
  return (
    <aside className="rowHelp" aria-label={t('service.help.title')}>
      <h3>{t('service.help.title')}</h3>
      {kinds.map((kind) => (
        <dl key={kind.name}>
          <dt>{domainText(kind.id)}</dt>
          <dd>{domainText(kind.idHelp)}</dd>
          <dt>{domainText(kind.secret)}</dt>
          <dd>{domainText(kind.secretHelp)}</dd>
          {kind.releases && (
            <dd className="fieldHelp">
              {t('service.help.releases', {
                releases: kind.releases.map((release) => t(`release.${release}`)).join(', '),
              })}
            </dd>
          )}
          {kind.helpTrust === 'inferred' && <dd className="fieldHelp">{t('service.help.assumed')}</dd>}
        </dl>
      ))}
    </aside>
  )
}
