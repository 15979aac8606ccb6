/** Asked before undo or redo takes a server away, or brings one back: what was agreed with it is not brought back. */
import { t } from '../../i18n/t.ts'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { closeUndoQuestion, useUndoQuestion, useUndoRedo } from './useUndoRedo.ts'

export function UndoQuestion() {
  const question = useUndoQuestion()
  const { runAsked } = useUndoRedo()
  const server = question?.step.server
  if (!server) return null
  const { verb, step } = question
  const { name, change } = server
  return (
    <ConfirmDialog
      open
      title={t(`history.ask.${change}.title`, { name })}
      confirmText={t(`history.ask.${verb}`)}
      isDestructive={change === 'deleted'}
      needsCare
      onConfirm={() => {
        closeUndoQuestion()
        runAsked(verb, step)
      }}
      onCancel={closeUndoQuestion}
    >
      <p>{t(`history.ask.${change}`)}</p>
    </ConfirmDialog>
  )
}
