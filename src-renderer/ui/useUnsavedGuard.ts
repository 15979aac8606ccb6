/**
 * Registry of forms with unsaved changes. The shell asks before leaving such a form; the lock screen keeps it.
 */
import { useCallback, useEffect, useId } from 'react'
import { createValueStore } from './valueStore.ts'

const store = createValueStore<ReadonlyMap<string, string>>(new Map())

function setUnsaved(id: string, name: string | null): void {
  if ((store.get().get(id) ?? null) === name) return
  const next = new Map(store.get())
  if (name === null) next.delete(id)
  else next.set(id, name)
  store.set(next)
}

/** What the forms with unsaved changes are called, in the order in which they were changed. */
export function unsavedNames(): string[] {
  return [...store.get().values()]
}

export function useUnsavedNames(): string[] {
  return [...store.use().values()]
}

/** The person chose to lose the changes: nothing is asked again for these forms. */
export function discardUnsaved(): void {
  store.set(new Map())
}

/**
 * Marks a form as unsaved while `isDirty`. `name`: what the question calls it, like `Service "Support"`.
 * @returns lifts the mark at once, to be called after saving and before navigating away.
 */
export function useUnsavedGuard(name: string, isDirty: boolean): () => void {
  const id = useId()
  useEffect(() => setUnsaved(id, isDirty ? name : null), [id, name, isDirty])
  useEffect(() => () => setUnsaved(id, null), [id])
  return useCallback(() => setUnsaved(id, null), [id])
}
