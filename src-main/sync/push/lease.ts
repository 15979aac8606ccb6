import { PatchbayError } from '../../domain/errors.ts'
import type { SyncDeps, SyncServer } from '../port.ts'

/**
 * Runs `work` as the only one, of all processes on this data directory, that writes on the server.
 * @throws PUSH_RUNNING when somebody else does at this moment.
 */
export async function underLease<Result>(
  { store }: SyncDeps,
  server: SyncServer,
  work: () => Promise<Result>,
): Promise<Result> {
  const lease = store.takeLease(server.id)
  if (!lease) {
    throw new PatchbayError(
      'PUSH_RUNNING',
      `A push to server "${server.name}" is under way, here or in another window of Patchbay. Wait until it has ended.`,
      { server: server.name },
    )
  }
  try {
    return await work()
  } finally {
    lease.release()
  }
}
