/** A store and a practice server joined by the engine, over real HTTP. Pauses between retries are not waited for. */
import { onTestFinished } from 'vitest'
import { resolveMapping } from '../../src-main/domain/mapping.ts'
import type { ServerId, ServiceId, ServiceType, UserId } from '../../src-main/domain/model.ts'
import { Secret } from '../../src-main/domain/secret.ts'
import type { PracticeConfig } from '../../src-main/practice/config.ts'
import { type PracticeServer, startPracticeServer } from '../../src-main/practice/server.ts'
import { openGateway } from '../../src-main/servers/rci/adapter.ts'
import { accessOf, saveServer } from '../../src-main/store/servers.ts'
import { getServiceByName, saveService } from '../../src-main/store/services.ts'
import type { Store } from '../../src-main/store/store.ts'
import { getUserByLogonName, saveUser } from '../../src-main/store/users.ts'
import { adopt, plan, pull, push } from '../../src-main/sync/engine.ts'
import type { PlanOptions, PushEvent, PushOptions, SyncDeps, SyncServer } from '../../src-main/sync/port.ts'
import { openSyncStore } from '../../src-main/sync/promotion/promotedStore.ts'
import { newStore } from '../support/store.ts'

export interface Bench {
  readonly store: Store
  readonly practice: PracticeServer
  readonly deps: SyncDeps
  readonly server: SyncServer
  readonly events: PushEvent[]
  pull(): ReturnType<typeof pull>
  plan(options?: PlanOptions): ReturnType<typeof plan>
  push(options?: PushOptions): ReturnType<typeof push>
  adopt(...keys: string[]): ReturnType<typeof adopt>
  /** `METHOD /path` of all requests since the last call, ids replaced by `*`. */
  requests(): string[]
}

export interface BenchOptions {
  readonly config?: PracticeConfig
  readonly mapping?: Record<string, unknown>
}

/** Both sides speak `mapping`. */
export async function newBench(options: BenchOptions = {}): Promise<Bench> {
  const { store } = await newStore()
  const mapping = options.mapping ?? {}
  const practice = await startPracticeServer({ config: { mapping, ...options.config } })
  onTestFinished(() => practice.close())
  return benchOn(store, practice, mapping)
}

/** `promotedFrom`: the server is a target of promotion. */
export function benchOn(
  store: Store,
  practice: PracticeServer,
  mapping: Record<string, unknown>,
  promotedFrom: ServerId | null = null,
): Bench {
  const { id, name } = saveServer(store, null, {
    name: `practice ${practice.url}`,
    url: practice.url,
    authMode: 'basic',
    authUser: practice.user,
    authSecret: new Secret(practice.password),
    release: 'fp21',
    localHttpAuth: true,
    prerequisites: [],
    mapping,
    promotedFrom,
  })
  const server: SyncServer = {
    id,
    name,
    mapping: resolveMapping(mapping),
    changeWindows: [],
    promotedFrom,
  }
  const deps: SyncDeps = {
    store: openSyncStore(store, server),
    openGateway: () =>
      openGateway(accessOf(store, id), { fingerprint: (secret) => store.sealer.fingerprint(secret) }),
    log: { info: () => {}, warn: () => {} },
    random: () => 0.5,
    sleep: async () => {},
  }
  const events: PushEvent[] = []
  return {
    store,
    practice,
    deps,
    server,
    events,
    pull: () => pull(deps, server),
    plan: (planOptions = {}) => plan(deps, server, planOptions),
    push: (pushOptions = {}) => push(deps, server, pushOptions, (event) => events.push(event)),
    adopt: (...keys) => adopt(deps, server, keys),
    requests() {
      const requests = practice.control
        .requests()
        .map(({ method, path }) => `${method} ${path.replaceAll(/[0-9A-Fa-f]{32}/g, '*')}`)
      practice.control.clearRequests()
      return requests
    },
  }
}

export const lists = ['GET /messagingServices', 'GET /users']

export function isWrite(request: string): boolean {
  return !request.startsWith('GET ')
}

interface ServiceSample {
  readonly type?: ServiceType
  readonly serviceConnection?: string
  readonly authenticationScope?: string
  /** Authentication ID -> secret; `null` removes a stored secret, `undefined` leaves it. */
  readonly rows?: Record<string, string | null | undefined>
}

export const pageId = '104829561234567'

/** Creates or changes the service of this name. */
export function putService(
  store: Store,
  name: string,
  sample: ServiceSample = {},
  newName = name,
): ServiceId {
  const id = findId(() => getServiceByName(store, name).id)
  const rows = sample.rows ?? { [pageId]: 'EAAB-first' }
  return saveService(store, id, {
    name: newName,
    type: sample.type ?? 'facebook',
    serviceConnection: sample.serviceConnection ?? 'https://graph.facebook.com/v19.0/me/messages',
    authenticationUrl: '',
    authenticationScope: sample.authenticationScope ?? '',
    authentications: Object.entries(rows).map(([authenticationId, secret]) => ({
      authenticationId,
      secret: typeof secret === 'string' ? new Secret(secret) : secret,
    })),
  }).id
}

/** Creates or changes the user of this logon name. */
export function putUser(
  store: Store,
  logonName: string,
  sample: { lastName?: string; password?: string | undefined; use?: boolean } = {},
): UserId {
  const id = findId(() => getUserByLogonName(store, logonName).id)
  const password = 'password' in sample ? sample.password : 'Initial-1-pass'
  return saveUser(store, id, {
    firstName: 'Hook',
    lastName: sample.lastName ?? 'Twilio',
    logonName,
    password: password === undefined ? undefined : new Secret(password),
    use: (sample.use ?? true) ? ['messagingService'] : [],
  }).id
}

function findId<Id>(find: () => Id): Id | null {
  try {
    return find()
  } catch {
    return null
  }
}
