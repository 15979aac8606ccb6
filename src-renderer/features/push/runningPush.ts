/** Which push this window follows for each server, so that coming back to the screen finds it again. */
import { createValueStore } from '../../ui/valueStore.ts'

const followed = createValueStore<ReadonlyMap<string, string>>(new Map())
const lastServer = createValueStore<string | null>(null)

export function rememberPush(serverId: string, pushId: string): void {
  followed.set(new Map([...followed.get(), [serverId, pushId]]))
}

export function forgetPush(serverId: string): void {
  followed.set(new Map([...followed.get()].filter(([id]) => id !== serverId)))
}

export function followedPush(serverId: string): string | null {
  return followed.get().get(serverId) ?? null
}

export function rememberServer(serverId: string): void {
  lastServer.set(serverId)
}

export function lastChosenServer(): string | null {
  return lastServer.get()
}
