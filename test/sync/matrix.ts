/**
 * The world of the fault matrix: a store and a practice server that agree, then 12 changes in the store
 * (matrixWorld.ts). Both sides can be put back to that, and of each push is seen what the server carried out.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { type Mapping, resolveMapping } from '../../src-main/domain/mapping.ts'
import { Secret } from '../../src-main/domain/secret.ts'
import type { Plan, PlanStep, PushResult } from '../../src-main/domain/syncModel.ts'
import { minimumCost } from '../../src-main/keyring/kdfCost.ts'
import { systemClock } from '../../src-main/platform/clock.ts'
import { resolveDataPaths } from '../../src-main/platform/paths.ts'
import type { RequestEntry } from '../../src-main/practice/control.ts'
import { type PracticeServer, startPracticeServer } from '../../src-main/practice/server.ts'
import { openGateway } from '../../src-main/servers/rci/adapter.ts'
import type { ConflictSide } from '../../src-main/store/conflicts.ts'
import { accessOf } from '../../src-main/store/servers.ts'
import { Session } from '../../src-main/store/session.ts'
import type { Store } from '../../src-main/store/store.ts'
import { listConflicts, resolveConflict } from '../../src-main/sync/decide/conflicts.ts'
import { push } from '../../src-main/sync/engine.ts'
import type { SyncDeps, SyncServer, SyncStore } from '../../src-main/sync/port.ts'
import { createSyncStore } from '../../src-main/sync/storeAdapter.ts'
import {
  changeStore,
  extraAttributes,
  fillStore,
  isShown,
  ServerView,
  type ShownStep,
  userOf,
} from './matrixWorld.ts'
import { benchOn } from './support.ts'

/** No exchange takes this long, however busy the machine is. */
const amplyMs = 20_000

/** What one push was seen to do. */
export interface Observed {
  readonly result: PushResult | null
  readonly error: unknown
  /** Ids of the steps that the server carried out in full. */
  readonly committed: ReadonlySet<string>
}

/** Watches the server's side of one push. */
class Witness {
  plan: Plan | null = null
  readonly committed = new Set<string>()
  readonly #world: MatrixWorld

  constructor(world: MatrixWorld) {
    this.#world = world
  }

  /** After each request that may have changed something: which steps does the server show as done now? */
  see({ path: url, status }: RequestEntry): void {
    if (status >= 400 && !this.#world.worksBehindErrors) return
    for (const step of this.plan?.steps ?? []) {
      if (!this.committed.has(step.id) && this.#isAbout(step, url) && this.#world.shows(step)) {
        this.committed.add(step.id)
      }
    }
  }

  /** What someone else deleted is deleted all the same (rci.md, recommended contract: 404 counts as gone). */
  close(): void {
    for (const step of this.plan?.steps ?? []) {
      if (step.action === 'delete' && this.#world.shows(step)) this.committed.add(step.id)
    }
  }

  #isAbout({ kind, key, action }: PlanStep, url: string): boolean {
    if (kind === 'userRight') {
      const user = this.#world.view.find('user', userOf(key))
      return user !== null && url === `/users/${user['id']}/roles`
    }
    if (!url.startsWith(kind === 'service' ? '/messagingServices' : '/users')) return false
    if (url.endsWith('/roles')) return false
    if (action === 'delete') return true
    // Only the object of the request: a look at a secret costs time.
    const shown = this.#world.view.find(kind, key)
    const isNew = url.split('/').length === 2
    return shown !== null && (isNew || url.includes(String(shown['id'])))
  }
}

export class MatrixWorld {
  readonly store: Store
  readonly sync: SyncStore
  readonly practice: PracticeServer
  readonly view: ServerView
  readonly server: SyncServer
  readonly mapping: Mapping
  /** Requests of the push when nothing disturbs it, in their order; ids replaced by `*`. */
  requests: readonly string[] = []
  pushes = 0
  /** What is known of the server's secrets after a reset. */
  viewBack: () => void = () => this.view.forgetAll()
  /** The fault answers errors to what was done. */
  worksBehindErrors = false
  #sent = 0
  #answered = 0
  #wake: () => void = () => {}
  #witness: Witness | null = null
  #putBack: () => void = () => {}
  readonly #close: () => Promise<void>

  constructor(parts: {
    store: Store
    practice: PracticeServer
    mapping: Mapping
    server: SyncServer
    close: () => Promise<void>
  }) {
    this.store = parts.store
    this.practice = parts.practice
    this.view = new ServerView(parts.practice)
    this.mapping = parts.mapping
    this.server = parts.server
    this.sync = createSyncStore(parts.store)
    this.#close = parts.close
  }

