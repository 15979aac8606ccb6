/** The question before servers are deleted from the store. */
import { t, tCount } from '../../i18n/t.ts'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'

interface DeleteServersProps {
  readonly isOpen: boolean
  readonly names: readonly string[]
  readonly onConfirm: () => void
  readonly onCancel: () => void
}

export function DeleteServers({ isOpen, names, onConfirm, onCancel }: DeleteServersProps) {
  return (
    <ConfirmDialog
      open={isOpen}
      title={tCount(names.length, 'servers.delete.title.one', 'servers.delete.title.other')}
      confirmText={t('action.delete')}
      isDestructive
      onConfirm={onConfirm}
      onCancel={onCancel}
    >
      <ul className="nameList">
        {names.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
      <p>{t('servers.delete.text')}</p>
    </ConfirmDialog>
  )
}
