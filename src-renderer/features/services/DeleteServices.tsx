/** The question before the selected services are deleted from the store. */
import { serviceTypeInfo } from '../../../src-main/domain/serviceTypes.ts'
import { deletedText } from '../../i18n/namesText.ts'
import { t, tCount } from '../../i18n/t.ts'
import { rpc } from '../../rpc/client.ts'
import { DeleteSelected } from '../../ui/list/DeleteSelected.tsx'
import type { SelectedIds } from '../../ui/list/useRowSelection.ts'
import { postMessage } from '../../ui/messages.ts'

interface DeleteServicesProps {
  readonly open: boolean
  readonly selected: SelectedIds
  readonly onDeleted: () => void
  readonly onClose: () => void
}

async function readServices(ids: readonly string[]) {
  return (await rpc.service.rows.query({ ids: [...ids] })).rows
}

export function DeleteServices({ open, selected, onDeleted, onClose }: DeleteServicesProps) {
  return (
    <DeleteSelected
      open={open}
      domain="service"
      changes={['sync']}
      selected={selected}
      title={tCount(selected.size, 'services.delete.title.one', 'services.delete.title.other')}
      text={t('services.delete.text')}
      readNames={async (ids) =>
        (await readServices(ids)).map(({ name, type }) => ({ name, detail: serviceTypeInfo(type).label }))
      }
      remove={(ids) => rpc.service.remove.mutate({ ids })}
      onDeleted={(names, count) => {
        onDeleted()
        postMessage('success', deletedText('services', names, count))
      }}
      onClose={onClose}
    />
  )
}
