/** The question before servers are deleted from the store. */
import { t, tCount } from '../../i18n/t.ts'
import { DeleteQuestion } from '../../ui/DeleteQuestion.tsx'

interface DeleteServersProps {
  readonly isOpen: boolean
  readonly names: readonly string[]
  readonly onConfirm: () => void
  readonly onCancel: () => void
}

export function DeleteServers({ isOpen, names, onConfirm, onCancel }: DeleteServersProps) {
  return (
    <DeleteQuestion
      open={isOpen}
      title={tCount(names.length, 'servers.delete.title.one', 'servers.delete.title.other')}
      names={names}
      text={t('servers.delete.text')}
      onConfirm={onConfirm}
      onCancel={onCancel}
    />
  )
}
