/** Fields changed on both sides: both values stay until a person has decided. */
import { Button } from '@ui5/webcomponents-react/Button'
import { useState } from 'react'
import type { Server } from '../../../src-main/domain/model.ts'
import type { ConflictEntry } from '../../../src-main/domain/syncModel.ts'
import { useMay } from '../../app/session/useMay.ts'
import { t, tCount } from '../../i18n/t.ts'
import { rpc } from '../../rpc/client.ts'
import { useRpcMutation } from '../../rpc/useRpc.ts'
import { ErrorStrip } from '../../ui/ErrorStrip.tsx'
import { Block } from '../../ui/ObjectPage.tsx'
import { FieldValue } from './FieldTable.tsx'
import { MoreButton, useShown } from './MoreButton.tsx'
import { ObjectName } from './PlanView.tsx'
import { fieldText } from './planText.ts'

type Side = 'mine' | 'theirs'

interface ConflictsProps {
  readonly server: Server
  readonly conflicts: readonly ConflictEntry[]
  readonly onDecided: () => void
  readonly onCompare: () => void
}

function idOf({ kind, key, field }: ConflictEntry): string {
  return `${kind} ${key} ${field}`
}

export function Conflicts({ server, conflicts, onDecided, onCompare }: ConflictsProps) {
  const [decided, setDecided] = useState<ReadonlyMap<string, Side>>(new Map())
  const { shown, more } = useShown(conflicts)
  const resolve = useRpcMutation(
    ({ entry: { key, field }, side }: { entry: ConflictEntry; side: Side }) =>
      rpc.sync.resolve.mutate({ serverId: server.id, key, field, side }),
    ['sync'],
  )
  const decide = (entry: ConflictEntry, side: Side) =>
    resolve.mutate(
      { entry, side },
      {
        onSuccess: () => {
          setDecided(new Map([...decided, [idOf(entry), side]]))
          onDecided()
        },
      },
    )
  const left = conflicts.length - decided.size
  return (
    <Block title={t('plan.conflicts.title')}>
      <p className="fieldHelp">{t('plan.conflicts.help')}</p>
      <ErrorStrip error={resolve.error} />
      <ul className="entryList">
        {shown.map((entry) => (
          <Conflict
            key={idOf(entry)}
            entry={entry}
            decision={decided.get(idOf(entry))}
            isBusy={resolve.isPending}
            onDecide={(side) => decide(entry, side)}
          />
        ))}
      </ul>
      <MoreButton more={more} />
      <div className="pushActions" role="status">
        {decided.size > 0 && (
          <>
            <span>
              {left === 0
                ? t('plan.conflicts.allDecided')
                : tCount(left, 'plan.conflicts.left.one', 'plan.conflicts.left.other')}
            </span>
            <Button design={left === 0 ? 'Emphasized' : 'Default'} onClick={onCompare}>
              {t('push.compareAgain')}
            </Button>
          </>
        )}
      </div>
    </Block>
  )
}

interface ConflictProps {
  readonly entry: ConflictEntry
  readonly decision: Side | undefined
  readonly isBusy: boolean
  readonly onDecide: (side: Side) => void
}

const sides = ['base', 'mine', 'theirs'] as const

function Conflict({ entry, decision, isBusy, onDecide }: ConflictProps) {
  const { kind, key, field } = entry
  const may = useMay()
  const what = `${key}, ${fieldText(field)}`
  return (
    <li>
      <h3>
        <ObjectName kind={kind} name={key} />: {fieldText(field)}
      </h3>
      <dl className="conflictSides">
        {sides.map((side) => (
          <div key={side} className={decision === side ? 'isChosen' : undefined}>
            <dt>{t(`plan.conflict.${side}`)}</dt>
            <dd>
              {field === 'object' && entry[side] === null ? (
                <em className="shownState">{t('plan.conflict.gone')}</em>
              ) : (
                <FieldValue name={field} value={entry[side]} />
              )}
            </dd>
          </div>
        ))}
      </dl>
      {may('sync.resolve') && (
        <div className="pushActions">
          <Button
            disabled={isBusy || decision === 'mine'}
            accessibleName={t('plan.conflict.keepMineOf', { what })}
            onClick={() => onDecide('mine')}
          >
            {t('plan.conflict.keepMine')}
          </Button>
          <Button
            disabled={isBusy || decision === 'theirs'}
            accessibleName={t('plan.conflict.takeTheirsOf', { what })}
            onClick={() => onDecide('theirs')}
          >
            {t('plan.conflict.takeTheirs')}
          </Button>
          {decision && <strong>{t(`plan.conflict.decided.${decision}`)}</strong>}
        </div>
      )}
    </li>
  )
}
