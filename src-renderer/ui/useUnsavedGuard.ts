/**
 * Registry of forms with unsaved changes. The shell asks before leaving such a form; before a lock each is kept as a
 * sealed draft.
 */
import { useCallback, useEffect, useId } from 'react'
import type { DraftKeeper } from './draftKeeper.ts'
import { createValueStore } from './valueStore.ts'

interface UnsavedForm {
  /** What questions call it, like `service "Support"`. */
  readonly name: string
  /** Null: the form has no draft. */
  readonly draft: DraftKeeper | null
}

const store = createValueStore<ReadonlyMap<string, UnsavedForm>>(new Map())

function setUnsaved(id: string, form: UnsavedForm | null): void {
  if (form === null && !store.get().has(id)) return
  const next = new Map(store.get())
  if (form === null) next.delete(id)
  else next.set(id, form)
  store.set(next)
}

function namesOf(forms: ReadonlyMap<string, UnsavedForm>): string[] {
  return [...forms.values()].map(({ name }) => name)
}

/** What the forms with unsaved changes are called, in the order in which they were changed. */
export function unsavedNames(): string[] {
  return namesOf(store.get())
}

export function useUnsavedNames(): string[] {
  return namesOf(store.use())
}

/** Forms of objects that are still to be made: there is nothing to lose in an empty one, and yet somebody is at it. */
const newForms = createValueStore<ReadonlySet<string>>(new Set())

function setNew(id: string, isNew: boolean): void {
  if (newForms.get().has(id) === isNew) return
  const next = new Set(newForms.get())
  if (isNew) next.add(id)
  else next.delete(id)
  newForms.set(next)
}

export function useNewForm(isNew: boolean): void {
  const id = useId()
  useEffect(() => {
    setNew(id, isNew)
    return () => setNew(id, false)
  }, [id, isNew])
}

/** Whether somebody is filling a form: undo of the store waits, for the typing is what is meant to be undone. */
export function isFilling(): boolean {
  return store.get().size > 0 || newForms.get().size > 0
}

export function useIsFilling(): boolean {
  const hasUnsaved = store.use().size > 0
  return newForms.use().size > 0 || hasUnsaved
}

/** The person chose to lose the changes: nothing is asked again for these forms, and no draft of them stays. */
export function discardUnsaved(): void {
  for (const { draft } of store.get().values()) draft?.discard()
  store.set(new Map())
}

/** Whether some form's entries outlast a lock. */
export function hasDraft(): boolean {
  return [...store.get().values()].some(({ draft }) => draft !== null)
}

/** Keeps every form with unsaved changes as a draft now. @returns the names of those that could not be kept */
export async function keepUnsaved(): Promise<string[]> {
  const kept = [...store.get().values()].map(async ({ name, draft }) => {
    try {
      if (draft === null) return name
      await draft.keepNow()
      return null
    } catch {
      return name
    }
  })
  return (await Promise.all(kept)).filter((name) => name !== null)
}

/**
 * Marks a form as unsaved while `isDirty`. `name`: what the question calls it, like `Service "Support"`.
 * @returns lifts the mark at once, to be called after saving and before navigating away.
 */
export function useUnsavedGuard(
  name: string,
  isDirty: boolean,
  draft: DraftKeeper | null = null,
): () => void {
  const id = useId()
  useEffect(() => setUnsaved(id, isDirty ? { name, draft } : null), [id, name, isDirty, draft])
  useEffect(() => () => setUnsaved(id, null), [id])
  return useCallback(() => setUnsaved(id, null), [id])
}
