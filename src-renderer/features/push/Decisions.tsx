/** What was decided about conflicts and drift of a server; the side that lost can be brought back. */
import { Button } from '@ui5/webcomponents-react/Button'
import { Tag } from '@ui5/webcomponents-react/Tag'
import { useEffect, useRef } from 'react'
import type { Server } from '../../../src-main/domain/model.ts'
import type { ShownDecision } from '../../../src-main/sync/decide/decisions.ts'
import { useMay } from '../../app/session/useMay.ts'
import { t } from '../../i18n/t.ts'
import { rpc } from '../../rpc/client.ts'
import { useRpcMutation } from '../../rpc/useRpc.ts'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { ErrorStrip } from '../../ui/ErrorStrip.tsx'
import { Block } from '../../ui/ObjectPage.tsx'
import { timeText } from '../../ui/timeText.ts'
import { useDialog } from '../../ui/useDialog.ts'
import { isPlainField, losingSideOf, obstacleText, restoreText } from './conflictText.ts'
import { SideValue } from './FieldTable.tsx'
import { MoreButton, useShown } from './MoreButton.tsx'
import { ObjectName } from './PlanView.tsx'
import { fieldText } from './planText.ts'
import { useDecided } from './useDecided.ts'

interface DecisionsProps {
  readonly server: Server
  /** Null while a push is followed: what it carries out is not turned round under it. */
  readonly onRestored: (() => void) | null
}

/** Each takes a good deal of room. */
const part = 20

export function Decisions({ server, onRestored }: DecisionsProps) {
  const { data } = useDecided(server.id)
  if (!data || data.decisions.length === 0) return null
  return <DecisionBlock decisions={data.decisions} onRestored={onRestored} />
}

interface DecisionBlockProps extends Pick<DecisionsProps, 'onRestored'> {
  readonly decisions: readonly ShownDecision[]
}

function DecisionBlock({ decisions, onRestored }: DecisionBlockProps) {
  const { shown, more } = useShown(decisions, part)
  const dialog = useDialog<ShownDecision>()
  const restore = useRpcMutation(
    ({ id }: ShownDecision) => rpc.sync.restoreLosing.mutate({ id }),
    ['sync', 'service', 'user'],
  )
  const { data, error, variables } = restore
  const outcome = useRef<HTMLParagraphElement>(null)
  // The button that was pressed is gone or disabled by now.
  useEffect(() => {
    if (data) outcome.current?.focus()
  }, [data])
  const { asked } = dialog
  return (
    <Block title={t('decisions.title')}>
      <p className="fieldHelp">{t('decisions.help')}</p>
      <ErrorStrip error={error} />
      <p role="status" ref={outcome} tabIndex={-1} className="decisionOutcome">
        {data && variables && t(`decisions.outcome.${data.outcome}`, { what: nameOf(variables) })}
      </p>
      <ul className="entryList decisionList" aria-label={t('decisions.title')}>
        {shown.map((decision) => (
          <Decision key={decision.id} decision={decision} onRestore={onRestored && dialog.ask} />
        ))}
      </ul>
      <MoreButton more={more} />
      {asked && onRestored && (
        <ConfirmDialog
          key={dialog.key}
          open={dialog.isOpen}
          title={t(asked.isPending ? 'decisions.turn.question' : 'decisions.restore.question')}
          confirmText={buttonText(asked)}
          needsCare
          onConfirm={() => {
            dialog.close()
            restore.mutate(asked, { onSuccess: onRestored })
          }}
          onCancel={dialog.close}
        >
          <p>
            <ObjectName kind={asked.kind} name={asked.key} />: {fieldText(asked.field)}
          </p>
          <p>{restoreText(asked)}</p>
          {isPlainField(asked.field) && (
            <dl className="facts">
              <div>
                <dt>{t(asked.isPending ? 'decisions.wins' : 'decisions.comesBack')}</dt>
                <dd>
                  <SideValue name={asked.field} value={asked[losingSideOf(asked)]} />
                </dd>
              </div>
            </dl>
          )}
        </ConfirmDialog>
      )}
    </Block>
  )
}

function nameOf({ key, field }: ShownDecision): string {
  return `${key}, ${fieldText(field)}`
}

function buttonText({ isPending }: ShownDecision): string {
  return t(isPending ? 'decisions.turn' : 'decisions.restore')
}

interface DecisionProps {
  readonly decision: ShownDecision
  readonly onRestore: ((decision: ShownDecision) => void) | null
}

function Decision({ decision, onRestore }: DecisionProps) {
  const { kind, key, field, side, person, at, isPending, canRestore } = decision
  const may = useMay()
  const lost = losingSideOf(decision)
  const why = obstacleText(decision)
  return (
    <li>
      <h3>
        <ObjectName kind={kind} name={key} />: {fieldText(field)}
      </h3>
      <dl className="decisionFacts">
        <div>
          <dt>{t(`decisions.won.${side}`)}</dt>
          <dd>
            <SideValue name={field} value={decision[side]} />
          </dd>
        </div>
        <div>
          <dt>{t(`decisions.lost.${lost}`)}</dt>
          <dd>
            <SideValue name={field} value={decision[lost]} />
          </dd>
        </div>
        <div>
          <dt>{t('decisions.by')}</dt>
          <dd>
            {person}, {timeText(at)}
          </dd>
        </div>
        <div>
          <dt>{t('decisions.state')}</dt>
          <dd>
            <Tag design={isPending ? 'Information' : 'Neutral'} hideStateIcon>
              {t(isPending ? 'decisions.pending' : 'decisions.carriedOut')}
            </Tag>
          </dd>
        </div>
      </dl>
      {onRestore && may('sync.restoreLosing') && (
        <div className="pushActions">
          <Button
            disabled={!canRestore}
            accessibleName={`${buttonText(decision)}: ${nameOf(decision)}`}
            onClick={() => onRestore(decision)}
          >
            {buttonText(decision)}
          </Button>
          {why !== null && <span className="fieldHelp">{why}</span>}
        </div>
      )}
    </li>
  )
}
