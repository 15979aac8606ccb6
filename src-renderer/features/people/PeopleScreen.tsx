/** People and keys: who may open the store, as what, and with what. */
import { useMay } from '../../app/session/useMay.ts'
import { t } from '../../i18n/t.ts'
import { rpc } from '../../rpc/client.ts'
import { useRpcQuery } from '../../rpc/useRpc.ts'
import { BlockPage } from '../../ui/BlockPage.tsx'
import { useDialog } from '../../ui/useDialog.ts'
import { RotateDialog } from './KeyDialogs.tsx'
import { KeysBlock } from './KeysBlock.tsx'
import { LockBlock } from './LockBlock.tsx'
import { OwnPassphraseBlock } from './OwnPassphraseBlock.tsx'
import { PeopleBlock } from './PeopleBlock.tsx'

export function PeopleScreen() {
  const may = useMay()
  const rotation = useDialog<'rotate'>()
  const { data, error } = useRpcQuery(['person', 'list'], (signal) =>
    rpc.person.list.query(undefined, { signal }),
  )
  const people = data?.people ?? []
  const self = people.find(({ isSelf }) => isSelf)?.name ?? null
  const rotate = () => rotation.ask('rotate')
  return (
    <BlockPage title={t('people.title')} subtitle={t('people.subtitle')}>
      <PeopleBlock people={people} error={error} onRotate={rotate} />
      {may('key.changePassphrase') && data && <OwnPassphraseBlock isPerson={self !== null} />}
      <KeysBlock self={self} onRotate={rotate} />
      <LockBlock />
      <RotateDialog key={rotation.key} open={rotation.isOpen} onClose={rotation.close} />
    </BlockPage>
  )
}
