/** Taking a run back: its plan, the start, and the rollback that goes on, found again by address and navigation. */
import { useEffect } from 'react'
import { useSearchParams } from 'react-router'
import type { RunId } from '../../../src-main/domain/model.ts'
import type { RollbackPlan } from '../../../src-main/domain/syncModel.ts'
import { rpc } from '../../rpc/client.ts'
import { useCancellableRead } from '../../rpc/useCancellableRead.ts'
import { useRpcMutation } from '../../rpc/useRpc.ts'
import { planToSend } from '../push/planText.ts'
import { followedPush, forgetPush, rememberPush } from '../push/runningPush.ts'

interface AgreedRollback {
  readonly plan: RollbackPlan
  readonly outsideWindow: boolean
}

export type Rollback = ReturnType<typeof useRollback>

export function useRollback(runId: RunId) {
  const [params, setParams] = useSearchParams()
  const pushId = params.get('rollback') ?? followedPush(runId)
  const plan = useCancellableRead(
    (_: undefined, workId) => rpc.sync.planRollback.mutate({ runId, workId }),
    ['sync'],
  )
  const start = useRpcMutation(
    ({ plan: reviewed, outsideWindow }: AgreedRollback) =>
      rpc.sync.startRollback.mutate({ runId, plan: planToSend(reviewed), outsideWindow }),
    ['sync'],
  )
  useEffect(() => {
    if (pushId === null) return
    rememberPush(runId, pushId)
    if (params.get('rollback') !== pushId) setParams({ rollback: pushId }, { replace: true })
  }, [runId, pushId, params, setParams])
  const leave = () => {
    forgetPush(runId)
    plan.reset()
    start.reset()
    setParams({}, { replace: true })
  }
  return {
    pushId,
    plan,
    start,
    leave,
    planNow: () => {
      start.reset()
      plan.mutate(undefined)
    },
    startNow: (agreed: AgreedRollback) =>
      start.mutate(agreed, {
        onSuccess: ({ pushId: started }) => {
          plan.reset()
          setParams({ rollback: started }, { replace: true })
        },
      }),
  }
}
