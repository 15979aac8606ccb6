/** The plan for review: what would be written, taken over, decided, and what stands in the way. */
import { Button } from '@ui5/webcomponents-react/Button'
import { MessageStrip } from '@ui5/webcomponents-react/MessageStrip'
import type { Server } from '../../../src-main/domain/model.ts'
import type { BlockedEntry, ParkedEntry, Plan } from '../../../src-main/domain/syncModel.ts'
import { useMay } from '../../app/session/useMay.ts'
import { domainText } from '../../i18n/domainText.ts'
import { t, tCount } from '../../i18n/t.ts'
import { Block } from '../../ui/ObjectPage.tsx'
import { timeText } from '../../ui/timeText.ts'
import { pushText } from './ConfirmPush.tsx'
import { MoreButton, useShown } from './MoreButton.tsx'
import { PlanFindings } from './PlanFindings.tsx'
import { PlanSteps } from './PlanSteps.tsx'
import { countLines, doubtfulNames, hasWork, isAgreed, objectsOf } from './planText.ts'
import { ServerOnly } from './ServerOnly.tsx'
import { Takeovers } from './Takeovers.tsx'

interface PlanHeadProps {
  readonly server: Server
  readonly plan: Plan
  /** Something was decided that this plan does not know: it would be refused as stale. */
  readonly isOutdated: boolean
  readonly isStarting: boolean
  readonly onPush: () => void
}

export function PlanHead({ server, plan, isOutdated, isStarting, onPush }: PlanHeadProps) {
  const may = useMay()
  return (
    <>
      <Summary plan={plan} server={server} isOutdated={isOutdated} />
      {hasWork(plan) && may('sync.startPush') && (
        <div className="pushActions">
          <Button design="Emphasized" disabled={isOutdated || isStarting} onClick={onPush}>
            {`${pushText(plan, server)} …`}
          </Button>
        </div>
      )}
    </>
  )
}

interface PlanBlocksProps {
  readonly server: Server
  readonly plan: Plan
  readonly onCompare: () => void
}

export function PlanBlocks({ server, plan, onCompare }: PlanBlocksProps) {
  const { takeovers, blocked, serverOnly, parked = [], findings = [] } = plan
  return (
    <>
      {blocked.length > 0 && <Reasons name="blocked" entries={blocked} />}
      {parked.length > 0 && <Reasons name="parked" entries={parked.map(refusalOf)} />}
      {findings.length > 0 && <PlanFindings findings={findings} />}
      {plan.steps.length > 0 && <PlanSteps objects={objectsOf(plan.steps)} after={t('plan.afterPush')} />}
      {takeovers.length > 0 && <Takeovers takeovers={takeovers} isTarget={server.promotedFrom !== null} />}
      {serverOnly.length > 0 && <ServerOnly server={server} entries={serverOnly} onAdopted={onCompare} />}
    </>
  )
}

function Summary({ plan, server, isOutdated }: Pick<PlanHeadProps, 'plan' | 'server' | 'isOutdated'>) {
  const { takeovers, conflicts, blocked, serverOnly, unchanged } = plan
  const doubtful = doubtfulNames(plan).length
  const counts = [
    ...countLines(plan),
    ...(takeovers.length > 0 ? [tCount(takeovers.length, 'push.takeovers.one', 'push.takeovers.other')] : []),
    ...(conflicts.length > 0 ? [tCount(conflicts.length, 'plan.conflicts.one', 'plan.conflicts.other')] : []),
    ...(blocked.length > 0 ? [tCount(blocked.length, 'plan.blocked.one', 'plan.blocked.other')] : []),
    ...(doubtful > 0 ? [tCount(doubtful, 'plan.findings.one', 'plan.findings.other')] : []),
    ...(serverOnly.length > 0
      ? [tCount(serverOnly.length, 'plan.serverOnly.one', 'plan.serverOnly.other')]
      : []),
    tCount(unchanged, 'plan.unchanged.one', 'plan.unchanged.other'),
  ]
  return (
    <section className="planSummary" role="status">
      {isAgreed(plan) && (
        <MessageStrip design="Positive" hideCloseButton>
          {t(server.promotedFrom === null ? 'plan.agreed' : 'plan.agreed.target', { server: server.name })}
        </MessageStrip>
      )}
      <ul className="planCounts" aria-label={t('plan.counts')}>
        {counts.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {isOutdated && <strong>{t('plan.outdated')}</strong>}
    </section>
  )
}

function refusalOf({ kind, key, message, at }: ParkedEntry): BlockedEntry {
  return { kind, key, reason: t('plan.parked.reason', { at: timeText(at), message: domainText(message) }) }
}

interface ReasonsProps {
  /** Objects that a push leaves as they are, or that the server refused at the last one. */
  readonly name: 'blocked' | 'parked'
  readonly entries: readonly BlockedEntry[]
}

function Reasons({ name, entries }: ReasonsProps) {
  const { shown, more } = useShown(entries)
  return (
    <Block title={t(`plan.${name}.title`)}>
      <p className="fieldHelp">{t(`plan.${name}.help`)}</p>
      <table className="plainTable planTable">
        <thead>
          <tr>
            <th scope="col">{t('plan.object')}</th>
            <th scope="col">{t('plan.reason')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ kind, key, reason }) => (
            <tr key={`${kind} ${key} ${reason}`}>
              <th scope="row">
                <ObjectName kind={kind} name={key} />
              </th>
              <td>{domainText(reason)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <MoreButton more={more} />
    </Block>
  )
}

interface ObjectNameProps {
  readonly kind: 'service' | 'user'
  readonly name: string
}

export function ObjectName({ kind, name }: ObjectNameProps) {
  return (
    <>
      <span className="objectKind">{t(`plan.kind.${kind}`)}</span> <span className="objectName">{name}</span>
    </>
  )
}
