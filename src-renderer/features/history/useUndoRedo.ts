/** Undo and redo of edits of the store: what they would do, and doing it. */
import { useQueryClient } from '@tanstack/react-query'
import { useLocation, useNavigate } from 'react-router'
import type { NextStep, PutBackResult } from '../../../src-main/store/undo.ts'
import { useMay } from '../../app/session/useMay.ts'
import { domainText } from '../../i18n/domainText.ts'
import { t } from '../../i18n/t.ts'
import { rpc } from '../../rpc/client.ts'
import { useRpcMutation, useRpcQuery } from '../../rpc/useRpc.ts'
import { postMessage } from '../../ui/messages.ts'
import { isFilling } from '../../ui/useUnsavedGuard.ts'
import { createValueStore } from '../../ui/valueStore.ts'
import { changedByHistory, listPaths, objectPath, trashPath } from './kinds.ts'

export type Verb = 'undo' | 'redo'

const statusKey = ['history', 'status'] as const

interface Question {
  readonly verb: Verb
  readonly step: NextStep
}

/** Undo is offered in several places; there is one question (UndoQuestion.tsx). */
const question = createValueStore<Question | null>(null)
export const useUndoQuestion = question.use
export const closeUndoQuestion = (): void => question.set(null)

interface UndoRedo {
  /** Null: there is nothing, or the role may not. */
  readonly step: Readonly<Record<Verb, NextStep | null>>
  /**
   * `meant`: the step that the person was shown; left out: whichever is next. A step that takes a server away or brings
   * one back is asked about first.
   */
  readonly run: (verb: Verb, meant?: NextStep) => void
  /** The same after the question. */
  readonly runAsked: (verb: Verb, meant: NextStep) => void
}

export function useUndoRedo(): UndoRedo {
  const may = useMay()
  const follow = useFollow()
  const readStep = useReadStep()
  const { data } = useRpcQuery(statusKey, (signal) => rpc.history.status.query(undefined, { signal }), {
    enabled: may('history.status'),
  })
  const carryOut = useRpcMutation(async ({ verb, meant, isAsked }: Wish) => {
    const step = meant ?? (await readStep(verb))
    if (step === null) return null
    if (step.server === null || isAsked) return rpc.history[verb].mutate({ seq: step.seq })
    question.set({ verb, step })
    return 'asked'
  }, changedByHistory)
  const start = (wish: Wish) => {
    const { verb } = wish
    if (carryOut.isPending || !may(`history.${verb}`)) return
    if (isFilling()) return postMessage('info', t('history.waits'))
    carryOut.mutate(wish, {
      onSuccess: (result) => {
        if (result === 'asked') return
        if (!result) return postMessage('info', t(`history.${verb}.none`))
        const done = t(`history.${verb}.done`, { label: domainText(result.label) })
        postMessage('success', [done, ...result.remarks].join('. '))
        follow(result)
      },
      onError: (error) => postMessage('error', error.message),
    })
  }
  const stepOf = (verb: Verb) => (may(`history.${verb}`) ? (data?.[verb] ?? null) : null)
  return {
    step: { undo: stepOf('undo'), redo: stepOf('redo') },
    run: (verb, meant = undefined) => start({ verb, meant, isAsked: false }),
    runAsked: (verb, meant) => start({ verb, meant, isAsked: true }),
  }
}

interface Wish {
  readonly verb: Verb
  readonly meant: NextStep | undefined
  readonly isAsked: boolean
}

/** The step as it is known, or as it is read just now after an edit: a shortcut may come before the answer. */
function useReadStep(): (verb: Verb) => Promise<NextStep | null> {
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

/** Leaves a screen that leads nowhere now. */
function useFollow(): (result: PutBackResult) => void {
  const { pathname } = useLocation()
  const navigate = useNavigate()
  return ({ objects }) => {
    for (const { kind, id, change } of objects) {
      const isGone = change === 'deleted' && pathname === objectPath(kind, id)
      const isBack = change === 'created' && pathname === trashPath(kind, id)
      if (isGone) void navigate(listPaths[kind], { replace: true })
      if (isBack) void navigate(objectPath(kind, id), { replace: true })
    }
  }
}
