/** Connections that break off as the process would: after the request, before its outcome is in the journal. */
import type { Gateway } from '../../src-main/servers/gateway.ts'
import type { SyncDeps } from '../../src-main/sync/port.ts'
import type { Bench } from './support.ts'

type Writes = Pick<Gateway, 'create' | 'update' | 'remove' | 'grantRight' | 'revokeRight'>

export function crashingIn(bench: Bench, method: keyof Writes): SyncDeps {
  const crash = async <Result>(answer: Promise<Result>): Promise<Result> => {
    await answer
    throw new Error('crash')
  }
  const openGateway = (): Gateway => {
    const gateway = bench.deps.openGateway()
    const writes: Writes = {
      create: (write) => crash(gateway.create(write)),
      update: (current, write) => crash(gateway.update(current, write)),
      remove: (kind, remoteId) => crash(gateway.remove(kind, remoteId)),
      grantRight: (remoteId, right) => crash(gateway.grantRight(remoteId, right)),
      revokeRight: (remoteId, right) => crash(gateway.revokeRight(remoteId, right)),
    }
    return { ...gateway, [method]: writes[method] }
  }
  return { ...bench.deps, openGateway }
}
