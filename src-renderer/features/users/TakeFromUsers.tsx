/** The question before the password, or the right, is taken from the selected users. */
import type { TakenFromUsers } from '../../../src-main/store/userBulk.ts'
import { t, tCount } from '../../i18n/t.ts'
import { rpc } from '../../rpc/client.ts'
import { useRpcMutation } from '../../rpc/useRpc.ts'
import { ActionDialog } from '../../ui/ActionDialog.tsx'
import type { SelectedIds } from '../../ui/list/useRowSelection.ts'
import { readAllRows } from '../../ui/list/useRowsOut.ts'
import { postMessage } from '../../ui/messages.ts'

interface TakeFromUsersProps {
  readonly open: boolean
  readonly what: TakenFromUsers
  readonly selected: SelectedIds
  readonly onClose: () => void
}

export async function readUsers(ids: readonly string[]) {
  return (await rpc.user.rows.query({ ids: [...ids] })).rows
}

export function TakeFromUsers({ open, what, selected, onClose }: TakeFromUsersProps) {
  const take = useRpcMutation(async () => {
    const rows = await readAllRows(selected, readUsers)
    return rpc.user.take.mutate({ users: rows.map(({ id, revision }) => ({ id, revision })), what })
  }, ['user', 'service', 'sync'])
  const close = () => {
    take.reset()
    onClose()
  }
  const submit = () =>
    take.mutate(undefined, {
      onSuccess: ({ changed }) => {
        postMessage(
          'success',
          changed === 0
            ? t('lists.take.nothing')
            : tCount(changed, 'lists.take.done.one', 'lists.take.done.other'),
        )
        close()
      },
    })
  return (
    <ActionDialog
      open={open}
      title={tCount(selected.size, `lists.take.${what}.title.one`, `lists.take.${what}.title.other`)}
      submitText={t(`lists.take.${what}.submit`)}
      workingText={t('lists.take.working')}
      isWorking={take.isPending}
      isDestructive
      startsOnCancel
      error={take.error}
      onSubmit={submit}
      onClose={close}
    >
      <p>{t(`lists.take.${what}.text`)}</p>
    </ActionDialog>
  )
}
