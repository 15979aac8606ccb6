/** Hub accounts into the social365 services of their landscapes, as one action (domain/landscapes.ts). */
import { checkService } from '../domain/checkService.ts'
import type { ServiceDraft } from '../domain/draft.ts'
import { PatchbayError } from '../domain/errors.ts'
import {
  type HubAccount,
  hasBlockingProblem,
  type KnownLandscape,
  type ProposedLandscape,
  proposeLandscapes,
} from '../domain/landscapes.ts'
import type { Service, ServiceId } from '../domain/model.ts'
import { perform } from './actions.ts'
import { refuseBlocked, refuseOldRevision } from './drafts.ts'
import { allServices, storedSecretIds, writeServiceTx } from './services.ts'
import type { Store } from './store.ts'

export interface LandscapeState {
  readonly landscapes: readonly KnownLandscape[]
  /** Of all services: a new one needs another. */
  readonly names: readonly string[]
}

function stateOf(services: readonly Service[]): LandscapeState {
  const landscapes = services
    .filter(({ type }) => type === 'social365')
    .map(({ id, name, serviceConnection, revision, authentications }) => ({
      id,
      name,
      serviceConnection,
      revision,
      accounts: authentications.map(({ authenticationId, secret }) => ({
        account: authenticationId,
        hasPassword: secret === 'set',
      })),
    }))
  return { landscapes, names: services.map(({ name }) => name) }
}

export function landscapeState(store: Store): LandscapeState {
  return stateOf(allServices(store.db))
}

export interface LandscapeRequest {
  readonly accounts: readonly HubAccount[]
  /** Names for new services, by the landscape's key; a proposed one where there is none. */
  readonly names: ReadonlyMap<string, string>
  /** Services that were to be changed when the person agreed, with the revision of then. */
  readonly revisions: ReadonlyMap<ServiceId, number>
}

/**
 * Makes and changes the services, all or none. What is done is proposed anew from the store as it is now; a service
 * that moved since the person looked is refused.
 * @throws VALIDATION_FAILED, EDIT_CONFLICT, NAME_TAKEN
 */
export function saveLandscapes(store: Store, request: LandscapeRequest): readonly Service[] {
  const { accounts, names, revisions } = request
  return perform(store, actionOf(store, request), (tx, log) => {
    const services = allServices(tx)
    const { landscapes, names: taken } = stateOf(services)
    const proposal = proposeLandscapes(accounts, landscapes, taken)
    if (hasBlockingProblem(proposal)) {
      throw new PatchbayError(
        'VALIDATION_FAILED',
        'The hub accounts were not saved: some lines cannot be taken. Correct them, then repeat.',
      )
    }
    const changed = proposal.landscapes.filter(hasChange)
    return changed.map((landscape) => {
      const { service } = landscape
      const stored = services.find(({ id }) => id === service?.id) ?? null
      // Left out of `revisions`: it was no such service when the person looked.
      if (service)
        refuseOldRevision(`Service "${service.name}"`, service.revision, revisions.get(service.id) ?? 0)
      const draft = draftOf(landscape, stored, names.get(landscape.key))
      refuseBlocked(
        `Service "${draft.name}"`,
        checkService(draft, { storedSecretIds: storedSecretIds(stored) }),
      )
      return writeServiceTx(tx, store, log, stored?.id ?? null, draft)
    })
  })
}

function hasChange({ accounts }: ProposedLandscape): boolean {
  return accounts.some(({ action }) => action !== 'keep')
}

function actionOf(store: Store, { accounts, names }: LandscapeRequest) {
  const state = landscapeState(store)
  const proposal = proposeLandscapes(accounts, state.landscapes, state.names)
  const object = proposal.landscapes
    .filter(hasChange)
    .map(({ key, name, service }) => (service ? name : (names.get(key) ?? name)))
    .join(', ')
  return { action: 'service.saveLandscapes', object, label: `Save hub accounts in ${object}` }
}

function draftOf(
  landscape: ProposedLandscape,
  stored: Service | null,
  name: string | undefined,
): ServiceDraft {
  const { accounts } = landscape
  const given = new Map(accounts.map((account) => [account.account, account]))
  const present = stored?.authentications.map(({ authenticationId }) => authenticationId) ?? []
  const added = accounts.filter(({ action }) => action === 'add').map(({ account }) => account)
  const authentications = [...present, ...added].map((authenticationId) => {
    const account = given.get(authenticationId)
    // Nothing given: what is stored stays.
    const isGiven = account !== undefined && !account.password.isEmpty
    return { authenticationId, ...(isGiven && { secret: account.password }) }
  })
  return {
    name: stored?.name ?? name ?? landscape.name,
    type: 'social365',
    serviceConnection: stored?.serviceConnection ?? landscape.url,
    authenticationUrl: stored?.authenticationUrl ?? '',
    authenticationScope: stored?.authenticationScope ?? '',
    authentications,
  }
}
