/** One server: compare, review, push, result, and the latest runs. */
import '@ui5/webcomponents-icons/dist/compare.js'
import { Button } from '@ui5/webcomponents-react/Button'
import { MessageStrip } from '@ui5/webcomponents-react/MessageStrip'
import { useEffect, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import type { Server } from '../../../src-main/domain/model.ts'
import type { Plan } from '../../../src-main/domain/syncModel.ts'
import { useMay } from '../../app/session/useMay.ts'
import { usePendingChanges } from '../../app/status/useServerFacts.ts'
import { t, tCount } from '../../i18n/t.ts'
import { rpc } from '../../rpc/client.ts'
import { useCancellableRead } from '../../rpc/useCancellableRead.ts'
import { useRpcMutation } from '../../rpc/useRpc.ts'
import { CheckField } from '../../ui/CheckField.tsx'
import { ErrorStrip } from '../../ui/ErrorStrip.tsx'
import { Working } from '../../ui/Working.tsx'
import { LatestRuns } from '../runs/LatestRuns.tsx'
import { type Agreement, ConfirmPush, pushText } from './ConfirmPush.tsx'
import { Conflicts } from './Conflicts.tsx'
import { Decisions } from './Decisions.tsx'
import { PlanBlocks, PlanHead } from './PlanView.tsx'
import { PushProgress } from './PushProgress.tsx'
import { deletedNames, hasWork, planToSend } from './planText.ts'
import { followedPush, forgetPush, rememberPush } from './runningPush.ts'

interface AgreedPlan {
  readonly plan: Plan
  readonly agreement: Agreement
}

function useServerPush(server: Server) {
  const [params, setParams] = useSearchParams()
  const pushId = params.get('push') ?? followedPush(server.id)
  const compare = useCancellableRead(
    (deletes: boolean, workId) => rpc.sync.plan.mutate({ serverId: server.id, deletes, workId }),
    ['sync'],
  )
  const start = useRpcMutation(
    ({ plan, agreement: { confirmedDeletes, outsideWindow } }: AgreedPlan) =>
      rpc.sync.startPush.mutate({
        serverId: server.id,
        plan: planToSend(plan),
        allowDeletes: deletedNames(plan).length,
        confirmedDeletes: [...confirmedDeletes],
        outsideWindow,
      }),
    ['sync'],
  )
  // Both the address and the navigation lead back to a push that goes on.
  useEffect(() => {
    if (pushId === null) return
    rememberPush(server.id, pushId)
    if (params.get('push') !== pushId) setParams({ push: pushId }, { replace: true })
  }, [server.id, pushId, params, setParams])
  const leavePush = () => {
    forgetPush(server.id)
    start.reset()
    setParams({}, { replace: true })
  }
  return {
    pushId,
    compare,
    start,
    leavePush: () => {
      compare.reset()
      leavePush()
    },
    compareNow: (deletes: boolean) => {
      leavePush()
      compare.mutate(deletes)
    },
    push: (agreed: AgreedPlan) =>
      start.mutate(agreed, {
        onSuccess: ({ pushId: started }) => {
          compare.reset()
          setParams({ push: started }, { replace: true })
        },
      }),
  }
}

export function ServerPush({ server }: { readonly server: Server }) {
  const may = useMay()
  const { pushId, compare, start, leavePush, compareNow, push } = useServerPush(server)
  const [hasDeletes, setDeletes] = useState(false)
  const [isOutdated, setOutdated] = useState(false)
  const compareAgain = () => {
    setOutdated(false)
    compareNow(hasDeletes)
  }
  const outdate = () => setOutdated(true)
  const conflicts = (
    <Conflicts
      server={server}
      isCompared={compare.data !== undefined}
      onDecided={outdate}
      onCompare={compareAgain}
    />
  )
  if (!may('sync.plan')) {
    return (
      <>
        <p className="fieldHelp">{t('readOnly.push')}</p>
        {conflicts}
        <Decisions server={server} onRestored={null} />
        <LatestRuns server={server} title={t('runs.latest')} />
      </>
    )
  }
  if (pushId !== null) {
    return (
      <>
        <PushProgress
          key={pushId}
          pushId={pushId}
          server={server}
          title={t('push.progress.title', { server: server.name })}
          of={server.id}
          next={() => (
            <>
              <SinceThen server={server} />
              <Button design="Emphasized" onClick={compareAgain}>
                {t('push.compareAgain')}
              </Button>
              <Button design="Transparent" onClick={leavePush}>
                {t('action.close')}
              </Button>
            </>
          )}
        />
        <Decisions server={server} onRestored={null} />
        <LatestRuns server={server} title={t('runs.latest')} />
      </>
    )
  }
  const plan = compare.isPending ? undefined : compare.data
  return (
    <>
      {server.promotedFrom !== null && <TargetNote server={server} />}
      <div className="pushActions">
        <Button
          design={compare.data && hasWork(compare.data) ? 'Default' : 'Emphasized'}
          icon="compare"
          disabled={compare.isPending}
          onClick={compareAgain}
        >
          {t(compare.data ? 'push.compareAgain' : 'push.compare')}
        </Button>
        <span className="fieldHelp">{t('push.compare.help')}</span>
        <Working isActive={compare.isPending} text={t('push.comparing')} onCancel={compare.cancel} />
      </div>
      <CheckField label={t('push.withDeletes')} isChecked={hasDeletes} onChange={setDeletes} />
      <ErrorStrip error={compare.error ?? start.error} />
      {plan && (
        <ReviewedPlan
          key={plan.fingerprint}
          server={server}
          plan={plan}
          isOutdated={isOutdated}
          isStarting={start.isPending}
          onPush={push}
        />
      )}
      {conflicts}
      {plan && <PlanBlocks server={server} plan={plan} onCompare={compareAgain} />}
      <Decisions server={server} onRestored={outdate} />
      <LatestRuns server={server} title={t('runs.latest')} />
    </>
  )
}

/** What the result does not know of. */
function SinceThen({ server }: { readonly server: Server }) {
  const waiting = usePendingChanges()?.find(({ serverId }) => serverId === server.id)?.objects ?? 0
  if (waiting === 0) return null
  return (
    <MessageStrip design="Information" hideCloseButton>
      {tCount(waiting, 'push.since.one', 'push.since.other')}
    </MessageStrip>
  )
}

/** Says what is compared, and leads to where it is chosen and entered. */
function TargetNote({ server }: { readonly server: Server }) {
  const may = useMay()
  const navigate = useNavigate()
  return (
    <div className="pushActions">
      <span>{t('push.target', { server: server.name })}</span>
      {may('promotion.overview') && (
        <Button design="Transparent" onClick={() => void navigate(`/promotion/${server.id}`)}>
          {t('promotion.title')}
        </Button>
      )}
    </div>
  )
}

interface ReviewedPlanProps {
  readonly server: Server
  readonly plan: Plan
  readonly isOutdated: boolean
  readonly isStarting: boolean
  readonly onPush: (agreed: AgreedPlan) => void
}

function ReviewedPlan({ server, plan, isOutdated, isStarting, onPush }: ReviewedPlanProps) {
  const [isAsking, setAsking] = useState(false)
  return (
    <>
      <PlanHead
        server={server}
        plan={plan}
        isOutdated={isOutdated}
        isStarting={isStarting}
        onPush={() => setAsking(true)}
      />
      <ConfirmPush
        isOpen={isAsking}
        server={server}
        plan={plan}
        title={t('push.question', { server: server.name })}
        confirmText={pushText(plan, server)}
        onCancel={() => setAsking(false)}
        onConfirm={(agreement) => {
          setAsking(false)
          onPush({ plan, agreement })
        }}
      />
    </>
  )
}
