/** The question before objects are deleted; it names each of them. */
import { t } from '../i18n/t.ts'
import { ConfirmDialog } from './ConfirmDialog.tsx'

interface DeleteQuestionProps {
  readonly open: boolean
  readonly title: string
  readonly names: readonly string[]
  /** What the deletion means, and what not. */
  readonly text: string
  readonly onConfirm: () => void
  readonly onCancel: () => void
}

export function DeleteQuestion({ open, title, names, text, onConfirm, onCancel }: DeleteQuestionProps) {
  return (
    <ConfirmDialog
      open={open}
      title={title}
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
      <p>{text}</p>
    </ConfirmDialog>
  )
}
