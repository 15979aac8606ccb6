/**
 * What was typed into a form and not saved, as it is kept in the store: sealed, for one person (store/formDrafts.ts).
 * Secrets that were typed are part of it, so that they come back as they were typed.
 */
import { useEffect, useState } from 'react'
import { rpc } from '../rpc/client.ts'
import { isStoreClosed, toRpcError } from '../rpc/rpcError.ts'
import { call } from '../rpc/useRpc.ts'
import { postMessage } from './messages.ts'

export interface DraftContent<Form> {
  readonly values: Form
  /** Of the object, as the form was opened with it; null for a new one. */
  readonly revision: number | null
  /** Address of the form. */
  readonly path: string
}

export interface FormDraft<Form> extends DraftContent<Form> {
  /** ISO 8601 UTC. */
  readonly savedAt: string
}

/** How a form is kept while it has unsaved changes. */
export interface KeptForm<Form> {
  /** Names the form in the store; null where nothing is kept. */
  readonly name: string | null
  /** What was left in it. */
  readonly draft: FormDraft<Form> | null
}

export function isDraftContent(content: unknown): content is DraftContent<object> {
  if (typeof content !== 'object' || content === null) return false
  const { values, revision, path } = content as Readonly<Record<string, unknown>>
  const isAddress = typeof path === 'string' && path.startsWith('/')
  return (
    typeof values === 'object' &&
    values !== null &&
    isAddress &&
    (revision === null || Number.isInteger(revision))
  )
}

/** A draft of another version of Patchbay may have other fields: such a one cannot be put into the form. */
function fits<Form extends object>(content: unknown, initial: Form): content is DraftContent<Form> {
  if (!isDraftContent(content)) return false
  return Object.keys(content.values).sort().join() === Object.keys(initial).sort().join()
}

async function readDraft<Form extends object>(name: string, initial: Form): Promise<FormDraft<Form> | null> {
  const draft = await call(() => rpc.draft.get.query({ form: name }))
  if (draft === null || !fits(draft.content, initial)) return null
  return { ...draft.content, savedAt: draft.savedAt }
}

/** Reads the draft once. `name` null: nothing is kept. @returns undefined until it is known */
export function useKeptForm<Form extends object>(
  name: string | null,
  initial: Form,
): KeptForm<Form> | undefined {
  const [kept, setKept] = useState<KeptForm<Form> | undefined>(
    name === null ? { name: null, draft: null } : undefined,
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the shape of the first form counts
  useEffect(() => {
    if (name === null) return
    let isHere = true
    const show = (draft: FormDraft<Form> | null) => isHere && setKept({ name, draft })
    readDraft(name, initial).then(show, (error: unknown) => {
      const failure = toRpcError(error)
      if (!isStoreClosed(failure)) postMessage('error', failure.message)
      show(null)
    })
    return () => {
      isHere = false
    }
  }, [name])
  return kept
}
