/** The conflicts of one object: decided together, field by field, or later. */
import { Button } from '@ui5/webcomponents-react/Button'
import { type RefObject, useEffect, useRef } from 'react'
import { t, tCount } from '../../i18n/t.ts'
import { ConflictChoice } from './ConflictChoice.tsx'
import {
  type Choice,
  type ConflictedObject,
  openOf,
  outcomeText,
  type ShownConflict,
  warningText,
} from './conflictText.ts'
import { SideValue } from './FieldTable.tsx'
import { ObjectName } from './PlanView.tsx'
import { fieldText } from './planText.ts'

interface ConflictEntriesProps {
  readonly object: ConflictedObject
  /** The server gets promoted objects: mine is what is promoted. */
  readonly isTarget: boolean
  /** Ids of what was put off. */
  readonly later: ReadonlySet<string>
  readonly onDecide: (choice: Choice) => void
  readonly onLater: (entries: readonly ShownConflict[], isPutOff: boolean) => void
  /** Takes decisions back. */
  readonly onReopen: (entries: readonly ShownConflict[]) => void
}

/** A fold takes the button away that was pressed: the next one in the entry gets the focus. */
function useFocusAfterFold(isFolded: boolean): RefObject<HTMLLIElement | null> {
  const entry = useRef<HTMLLIElement>(null)
  const wasFolded = useRef(isFolded)
  useEffect(() => {
    if (wasFolded.current === isFolded) return
    wasFolded.current = isFolded
    entry.current?.querySelector<HTMLElement>('ui5-button, ui5-toggle-button')?.focus()
  }, [isFolded])
  return entry
}

export function ConflictEntries(props: ConflictEntriesProps) {
  const { object, isTarget, later, onDecide, onLater, onReopen } = props
  const { kind, key, entries } = object
  const isFolded = entries.every(({ id }) => later.has(id)) && openOf(entries).length === entries.length
  const item = useFocusAfterFold(isFolded)
  return (
    <li ref={item}>
      <h3>
        <ObjectName kind={kind} name={key} />
      </h3>
      {isFolded ? (
        <PutOff
          what={key}
          text={tCount(entries.length, 'plan.conflict.later.one', 'plan.conflict.later.other')}
          onDecideNow={() => onLater(entries, false)}
        />
      ) : (
        <>
          {entries.length > 1 && <WholeObject {...props} />}
          <ul className="conflictFields">
            {entries.map((entry) => (
              <FieldConflict
                isTarget={isTarget}
                key={entry.id}
                entry={entry}
                isFolded={entry.decision === null && later.has(entry.id)}
                onDecide={onDecide}
                onLater={onLater}
                onReopen={onReopen}
              />
            ))}
          </ul>
        </>
      )}
    </li>
  )
}

type WholeObjectProps = Omit<ConflictEntriesProps, 'later' | 'isTarget'>

/** Beside decisions by field it stands for the rest; once all are decided it changes them all. */
function WholeObject({ object: { key, entries }, onDecide, onLater, onReopen }: WholeObjectProps) {
  const open = openOf(entries)
  const isRest = open.length > 0 && open.length < entries.length
  const meant = open.length > 0 ? open : entries
  const scope = isRest
    ? tCount(meant.length, 'plan.conflict.rest.one', 'plan.conflict.rest.other')
    : t('plan.conflict.all', { count: meant.length })
  const first = entries[0]?.decision ?? null
  const chosen = entries.every(({ decision }) => decision === first) ? first : null
  return (
    <>
      <ConflictChoice
        scope={scope}
        what={`${key}, ${scope}`}
        chosen={chosen}
        onDecide={(side) => onDecide({ entries: meant, side })}
        onLater={() => onLater(open, true)}
        onReopen={open.length > 0 ? null : () => onReopen(entries)}
      />
      {isRest && <p className="fieldHelp conflictNote">{t('plan.conflict.waits')}</p>}
    </>
  )
}

const sides = ['base', 'mine', 'theirs'] as const

interface FieldConflictProps
  extends Pick<ConflictEntriesProps, 'isTarget' | 'onDecide' | 'onLater' | 'onReopen'> {
  readonly entry: ShownConflict
  readonly isFolded: boolean
}

function FieldConflict({ entry, isFolded, isTarget, onDecide, onLater, onReopen }: FieldConflictProps) {
  const { key, field, decision } = entry
  const item = useFocusAfterFold(isFolded)
  const what = `${key}, ${fieldText(field)}`
  const note = decision ? outcomeText(entry, decision) : warningText(entry)
  return (
    <li ref={item}>
      <h4>{fieldText(field)}</h4>
      {isFolded ? (
        <PutOff what={what} text={t('plan.conflict.later')} onDecideNow={() => onLater([entry], false)} />
      ) : (
        <>
          <dl className="conflictSides">
            {sides.map((side) => (
              <div key={side} className={decision === side ? 'isChosen' : undefined}>
                <dt>
                  {t(isTarget && side === 'mine' ? 'plan.conflict.mine.target' : `plan.conflict.${side}`)}
                </dt>
                <dd>
                  <SideValue name={field} value={entry[side]} />
                </dd>
              </div>
            ))}
          </dl>
          <ConflictChoice
            what={what}
            chosen={decision}
            onDecide={(side) => onDecide({ entries: [entry], side })}
            onLater={() => onLater([entry], true)}
            onReopen={decision === null ? null : () => onReopen([entry])}
          />
          {note !== null && <p className={decision ? 'conflictNote' : 'fieldHelp conflictNote'}>{note}</p>}
        </>
      )}
    </li>
  )
}

interface PutOffProps {
  readonly what: string
  readonly text: string
  readonly onDecideNow: () => void
}

function PutOff({ what, text, onDecideNow }: PutOffProps) {
  return (
    <div className="pushActions">
      <em className="shownState">{text}</em>
      <Button
        design="Transparent"
        accessibleName={t('plan.conflict.decideNowOf', { what })}
        onClick={onDecideNow}
      >
        {t('plan.conflict.decideNow')}
      </Button>
    </div>
  )
}
