/** Undo and Redo of the header; each names what it would do. */
import '@ui5/webcomponents-icons/dist/redo.js'
import '@ui5/webcomponents-icons/dist/undo.js'
import { Button } from '@ui5/webcomponents-react/Button'
import type { NextStep } from '../../../src-main/store/undo.ts'
import { domainText } from '../../i18n/domainText.ts'
import { t } from '../../i18n/t.ts'
import { timeText } from '../../ui/timeText.ts'
import { useShortcut } from '../../ui/useShortcut.ts'
import { useIsFilling } from '../../ui/useUnsavedGuard.ts'
import { UndoQuestion } from './UndoQuestion.tsx'
import { useUndoRedo, type Verb } from './useUndoRedo.ts'

const verbs = ['undo', 'redo'] as const

export function UndoButtons() {
  const { step, run } = useUndoRedo()
  const isFilling = useIsFilling()
  useShortcut('undo', () => run('undo'))
  useShortcut('redo', () => run('redo'))
  return (
    <>
      {verbs.map((verb) => {
        const next = isFilling ? null : step[verb]
        const text = isFilling ? t(`history.${verb}.waits`) : textOf(verb, next)
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
      })}
      <UndoQuestion />
    </>
  )
}

function textOf(verb: Verb, next: NextStep | null): string {
  if (next === null) return t(`history.${verb}.nothing`)
  const { label, person, at } = next
  return t(`history.${verb}.step`, { label: domainText(label), person, at: timeText(at) })
}