  close(): Promise<void> {
    const { connection } = this.store
    if (connection.open && connection.inTransaction) connection.exec('ROLLBACK')
    return this.#close()
  }

  /**
   * From now on `reset` comes back to this. Until then all is one transaction: what Patchbay commits becomes a
   * savepoint in it, and so does what it rolls back.
   */
  keep(): void {
    const { connection } = this.store
    const objectsBack = this.practice.control.keep()
    this.#putBack = () => {
      if (connection.inTransaction) connection.exec('ROLLBACK')
      connection.exec('BEGIN IMMEDIATE')
      objectsBack()
      this.viewBack()
    }
  }

  reset(): void {
    this.#putBack()
    this.practice.control.setFaults([])
    this.practice.control.clearRequests()
  }

  answered(entry: RequestEntry): void {
    this.#answered += 1
    if (entry.method !== 'GET') {
      this.view.written(entry)
      this.#witness?.see(entry)
    }
    this.#wake()
  }

  /** Whether the server shows what a step shall bring about. */
  shows(step: ShownStep): boolean {
    return isShown(this.sync, this.view, step)
  }

  /** One push as the command line does it, with leave to delete one service. */
  async push(timeoutMs = amplyMs): Promise<Observed> {
    this.pushes += 1
    const witness = new Witness(this)
    this.#witness = witness
    const mapping = { ...this.mapping, timeoutMs }
    const deps: SyncDeps = {
      store: this.sync,
      openGateway: () =>
        openGateway(
          { ...accessOf(this.store, this.server.id), mapping },
          {
            fingerprint: (secret) => this.store.sealer.fingerprint(secret),
            log: () => {
              this.#sent += 1
            },
          },
        ),
      log: { info: () => {}, warn: () => {} },
      random: () => 0.5,
      sleep: async () => {},
    }
    let result: PushResult | null = null
    let error: unknown = null
    try {
      result = await push(deps, { ...this.server, mapping }, { allowDeletes: 1 }, (event) => {
        if (event.type === 'runPlanned') witness.plan = event.plan
      })
    } catch (thrown) {
      error = thrown
    }
    await this.#allAnswered()
    witness.close()
    this.#witness = null
    return { result, error, committed: witness.committed }
  }

  /** A request that the client gave up on may still be carried out. */
  async #allAnswered(): Promise<void> {
    while (this.#answered < this.#sent) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
  }

  /** As a person would, who always takes the same side. */
  decide(side: ConflictSide): void {
    for (const { key, field } of listConflicts(this.sync, this.server.id)) {
      resolveConflict(this.sync, this.server.id, { key, field, side })
    }
  }

  get openConflicts(): number {
    return listConflicts(this.sync, this.server.id).length
  }
}

export interface MadeWorld {
  readonly world: MatrixWorld
  readonly session: Session
  readonly directory: string
  readonly recoveryKey: string
  /** Told of every request that the practice server has answered. */
  readonly listener: { answered: (entry: RequestEntry) => void }
}

/** Both sides agree, then the store changes 12 objects. Close `world` when done. */
export async function makeWorld(mappingPart: Record<string, unknown>): Promise<MadeWorld> {
  const mapping = resolveMapping({
    paging: { limit: 4 },
    secret: { onPutWithoutValue: 'keeps' },
    ...mappingPart,
  })
  const directory = mkdtempSync(path.join(os.tmpdir(), 'patchbay-matrix-'))
  const session = new Session({
    paths: resolveDataPaths(directory, {}),
    clock: systemClock,
    host: 'cli',
    kdfCost: minimumCost,
  })
  const recoveryKey = await session.create(new Secret('correct horse battery'))
  const { store } = session
  const listener: MadeWorld['listener'] = { answered: () => {} }
  const practice = await startPracticeServer({
    config: { mapping, extraAttributes },
    log: (entry) => listener.answered(entry),
  })
  const close = async () => {
    await practice.close()
    session.lock()
    rmSync(directory, { recursive: true, force: true })
  }
  fillStore(store)
  const bench = benchOn(store, practice, mapping)
  const agreed = await bench.push()
  if (!agreed.converged) throw new Error(`the world was not made: ${JSON.stringify(agreed)}`)
  changeStore(store)
  const world = new MatrixWorld({ store, practice, mapping, server: bench.server, close })
  listener.answered = (entry) => world.answered(entry)
  return { world, session, directory, recoveryKey, listener }
}
