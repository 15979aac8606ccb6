/** A type in the type dialog: what it is for, what has to be entered, how calls come in, and its state in the release. */
import { Tag } from '@ui5/webcomponents-react/Tag'
import { useId } from 'react'
import type { Release, ServiceType } from '../../../src-main/domain/model.ts'
import type { ReleaseSupport } from '../../../src-main/domain/serviceTypeInfo.ts'
import { columnsOf, rowKindsOf, serviceTypeInfo, supportOf } from '../../../src-main/domain/serviceTypes.ts'
import { domainText } from '../../i18n/domainText.ts'
import { t } from '../../i18n/t.ts'

interface TypeEntryProps {
  readonly type: ServiceType
  readonly release: Release
  readonly canChoose: boolean
  readonly isChosen: boolean
  readonly onChoose: () => void
  readonly onConfirm: () => void
}

const designs = {
  offered: 'Positive',
  deprecated: 'Critical',
  gone: 'Negative',
  notYet: 'Neutral',
  unknown: 'Information',
} as const satisfies Record<ReleaseSupport, string>

export function TypeEntry({ type, release, canChoose, isChosen, onChoose, onConfirm }: TypeEntryProps) {
  const id = useId()
  const { label, purpose, supportNote, incoming } = serviceTypeInfo(type)
  const support = supportOf(type, release)
  const columns = columnsOf(type, release)
  return (
    <label
      className={canChoose ? 'typeEntry' : 'typeEntry typeClosed'}
      data-type={type}
      onDoubleClick={onConfirm}
    >
      <input
        type="radio"
        name="serviceType"
        aria-labelledby={`${id}-label`}
        aria-describedby={`${id}-facts`}
        checked={isChosen}
        disabled={!canChoose}
        onChange={onChoose}
        onKeyDown={(event) => event.key === 'Enter' && onConfirm()}
      />
      <span className="typeText">
        <span className="typeHead">
          <span className="typeLabel" id={`${id}-label`}>
            {label}
          </span>
          <Tag design={designs[support]} wrappingType="Normal">
            {t(`types.state.${support}`, { release: t(`release.${release}`) })}
          </Tag>
        </span>
        <span className="typePurpose" id={`${id}-facts`}>
          <span>{domainText(purpose)}</span>
          {rowKindsOf(type, release).map((kind) => (
            <span key={kind.name} className="fieldHelp">
              {domainText(columns.id)}: {domainText(kind.id)} · {domainText(columns.secret)}:{' '}
              {domainText(kind.secret)}
            </span>
          ))}
          <span className="fieldHelp">
            {t(`types.incoming.${incoming.rule}`)} {incoming.trust === 'inferred' && t('types.assumed')}
          </span>
          {supportNote !== '' && support !== 'offered' && (
            <span className="fieldHelp">{domainText(supportNote)}</span>
          )}
          {!canChoose && <span className="fieldHelp">{t('types.closed')}</span>}
          {canChoose && (support === 'gone' || support === 'notYet') && (
            <span className="fieldHelp">{t('types.openForServer')}</span>
          )}
        </span>
      </span>
    </label>
  )
}
