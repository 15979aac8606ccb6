/**
 * What the last connection test and probe of a server proposed, while the store is open: only what was really proposed
 * can be applied, and only to the settings that were tested.
 */
import { PatchbayError } from '../domain/errors.ts'
import { type MappingProposal, urlPath, withMappingValue } from '../domain/mappingChange.ts'
import type { Server, ServerId } from '../domain/model.ts'
import { getServer, saveServer } from '../store/servers.ts'
import type { Store } from '../store/store.ts'

interface Remembered {
  readonly revision: number
  readonly proposals: readonly MappingProposal[]
}

const remembered = new WeakMap<Store, Map<ServerId, Remembered>>()

function ofStore(store: Store): Map<ServerId, Remembered> {
  const known = remembered.get(store) ?? new Map()
  remembered.set(store, known)
  return known
}

/** `server`: as it was when the test began. */
export function rememberProposals(
  store: Store,
  { id, revision }: Server,
  proposals: readonly MappingProposal[],
): void {
  ofStore(store).set(id, { revision, proposals })
}

/** Beside those of the last test of the same settings. */
export function rememberMore(store: Store, server: Server, proposals: readonly MappingProposal[]): void {
  const known = ofStore(store).get(server.id)
  const others = known?.revision === server.revision ? known.proposals : []
  const paths = new Set(proposals.map(({ path }) => path))
  rememberProposals(store, server, [...others.filter(({ path }) => !paths.has(path)), ...proposals])
}

/**
 * One audited, undoable edit of the server.
 * @throws SERVER_NOT_FOUND, PROPOSALS_OUTDATED when the last test did not propose one of them, or the server was
 *   edited since.
 */
export function applyProposals(store: Store, id: ServerId, paths: readonly string[]): Server {
  const server = getServer(store, id)
  const known = ofStore(store).get(id)
  const chosen = (known?.proposals ?? []).filter(({ path }) => paths.includes(path))
  if (known?.revision !== server.revision || new Set(paths).size !== chosen.length) {
    throw new PatchbayError(
      'PROPOSALS_OUTDATED',
      `The changes are not those that the last test of server "${server.name}" proposed for its present settings. ` +
        'Nothing was changed. Test the connection again.',
      { server: server.name },
    )
  }
  const { name, authMode, authUser, release, localHttpAuth, prerequisites } = server
  const url = chosen.find(({ path }) => path === urlPath)?.to
  const mapping = chosen
    .filter(({ path }) => path !== urlPath)
    .reduce<Server['mapping']>((part, { path, to }) => withMappingValue(part, path, to), server.mapping)
  return saveServer(
    store,
    id,
    {
      ...{ name, authMode, authUser, release, localHttpAuth, prerequisites, mapping },
      url: typeof url === 'string' ? url : server.url,
    },
    server.revision,
  )
}
