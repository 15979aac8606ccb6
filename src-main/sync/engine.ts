/** The sync engine's procedures. */
import type { Plan, PullResult, PushResult } from '../domain/syncModel.ts'
import type { AdoptResult, PlanOptions, PushEvent, PushOptions, SyncDeps, SyncServer } from './port.ts'

export async function pull(_deps: SyncDeps, _server: SyncServer): Promise<PullResult> {
  throw new Error('not built')
}
export async function plan(_deps: SyncDeps, _server: SyncServer, _options: PlanOptions): Promise<Plan> {
  throw new Error('not built')
}
export async function push(
  _deps: SyncDeps,
  _server: SyncServer,
  _options: PushOptions,
  _onEvent: (event: PushEvent) => void,
): Promise<PushResult> {
  throw new Error('not built')
}
export async function adopt(
  _deps: SyncDeps,
  _server: SyncServer,
  _keys: readonly string[],
): Promise<AdoptResult> {
  throw new Error('not built')
}
