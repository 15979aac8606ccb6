/** One edit of many services: a text of Service Connection is replaced, such as a region. */
import { checkService } from '../domain/checkService.ts'
import type { ServiceDraft } from '../domain/draft.ts'
import type { Finding } from '../domain/finding.ts'
import type { Service, ServiceId } from '../domain/model.ts'
import { perform } from './actions.ts'
import { refuseBlocked, refuseOldRevision } from './drafts.ts'
import { getService, storedSecretIds, writeServiceTx } from './services.ts'
import type { Store } from './store.ts'

export interface Replacement {
  /** Literal, with its case. */
  readonly find: string
  readonly replace: string
}

export interface ReplacementPreview {
  readonly id: ServiceId
  readonly revision: number
  readonly name: string
  readonly before: string
  readonly after: string
  /** Of the service as it would be. */
  readonly findings: readonly Finding[]
}

/** Secrets left out: they stay as they are. */
function replaced(service: Service, { find, replace }: Replacement): ServiceDraft {
  const { name, type, serviceConnection, authenticationUrl, authenticationScope, authentications } = service
  return {
    name,
    type,
    serviceConnection: serviceConnection.replaceAll(find, () => replace),
    authenticationUrl,
    authenticationScope,
    authentications: authentications.map(({ authenticationId }) => ({ authenticationId })),
  }
}

/** Only the services that would change. @throws SERVICE_NOT_FOUND */
export function previewReplacement(
  store: Store,
  ids: readonly ServiceId[],
  replacement: Replacement,
): ReplacementPreview[] {
  return ids.flatMap((id) => {
    const service = getService(store, id)
    const draft = replaced(service, replacement)
    if (draft.serviceConnection === service.serviceConnection) return []
    const findings = checkService(draft, { storedSecretIds: storedSecretIds(service) })
    const { revision, name, serviceConnection: before } = service
    return [{ id, revision, name, before, after: draft.serviceConnection, findings }]
  })
}

/**
 * All of them or none, as one undoable, audited action; `services` as they were in the preview.
 * @throws VALIDATION_FAILED, EDIT_CONFLICT, SERVICE_NOT_FOUND
 */
export function replaceInServices(
  store: Store,
  services: readonly { readonly id: ServiceId; readonly revision: number }[],
  replacement: Replacement,
): number {
  const count = services.length
  const label = count === 1 ? 'Replace text in 1 service' : `Replace text in ${count} services`
  const names = services.map(({ id }) => getService(store, id).name)
  perform(store, { action: 'service.replaceText', object: names.join(', '), label }, (tx, log) => {
    for (const { id, revision } of services) {
      const service = getService(store, id)
      refuseOldRevision(`Service "${service.name}"`, service.revision, revision)
      const draft = replaced(service, replacement)
      refuseBlocked(
        `Service "${service.name}"`,
        checkService(draft, { storedSecretIds: storedSecretIds(service) }),
      )
      writeServiceTx(tx, store, log, id, draft)
    }
  })
  return services.length
}
