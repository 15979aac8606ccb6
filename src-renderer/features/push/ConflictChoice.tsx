/** Mine, theirs, later. What was chosen stays pressed, and keeps the focus. */
import { Button } from '@ui5/webcomponents-react/Button'
import { ToggleButton } from '@ui5/webcomponents-react/ToggleButton'
import { useMay } from '../../app/session/useMay.ts'
import { t } from '../../i18n/t.ts'
import type { Side } from './conflictText.ts'

interface ConflictChoiceProps {
  /** What the choice is for, in front of the buttons; left out: the heading above says it. */
  readonly scope?: string
  /** The same for a reader of the screen, as a part of each button's name. */
  readonly what: string
  readonly chosen: Side | null
  readonly onDecide: (side: Side) => void
  /** Null: it is decided, and stays so until the other side is chosen. */
  readonly onLater: (() => void) | null
}

const buttons = [
  { side: 'mine', text: t('plan.conflict.keepMine'), name: 'plan.conflict.keepMineOf' },
  { side: 'theirs', text: t('plan.conflict.takeTheirs'), name: 'plan.conflict.takeTheirsOf' },
] as const

export function ConflictChoice({ scope, what, chosen, onDecide, onLater }: ConflictChoiceProps) {
  const may = useMay()
  if (!may('sync.resolveMany')) {
    return chosen && <strong>{t(`plan.conflict.decided.${chosen}`)}</strong>
  }
  return (
    <div className="pushActions">
      {scope !== undefined && <span aria-hidden="true">{scope}:</span>}
      {buttons.map(({ side, text, name }) => (
        <ToggleButton
          key={side}
          pressed={chosen === side}
          accessibleName={t(name, { what })}
          onClick={(event) => {
            // Pressed is what was decided: the answer of the store says so, not the click.
            event.preventDefault()
            if (chosen !== side) onDecide(side)
          }}
        >
          {text}
        </ToggleButton>
      ))}
      {onLater && (
        <Button design="Transparent" accessibleName={t('plan.conflict.laterOf', { what })} onClick={onLater}>
          {t('plan.conflict.putOff')}
        </Button>
      )}
    </div>
  )
}
