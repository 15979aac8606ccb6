/** The type is asked before the form opens (messaging-services.md section 1.1). */
import { Bar } from '@ui5/webcomponents-react/Bar'
import { Button } from '@ui5/webcomponents-react/Button'
import { Dialog } from '@ui5/webcomponents-react/Dialog'
import { Tag } from '@ui5/webcomponents-react/Tag'
import { useId, useState } from 'react'
import { type ServiceType, serviceTypeNames } from '../../../src-main/domain/model.ts'
import { serviceTypeInfo } from '../../../src-main/domain/serviceTypes.ts'
import { domainText } from '../../i18n/domainText.ts'
import { t } from '../../i18n/t.ts'
import { doubtsOf } from './typeSupport.ts'

interface TypeDialogProps {
  readonly open: boolean
  readonly onChosen: (type: ServiceType) => void
  readonly onCancel: () => void
}

export function TypeDialog({ open, onChosen, onCancel }: TypeDialogProps) {
  const [type, setType] = useState<ServiceType>('facebook')
  const buttons = (
    <>
      <Button design="Emphasized" onClick={() => onChosen(type)}>
        {t('action.ok')}
      </Button>
      <Button design="Transparent" onClick={onCancel}>
        {t('action.cancel')}
      </Button>
    </>
  )
  return (
    <Dialog
      open={open}
      headerText={t('types.title')}
      className="typeDialog"
      onClose={onCancel}
      footer={<Bar design="Footer" endContent={buttons} />}
    >
      <p className="dialogLead">
        {t('types.hint')} {t('types.footnote')}
      </p>
      {open && (
        <fieldset className="typeList" onDoubleClick={() => onChosen(type)}>
          <legend className="visuallyHidden">{t('types.label')}</legend>
          {serviceTypeNames.map((name) => (
            <TypeEntry
              key={name}
              type={name}
              isChosen={name === type}
              onChoose={() => setType(name)}
              onConfirm={() => onChosen(name)}
            />
          ))}
        </fieldset>
      )}
    </Dialog>
  )
}

interface TypeEntryProps {
  readonly type: ServiceType
  readonly isChosen: boolean
  readonly onChoose: () => void
  readonly onConfirm: () => void
}

function TypeEntry({ type, isChosen, onChoose, onConfirm }: TypeEntryProps) {
  const id = useId()
  const { label, purpose, supportNote } = serviceTypeInfo(type)
  return (
    <label className="typeEntry">
      <input
        type="radio"
        name="serviceType"
        aria-labelledby={`${id}-label`}
        aria-describedby={`${id}-purpose`}
        checked={isChosen}
        onChange={onChoose}
        onKeyDown={(event) => event.key === 'Enter' && onConfirm()}
      />
      <span className="typeText">
        <span className="typeLabel" id={`${id}-label`}>
          {label}
        </span>
        <span className="typePurpose" id={`${id}-purpose`}>
          <span>{domainText(purpose)}</span>
          {doubtsOf(type).map(({ support, releases }) => (
            <Tag key={support} design={support === 'gone' ? 'Critical' : 'Information'} wrappingType="Normal">
              {t(`types.${support}`, {
                releases: releases.map((release) => t(`release.${release}`)).join(', '),
              })}
            </Tag>
          ))}
          {supportNote !== '' && <span className="fieldHelp">{domainText(supportNote)}</span>}
        </span>
      </span>
    </label>
  )
}
