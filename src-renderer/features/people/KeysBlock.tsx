/** The key slots: what opens the store, how each is protected, and what can be done about them. */
import { Button } from '@ui5/webcomponents-react/Button'
import { Tag } from '@ui5/webcomponents-react/Tag'
import type { SlotEntry } from '../../../src-main/store/keyAccess.ts'
import { useMay } from '../../app/session/useMay.ts'
import { t } from '../../i18n/t.ts'
import { rpc } from '../../rpc/client.ts'
import { useRpcQuery } from '../../rpc/useRpc.ts'
import { ErrorStrip } from '../../ui/ErrorStrip.tsx'
import { Block } from '../../ui/ObjectPage.tsx'
import { timeText } from '../../ui/timeText.ts'
import { type Dialogs, useDialog } from '../../ui/useDialog.ts'
import { RecoveryDialog, RemoveSlotDialog, SystemKeyringDialog } from './KeyDialogs.tsx'
import { protectionText, slotText } from './slotText.ts'

type Asked =
  | { readonly kind: 'recovery'; readonly replace: boolean }
  | { readonly kind: 'system'; readonly person: string }
  | { readonly kind: 'remove'; readonly slot: SlotEntry; readonly isLastRecovery: boolean }

interface KeysBlockProps {
  /** Name of the person who unlocked the store; null after a recovery key. */
  readonly self: string | null
  readonly onRotate: () => void
}

export function KeysBlock({ self, onRotate }: KeysBlockProps) {
  const may = useMay()
  const dialogs = useDialog<Asked>()
  const { data, error } = useRpcQuery(['key', 'list'], (signal) => rpc.key.list.query(undefined, { signal }))
  const slots = data?.slots ?? []
  return (
    <Block title={t('keys.block')}>
      <p>{t('keys.text')}</p>
      <div className="blockButtons">
        {may('key.addRecovery') && (
          <>
            <Button onClick={() => dialogs.ask({ kind: 'recovery', replace: false })}>
              {t('recovery.add')}
            </Button>
            <Button onClick={() => dialogs.ask({ kind: 'recovery', replace: true })}>
              {t('recovery.replaceAll')}
            </Button>
          </>
        )}
        {may('key.addSystem') && self !== null && (
          <Button onClick={() => dialogs.ask({ kind: 'system', person: self })}>
            {t('systemKeyring.add')}
          </Button>
        )}
        {may('key.rotate') && <Button onClick={onRotate}>{t('rotate.open')}</Button>}
      </div>
      <ErrorStrip error={error} />
      <SlotTable slots={slots} onAsk={dialogs.ask} />
      <KeyDialog dialogs={dialogs} />
    </Block>
  )
}

interface SlotTableProps {
  readonly slots: readonly SlotEntry[]
  readonly onAsk: (asked: Asked) => void
}

function SlotTable({ slots, onAsk }: SlotTableProps) {
  const canRemove = useMay()('key.remove')
  const recoveryKeys = slots.filter(({ kind }) => kind === 'recovery').length
  return (
    <div className="tableScroll">
      <table className="plainTable">
        <thead>
          <tr>
            <th scope="col">{t('keys.kind')}</th>
            <th scope="col">{t('keys.person')}</th>
            <th scope="col">{t('keys.protection')}</th>
            <th scope="col">{t('keys.secrets')}</th>
            <th scope="col">{t('keys.made')}</th>
            {canRemove && <th scope="col">{t('people.actions')}</th>}
          </tr>
        </thead>
        <tbody>
          {slots.map((slot) => (
            <tr key={slot.id}>
              <th scope="row" className="nameCell">
                {t(`keys.kind.${slot.kind}`)}{' '}
                {slot.isUsed && <Tag design="Information">{t('keys.used')}</Tag>}
              </th>
              <td>{slot.person ?? t('keys.person.none')}</td>
              <td>{protectionText(slot)}</td>
              <td>{t(slot.opensSecrets ? 'keys.yes' : 'keys.no')}</td>
              <td>{timeText(slot.createdAt)}</td>
              {canRemove && (
                <td>
                  {/* A passphrase goes with its person. */}
                  {slot.kind !== 'passphrase' && (
                    <Button
                      design="Transparent"
                      accessibleName={t('keys.remove.label', { slot: slotText(slot) })}
                      onClick={() =>
                        onAsk({
                          kind: 'remove',
                          slot,
                          isLastRecovery: slot.kind === 'recovery' && recoveryKeys === 1,
                        })
                      }
                    >
                      {t('keys.remove')}
                    </Button>
                  )}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function KeyDialog({ dialogs }: { readonly dialogs: Dialogs<Asked> }) {
  const { asked, isOpen, key, close } = dialogs
  if (asked === null) return null
  const props = { open: isOpen, onClose: close }
  if (asked.kind === 'recovery') return <RecoveryDialog key={key} replace={asked.replace} {...props} />
  if (asked.kind === 'system') return <SystemKeyringDialog key={key} person={asked.person} {...props} />
  const { slot, isLastRecovery } = asked
  return <RemoveSlotDialog key={key} slot={slot} isLastRecovery={isLastRecovery} {...props} />
}
