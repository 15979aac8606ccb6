/** A value outside React that components follow. */
import { useSyncExternalStore } from 'react'

export interface ValueStore<Value> {
  get(): Value
  set(value: Value): void
  /** Follows the value in a component. */
  use(): Value
}

export function createValueStore<Value>(initial: Value): ValueStore<Value> {
  let current = initial
  const listeners = new Set<() => void>()
  const get = () => current
  const subscribe = (listener: () => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }
  return {
    get,
    set(value) {
      if (Object.is(value, current)) return
      current = value
      for (const listener of listeners) listener()
    },
    use: () => useSyncExternalStore(subscribe, get),
  }
}
