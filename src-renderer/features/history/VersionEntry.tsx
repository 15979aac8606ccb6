/** One version: when, who, what, and what it changed field by field. */
import { Button } from '@ui5/webcomponents-react/Button'
import { Tag } from '@ui5/webcomponents-react/Tag'
import type { ObjectVersion } from '../../../src-main/store/history.ts'
import { useMay } from '../../app/session/useMay.ts'
import { domainText } from '../../i18n/domainText.ts'
import { t } from '../../i18n/t.ts'
import { timeText } from '../../ui/timeText.ts'
import { Differences } from './Differences.tsx'

interface VersionEntryProps {
  readonly version: ObjectVersion
  /** The object is like this now. */
  readonly isCurrent: boolean
  readonly onRestore: () => void
}

export function VersionEntry({ version, isCurrent, onRestore }: VersionEntryProps) {
  const may = useMay()
  const at = timeText(version.at, 'medium')
  const canRestore = !isCurrent && version.change !== 'deleted' && may('history.restore')
  return (
    <li className={version.undone ? 'version isUndone' : 'version'}>
      <div className="versionHead">
        <h3>{domainText(version.label)}</h3>
        {isCurrent && (
          <Tag design="Information" hideStateIcon>
            {t('history.current')}
          </Tag>
        )}
        {version.undone && (
          <Tag design="Neutral" hideStateIcon>
            {t('history.undone')}
          </Tag>
        )}
        <span className="toolbarSpace" />
        {canRestore && (
          <Button
            accessibleName={t('history.restoreOf', { label: domainText(version.label), at })}
            onClick={onRestore}
          >
            {t('history.restore')}
          </Button>
        )}
      </div>
      <p className="versionWho">
        {t(`history.change.${version.change}`)} · <time dateTime={version.at}>{at}</time> · {version.person}
      </p>
      {version.fields.length === 0 ? (
        <p className="fieldHelp">{t('history.noFields')}</p>
      ) : (
        <Differences fields={version.fields} change={version.change} />
      )}
    </li>
  )
}
