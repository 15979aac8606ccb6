/** Mine, theirs, later; and the way back. What was chosen stays pressed, and keeps the focus. */
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
  /** While open. */
  readonly onLater: () => void
  /** Once decided: takes it back. Null: it is open. */
  readonly onReopen: (() => void) | null
}

const buttons = [
  { side: 'mine', text: t('plan.conflict.keepMine'), name: 'plan.conflict.keepMineOf' },
  { side: 'theirs', text: t('plan.conflict.takeTheirs'), name: 'plan.conflict.takeTheirsOf' },
] as const

export function ConflictChoice({ scope, what, chosen, onDecide, onLater, onReopen }: ConflictChoiceProps) {
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
      {/* The same button: it keeps the focus. */}
      <Button
        design="Transparent"
        accessibleName={t(onReopen ? 'plan.conflict.takeBackOf' : 'plan.conflict.laterOf', { what })}
        onClick={onReopen ?? onLater}
      >
        {t(onReopen ? 'plan.conflict.takeBack' : 'plan.conflict.putOff')}
      </Button>
    </div>
  )
}
