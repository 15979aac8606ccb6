/** The people of the store; administrators add, change and remove them here. */
import '@ui5/webcomponents-icons/dist/add.js'
import { Button } from '@ui5/webcomponents-react/Button'
import { MessageStrip } from '@ui5/webcomponents-react/MessageStrip'
import { Tag } from '@ui5/webcomponents-react/Tag'
import { useState } from 'react'
import type { PersonEntry } from '../../../src-main/store/keyAccess.ts'
import { useMay } from '../../app/session/useMay.ts'
import { t } from '../../i18n/t.ts'
import type { RpcError } from '../../rpc/rpcError.ts'
import { ErrorStrip } from '../../ui/ErrorStrip.tsx'
import { Block } from '../../ui/ObjectPage.tsx'
import { type Dialogs, useDialog } from '../../ui/useDialog.ts'
import {
  AddPersonDialog,
  ChangePersonDialog,
  RemovePersonDialog,
  ResetPassphraseDialog,
} from './PersonDialogs.tsx'

type Asked =
  | { readonly kind: 'add' }
  | { readonly kind: 'change' | 'reset' | 'remove'; readonly person: PersonEntry }

interface PeopleBlockProps {
  readonly people: readonly PersonEntry[]
  readonly error: RpcError | null
  readonly onRotate: () => void
}

export function PeopleBlock({ people, error, onRotate }: PeopleBlockProps) {
  const may = useMay()
  const dialogs = useDialog<Asked>()
  const [removed, setRemoved] = useState<string | null>(null)
  const canEdit = may('person.change')
  return (
    <Block title={t('people.block')}>
      <ErrorStrip error={error} />
      {may('person.add') && (
        <div className="blockButtons">
          <Button design="Emphasized" icon="add" onClick={() => dialogs.ask({ kind: 'add' })}>
            {t('person.add')}
          </Button>
        </div>
      )}
      <div>
        <div className="tableScroll">
          <table className="plainTable">
            <thead>
              <tr>
                <th scope="col">{t('people.name')}</th>
                <th scope="col">{t('people.role')}</th>
                <th scope="col">{t('people.may')}</th>
                {canEdit && <th scope="col">{t('people.actions')}</th>}
              </tr>
            </thead>
            <tbody>
              {people.map((person) => (
                <tr key={person.id}>
                  <th scope="row" className="nameCell">
                    {person.name} {person.isSelf && <Tag design="Information">{t('people.you')}</Tag>}
                  </th>
                  <td>{t(`role.${person.role}`)}</td>
                  <td className="longText">{t(`role.${person.role}.may`)}</td>
                  {canEdit && (
                    <td>
                      <PersonButtons person={person} onAsk={dialogs.ask} />
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <div role="status">
          {removed !== null && (
            <div className="removedNote">
              <MessageStrip onClose={() => setRemoved(null)}>
                {t('person.removed.copies', { name: removed })}
              </MessageStrip>
              {may('key.rotate') && <Button onClick={onRotate}>{t('rotate.open')}</Button>}
            </div>
          )}
        </div>
      </div>
      <PersonDialog dialogs={dialogs} onRemoved={setRemoved} />
    </Block>
  )
}

interface PersonButtonsProps {
  readonly person: PersonEntry
  readonly onAsk: (asked: Asked) => void
}

function PersonButtons({ person, onAsk }: PersonButtonsProps) {
  const may = useMay()
  const { name, isSelf } = person
  return (
    <div className="rowButtons">
      <Button
        design="Transparent"
        accessibleName={t('person.change.label', { name })}
        onClick={() => onAsk({ kind: 'change', person })}
      >
        {t('person.change')}
      </Button>
      {may('key.resetPassphrase') && !isSelf && (
        <Button
          design="Transparent"
          accessibleName={t('person.reset.label', { name })}
          onClick={() => onAsk({ kind: 'reset', person })}
        >
          {t('person.reset')}
        </Button>
      )}
      {may('person.remove') && !isSelf && (
        <Button
          design="Transparent"
          accessibleName={t('person.remove.label', { name })}
          onClick={() => onAsk({ kind: 'remove', person })}
        >
          {t('person.remove')}
        </Button>
      )}
    </div>
  )
}

interface PersonDialogProps {
  readonly dialogs: Dialogs<Asked>
  readonly onRemoved: (name: string) => void
}

function PersonDialog({ dialogs, onRemoved }: PersonDialogProps) {
  const { asked, isOpen, key, close } = dialogs
  if (asked === null) return null
  const props = { open: isOpen, onClose: close }
  if (asked.kind === 'add') return <AddPersonDialog key={key} {...props} />
  const { person } = asked
  if (asked.kind === 'change') return <ChangePersonDialog key={key} person={person} {...props} />
  if (asked.kind === 'reset') return <ResetPassphraseDialog key={key} person={person} {...props} />
  return <RemovePersonDialog key={key} person={person} onRemoved={onRemoved} {...props} />
}
