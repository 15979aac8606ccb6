/** Fields changed on both sides: both values stay until a person has decided, object by object or field by field. */
import { Button } from '@ui5/webcomponents-react/Button'
import { type RefObject, useMemo, useRef, useState } from 'react'
import type { Server } from '../../../src-main/domain/model.ts'
import { t, tCount } from '../../i18n/t.ts'
import { rpc } from '../../rpc/client.ts'
import { useRpcMutation } from '../../rpc/useRpc.ts'
import { ErrorStrip } from '../../ui/ErrorStrip.tsx'
import { Block } from '../../ui/ObjectPage.tsx'
import { useDialog } from '../../ui/useDialog.ts'
import { ConflictEntries } from './ConflictEntries.tsx'
import {
  type Choice,
  type ConflictedObject,
  conflictedObjects,
  openOf,
  type ShownConflict,
} from './conflictText.ts'
import { AllQuestion, DecideAll } from './DecideAll.tsx'
import { MoreButton, useShown } from './MoreButton.tsx'
import { useDecided } from './useDecided.ts'

interface ConflictsProps {
  readonly server: Server
  /** There is a plan on the screen. */
  readonly isCompared: boolean
  readonly onDecided: () => void
  readonly onCompare: () => void
}

function useDecide(server: Server, onDecided: () => void) {
  const decide = useRpcMutation(
    ({ entries, side }: Choice) =>
      rpc.sync.resolveMany.mutate({
        serverId: server.id,
        choices: entries.map(({ kind, key, field }) => ({ kind, key, field, side })),
      }),
    ['sync'],
  )
  const reopen = useRpcMutation(
    (entries: readonly ShownConflict[]) =>
      rpc.sync.reopenMany.mutate({
        serverId: server.id,
        choices: entries.map(({ kind, key, field }) => ({ kind, key, field })),
      }),
    ['sync'],
  )
  return {
    error: decide.error ?? reopen.error,
    reopen: (entries: readonly ShownConflict[]) => {
      decide.reset()
      reopen.mutate(entries, { onSuccess: onDecided })
    },
    decide: (choice: Choice, onDone?: () => void) => {
      reopen.reset()
      decide.mutate(choice, {
        onSuccess: () => {
          onDecided()
          onDone?.()
        },
      })
    },
  }
}

export function Conflicts(props: ConflictsProps) {
  const { data, error } = useDecided(props.server.id)
  const objects = useMemo(() => (data ? conflictedObjects(data.conflicts, data.decisions) : []), [data])
  if (objects.length === 0) return <ErrorStrip error={error} />
  return <ConflictBlock {...props} objects={objects} />
}

interface ConflictBlockProps extends ConflictsProps {
  readonly objects: readonly ConflictedObject[]
}

function ConflictBlock({ server, objects, isCompared, onDecided, onCompare }: ConflictBlockProps) {
  /** Ids of what was put off: a matter of this screen, not a decision. */
  const [later, setLater] = useState<ReadonlySet<string>>(new Set())
  const { shown, more } = useShown(objects)
  const question = useDialog<Choice>()
  const status = useRef<HTMLSpanElement>(null)
  const { decide, reopen, error } = useDecide(server, onDecided)
  const putOff = (entries: readonly ShownConflict[], isPutOff: boolean) => {
    const ids = new Set(entries.map(({ id }) => id))
    const others = [...later].filter((id) => !ids.has(id))
    setLater(new Set(isPutOff ? [...others, ...ids] : others))
  }
  const isTarget = server.promotedFrom !== null
  const asked = openOf(shown.flatMap(({ entries }) => entries)).filter(({ id }) => !later.has(id))
  return (
    <Block title={t('plan.conflicts.title')}>
      <div className="fieldHelp">
        <p>{t(isTarget ? 'plan.conflicts.help.target' : 'plan.conflicts.help')}</p>
        <ul className="choiceHelp">
          {!isTarget && <li>{t('plan.conflicts.help.mine')}</li>}
          {!isTarget && <li>{t('plan.conflicts.help.theirs')}</li>}
          <li>{t('plan.conflicts.help.later')}</li>
          <li>{t('plan.conflicts.help.takeBack')}</li>
        </ul>
      </div>
      <ErrorStrip error={error} />
      <DecideAll entries={asked} onAsk={question.ask} />
      <ul className="entryList conflictList" aria-label={t('plan.conflicts.title')}>
        {shown.map((object) => (
          <ConflictEntries
            key={`${object.kind} ${object.key}`}
            object={object}
            isTarget={isTarget}
            later={later}
            onDecide={(choice) => decide(choice)}
            onLater={putOff}
            onReopen={reopen}
          />
        ))}
      </ul>
      <MoreButton more={more} />
      <Left status={status} objects={objects} later={later} isCompared={isCompared} onCompare={onCompare} />
      {/* The button that asked goes with the last open conflict: what is left takes the focus. */}
      <AllQuestion dialog={question} onDecide={(choice) => decide(choice, () => status.current?.focus())} />
    </Block>
  )
}

interface LeftProps {
  readonly status: RefObject<HTMLSpanElement | null>
  readonly objects: readonly ConflictedObject[]
  readonly later: ReadonlySet<string>
  readonly isCompared: boolean
  readonly onCompare: () => void
}

/** How much is left, and the way on once something was decided. */
function Left({ status, objects, later, isCompared, onCompare }: LeftProps) {
  const entries = objects.flatMap((object) => object.entries)
  const left = openOf(entries)
  const putOff = left.filter(({ id }) => later.has(id)).length
  return (
    <div className="pushActions">
      <span role="status" ref={status} tabIndex={-1}>
        {left.length === 0
          ? t('plan.conflicts.allDecided')
          : tCount(left.length, 'plan.conflicts.left.one', 'plan.conflicts.left.other')}
        {putOff > 0 && ` ${tCount(putOff, 'plan.conflicts.later.one', 'plan.conflicts.later.other')}`}
      </span>
      {left.length < entries.length && (
        <Button design={left.length === 0 ? 'Emphasized' : 'Default'} onClick={onCompare}>
          {t(isCompared ? 'push.compareAgain' : 'push.compare')}
        </Button>
      )}
    </div>
  )
}
