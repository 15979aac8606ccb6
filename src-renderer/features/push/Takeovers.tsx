/** Changes of the server that a push takes over into the store, because only the server changed them. */
import type { Takeover } from '../../../src-main/domain/syncModel.ts'
import { t } from '../../i18n/t.ts'
import { Block } from '../../ui/ObjectPage.tsx'
import { FieldTable } from './FieldTable.tsx'
import { MoreButton, useShown } from './MoreButton.tsx'
import { ObjectName } from './PlanView.tsx'

interface TakeoversProps {
  readonly takeovers: readonly Takeover[]
  /** They become values of the server's own (docs/promotion.md); the store is not touched. */
  readonly isTarget: boolean
}

export function Takeovers({ takeovers, isTarget }: TakeoversProps) {
  const { shown, more } = useShown(takeovers)
  return (
    <Block title={t('plan.takeovers.title')}>
      <p className="fieldHelp">{t(isTarget ? 'plan.takeovers.help.target' : 'plan.takeovers.help')}</p>
      <ul className="entryList">
        {shown.map(({ kind, key, fields }) => (
          <li key={`${kind} ${key}`}>
            <h3>
              <ObjectName kind={kind} name={key} />
            </h3>
            <FieldTable
              fields={fields}
              before={t(isTarget ? 'plan.promotedNow' : 'plan.inStoreNow')}
              after={t('plan.fromServer')}
            />
          </li>
        ))}
      </ul>
      <MoreButton more={more} />
    </Block>
  )
}
