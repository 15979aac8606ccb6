/** How the person likes the screens, kept in the store: `const [columns, setColumns] = usePreference('list.users', none)`. */
import { useQueryClient } from '@tanstack/react-query'
import { rpc } from '../rpc/client.ts'
import { type RpcKey, useRpcMutation, useRpcQuery } from '../rpc/useRpc.ts'

type Preferences = Readonly<Record<string, unknown>>

const key: RpcKey = ['preference', 'list']

/** Chosen on this page; null: the default again. An answer that was on its way meanwhile does not know of it. */
const chosen = new Map<string, unknown>()

function withChosen(kept: Preferences): { preferences: Preferences } {
  const all = Object.entries({ ...kept, ...Object.fromEntries(chosen) })
  return { preferences: Object.fromEntries(all.filter(([, value]) => value !== null)) }
}

async function readAll(signal: AbortSignal): Promise<{ preferences: Preferences }> {
  return withChosen((await rpc.preference.list.query(undefined, { signal })).preferences)
}

/**
 * `read`: makes a value of what was kept, which may be of an older Patchbay, or of nothing (`undefined`). The second of the
 * pair keeps another value, at once on the screen; `null` goes back to the default. A value that could not be kept
 * stays until the page is loaded again.
 */
export function usePreference<Value>(
  name: string,
  read: (kept: unknown) => Value,
): readonly [Value, (value: Value | null) => void] {
  const queryClient = useQueryClient()
  const { data } = useRpcQuery(key, readAll, { isTold: true })
  const keep = useRpcMutation(
    (value: Value | null) => rpc.preference.set.mutate({ name, value: value as never }),
    [],
  )
  const set = (value: Value | null) => {
    chosen.set(name, value)
    queryClient.setQueryData<{ preferences: Preferences }>(key, (known) =>
      withChosen(known?.preferences ?? {}),
    )
    keep.mutate(value)
  }
  return [read(data?.preferences[name]), set]
}

/** A list of names; empty when nothing was kept. */
export function readNames(kept: unknown): readonly string[] {
  return Array.isArray(kept) ? kept.filter((name): name is string => typeof name === 'string') : []
}
