/** The question before the selected users are deleted from the store. */
import { deletedText } from '../../i18n/namesText.ts'
import { t, tCount } from '../../i18n/t.ts'
import { rpc } from '../../rpc/client.ts'
import { DeleteSelected } from '../../ui/list/DeleteSelected.tsx'
import type { SelectedIds } from '../../ui/list/useRowSelection.ts'
import { postMessage } from '../../ui/messages.ts'
import { readUsers } from './TakeFromUsers.tsx'

interface DeleteUsersProps {
  readonly open: boolean
  readonly selected: SelectedIds
  readonly onDeleted: () => void
  readonly onClose: () => void
}

export function DeleteUsers({ open, selected, onDeleted, onClose }: DeleteUsersProps) {
  return (
    <DeleteSelected
      open={open}
      domain="user"
      changes={['service', 'sync']}
      selected={selected}
      title={tCount(selected.size, 'users.delete.title.one', 'users.delete.title.other')}
      text={t('users.delete.text')}
      readNames={async (ids) =>
        (await readUsers(ids)).map(({ logonName, firstName, lastName }) => ({
          name: logonName,
          detail: `${firstName} ${lastName}`,
        }))
      }
      remove={(ids) => rpc.user.remove.mutate({ ids })}
      onDeleted={(names, count) => {
        onDeleted()
        postMessage('success', deletedText('users', names, count))
      }}
      onClose={onClose}
    />
  )
}
