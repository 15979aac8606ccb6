/** Undo and redo of edits of the store: what they would do, and doing it. */
import { useQueryClient } from '@tanstack/react-query'
import { useLocation, useNavigate } from 'react-router'
import type { PutBackResult } from '../../../src-main/store/undo.ts'
import type { UndoStep } from '../../../src-main/store/undoStack.ts'
import { useMay } from '../../app/session/useMay.ts'
import { domainText } from '../../i18n/domainText.ts'
import { t } from '../../i18n/t.ts'
import { rpc } from '../../rpc/client.ts'
import { useRpcMutation, useRpcQuery } from '../../rpc/useRpc.ts'
import { postMessage } from '../../ui/messages.ts'
import { unsavedNames } from '../../ui/useUnsavedGuard.ts'
import { changedByHistory, listPaths, objectPath, trashPath } from './kinds.ts'

export type Verb = 'undo' | 'redo'

const statusKey = ['history', 'status'] as const

interface UndoRedo {
  /** Null: there is nothing, or the role may not. */
  readonly step: Readonly<Record<Verb, UndoStep | null>>
  /** `meant`: the step that the person was shown; left out: whichever is next. */
  readonly run: (verb: Verb, meant?: UndoStep) => void
}

export function useUndoRedo(): UndoRedo {
  const may = useMay()
  const follow = useFollow()
  const readStep = useReadStep()
  const { data } = useRpcQuery(statusKey, (signal) => rpc.history.status.query(undefined, { signal }), {
    enabled: may('history.status'),
  })
  const carryOut = useRpcMutation(async ({ verb, meant }: { verb: Verb; meant: UndoStep | undefined }) => {
    const step = meant ?? (await readStep(verb))
    return step && rpc.history[verb].mutate({ seq: step.seq })
  }, changedByHistory)
  const run = (verb: Verb, meant?: UndoStep) => {
    if (carryOut.isPending || !may(`history.${verb}`)) return
    carryOut.mutate(
      { verb, meant },
      {
        onSuccess: (result) => {
          if (!result) return postMessage('info', t(`history.${verb}.none`))
          const done = t(`history.${verb}.done`, { label: domainText(result.label) })
          postMessage('success', [done, ...result.remarks].join('. '))
          follow(result)
        },
        onError: (error) => postMessage('error', error.message),
      },
    )
  }
  const stepOf = (verb: Verb) => (may(`history.${verb}`) ? (data?.[verb] ?? null) : null)
  return { step: { undo: stepOf('undo'), redo: stepOf('redo') }, run }
}

/** The step as it is known, or as it is read just now after an edit: a shortcut may come before the answer. */
function useReadStep(): (verb: Verb) => Promise<UndoStep | null> {
  const queryClient = useQueryClient()
  return async (verb) => {
    const status = await queryClient.fetchQuery({
      queryKey: statusKey,
      queryFn: () => rpc.history.status.query(),
      staleTime: Number.POSITIVE_INFINITY,
    })
    return status[verb]
  }
}

/** Leaves a screen that leads nowhere now; entries that are not saved keep it open. */
function useFollow(): (result: PutBackResult) => void {
  const { pathname } = useLocation()
  const navigate = useNavigate()
  return ({ objects }) => {
    if (unsavedNames().length > 0) return
    for (const { kind, id, change } of objects) {
      const isGone = change === 'deleted' && pathname === objectPath(kind, id)
      const isBack = change === 'created' && pathname === trashPath(kind, id)
      if (isGone) void navigate(listPaths[kind], { replace: true })
      if (isBack) void navigate(objectPath(kind, id), { replace: true })
    }
  }
}
