/** One side for all that is shown and open, after a question that names how much that is. */
import { Button } from '@ui5/webcomponents-react/Button'
import { useMay } from '../../app/session/useMay.ts'
import { numberText } from '../../i18n/language.ts'
import { t, tCount } from '../../i18n/t.ts'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import type { Dialogs } from '../../ui/useDialog.ts'
import { type Choice, lossLines, type ShownConflict, type Side } from './conflictText.ts'
import { ObjectName } from './PlanView.tsx'
import { fieldText } from './planText.ts'

/** As many as one call takes (rpc/routers/sync.ts, `resolveMany`). */
const atOnce = 1000

const words = {
  mine: { one: 'plan.all.mine.one', other: 'plan.all.mine.other' },
  theirs: { one: 'plan.all.theirs.one', other: 'plan.all.theirs.other' },
} as const

function countText(side: Side, count: number): string {
  return tCount(count, words[side].one, words[side].other)
}

interface DecideAllProps {
  /** Shown, open, and not put off. */
  readonly entries: readonly ShownConflict[]
  readonly onAsk: (choice: Choice) => void
}

export function DecideAll({ entries, onAsk }: DecideAllProps) {
  const may = useMay()
  const meant = entries.slice(0, atOnce)
  if (meant.length < 2 || !may('sync.resolveMany')) return null
  return (
    <div className="pushActions">
      {(['mine', 'theirs'] as const).map((side) => (
        <Button key={side} design="Transparent" onClick={() => onAsk({ entries: meant, side })}>
          {`${countText(side, meant.length)} …`}
        </Button>
      ))}
    </div>
  )
}

interface AllQuestionProps {
  readonly dialog: Dialogs<Choice>
  readonly onDecide: (choice: Choice) => void
}

/** Stands behind the list: its title is a heading of the first level. */
export function AllQuestion({ dialog, onDecide }: AllQuestionProps) {
  const { asked } = dialog
  if (asked === null) return null
  const { entries, side } = asked
  return (
    <ConfirmDialog
      key={dialog.key}
      open={dialog.isOpen}
      title={t(`plan.all.${side}.question`, { count: numberText(entries.length) })}
      confirmText={countText(side, entries.length)}
      needsCare
      onConfirm={() => {
        dialog.close()
        onDecide(asked)
      }}
      onCancel={dialog.close}
    >
      <p>{t(`plan.all.${side}.text`)}</p>
      {side === 'theirs' && lossLines(entries).map((line) => <p key={line}>{line}</p>)}
      <ul className="nameList">
        {entries.map(({ id, kind, key, field }) => (
          <li key={id}>
            <ObjectName kind={kind} name={key} />: {fieldText(field)}
          </li>
        ))}
      </ul>
    </ConfirmDialog>
  )
}
