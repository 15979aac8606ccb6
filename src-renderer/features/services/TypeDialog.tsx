/** The type is asked before the form opens (messaging-services.md section 1.1). */
import { Bar } from '@ui5/webcomponents-react/Bar'
import { Button } from '@ui5/webcomponents-react/Button'
import { Dialog } from '@ui5/webcomponents-react/Dialog'
import { List } from '@ui5/webcomponents-react/List'
import { ListItemCustom } from '@ui5/webcomponents-react/ListItemCustom'
import { Tag } from '@ui5/webcomponents-react/Tag'
import { useState } from 'react'
import { type ServiceType, serviceTypeNames } from '../../../src-main/domain/model.ts'
import { serviceTypeInfo } from '../../../src-main/domain/serviceTypes.ts'
import { t } from '../../i18n/t.ts'
import { type DoubtfulSupport, doubtsOf } from './typeSupport.ts'

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
      <List
        accessibleRole="ListBox"
        accessibleName={t('types.label')}
        selectionMode="Single"
        onSelectionChange={(event) => {
          const chosen = event.detail.selectedItems[0]?.dataset.type
          const known = serviceTypeNames.find((name) => name === chosen)
          if (known) setType(known)
        }}
      >
        {serviceTypeNames.map((name) => (
          <ListItemCustom
            key={name}
            data-type={name}
            accessibleRole="Option"
            selected={name === type}
            onDoubleClick={() => onChosen(name)}
          >
            <TypeEntry type={name} />
          </ListItemCustom>
        ))}
      </List>
    </Dialog>
  )
}

function TypeEntry({ type }: { readonly type: ServiceType }) {
  const { label, purpose, supportNote } = serviceTypeInfo(type)
  return (
    <div className="typeEntry">
      <p className="typeLabel">{label}</p>
      <p>{purpose}</p>
      {doubtsOf(type).map(({ support }) => (
        <Tag key={support} design={support === 'gone' ? 'Critical' : 'Information'} wrappingType="Normal">
          {doubtText(type, support)}
        </Tag>
      ))}
      {supportNote !== '' && <p className="fieldHelp">{supportNote}</p>}
    </div>
  )
}

function doubtText(type: ServiceType, support: DoubtfulSupport): string {
  const found = doubtsOf(type).find((doubt) => doubt.support === support)?.releases ?? []
  return t(`types.${support}`, { releases: found.map((release) => t(`release.${release}`)).join(', ') })
}

/** What the entry shows: UI5 reads no text of elements that are not its own. */
function spokenText(type: ServiceType): string {
  const { label, purpose, supportNote } = serviceTypeInfo(type)
  const doubts = doubtsOf(type).map(({ support }) => doubtText(type, support))
  return [label, purpose, ...doubts, supportNote].join(' ').trim()
}
