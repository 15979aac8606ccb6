/** Undo and Redo of the header; each names what it would do. */
import '@ui5/webcomponents-icons/dist/redo.js'
import '@ui5/webcomponents-icons/dist/undo.js'
import { Button } from '@ui5/webcomponents-react/Button'
import { domainText } from '../../i18n/domainText.ts'
import { t } from '../../i18n/t.ts'
import { timeText } from '../../ui/timeText.ts'
import { useShortcut } from '../../ui/useShortcut.ts'
import { useUndoRedo } from './useUndoRedo.ts'

const verbs = ['undo', 'redo'] as const

export function UndoButtons() {
  const { step, run } = useUndoRedo()
  useShortcut('undo', () => run('undo'))
  useShortcut('redo', () => run('redo'))
  return verbs.map((verb) => {
    const next = step[verb]
    const text = next
      ? t(`history.${verb}.step`, {
          label: domainText(next.label),
          person: next.person,
          at: timeText(next.at),
        })
      : t(`history.${verb}.nothing`)
    return (
      <Button
        key={verb}
        icon={verb}
        design="Transparent"
        tooltip={text}
        accessibleName={text}
        disabled={next === null}
        onClick={() => next && run(verb, next)}
      />
    )
  })
}
