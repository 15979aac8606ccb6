/**
 * Which push this window follows for each server, and which rollback for each run, so that coming back to the screen
 * finds it again.
 */
import { createValueStore } from '../../ui/valueStore.ts'

/** By the id of the server or run. */
const followed = createValueStore<ReadonlyMap<string, string>>(new Map())
const lastServer = createValueStore<string | null>(null)

export function rememberPush(of: string, pushId: string): void {
  followed.set(new Map([...followed.get(), [of, pushId]]))
}

export function forgetPush(of: string): void {
  followed.set(new Map([...followed.get()].filter(([id]) => id !== of)))
}

export function followedPush(of: string): string | null {
  return followed.get().get(of) ?? null
}

export function rememberServer(serverId: string): void {
  lastServer.set(serverId)
}

export function lastChosenServer(): string | null {
  return lastServer.get()
}
