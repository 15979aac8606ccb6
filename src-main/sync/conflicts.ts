/** Open decisions of a server, and deciding them. */
import type { ServerId } from '../domain/model.ts'
import type { ConflictEntry } from '../domain/syncModel.ts'
import type { SyncStore } from './port.ts'

export function listConflicts(_store: SyncStore, _serverId: ServerId): readonly ConflictEntry[] {
  throw new Error('not built')
}
export function resolveConflict(
  _store: SyncStore,
  _serverId: ServerId,
  _choice: { readonly key: string; readonly side: 'mine' | 'theirs'; readonly field?: string | undefined },
): readonly ConflictEntry[] {
  throw new Error('not built')
}
