/** Two stores and a server, and how each operation of a history is carried out on them. */
import { naturalKey, type ServiceId, type UserId } from '../../../src-main/domain/model.ts'
import type { Plan, PushResult } from '../../../src-main/domain/syncModel.ts'
import { restoreFromTrash } from '../../../src-main/store/history.ts'
import { removeServices } from '../../../src-main/store/services.ts'
import { listTrash } from '../../../src-main/store/trash.ts'
import { redoAction, undoAction } from '../../../src-main/store/undo.ts'
import { removeUsers } from '../../../src-main/store/users.ts'
import { listConflicts, resolveConflict } from '../../../src-main/sync/decide/conflicts.ts'
import { adopt, plan, pull, push } from '../../../src-main/sync/engine.ts'
import type { PushEvent, PushOptions, SyncDeps, SyncServer, SyncStore } from '../../../src-main/sync/port.ts'
import { createSyncStore } from '../../../src-main/sync/storeAdapter.ts'
import { type Draft, draftOf, type Edit, editDraft, isEdit, saveDraft } from './drafts.ts'
import { Crash, type Fault, Faults, isRefusal } from './faults.ts'
import { openHistoryGateway } from './gateway.ts'
import type { Operation } from './operations.ts'
import { deletedValues, Oracle, valuesOf } from './oracle.ts'
import { HistoryServer, nameField, nameOf, type ServerObject } from './server.ts'
import {
  emptyStore,
  Leases,
  type OpenedStore,
  type OpenedStores,
  replaceServer,
  type StoredObject,
  type StoreName,
  viewOf,
} from './stores.ts'
import { birthField, editedField, newTexts, picked, rowId, secretValue, textValue } from './values.ts'
import { mappingOf, type Variant } from './variants.ts'

type OperationOf<Name extends Operation['do']> = Extract<Operation, { readonly do: Name }>

interface Side {
  readonly name: StoreName
  readonly opened: OpenedStore
  readonly sync: SyncStore
  server: SyncServer
  savedPlan: Plan | null
  /** Objects that go from the store because that was decided, by id. */
  readonly decidedRemovals: Set<string>
  readonly leases: Leases
}

export interface Pushed {
  readonly result: PushResult
  readonly plan: Plan | null
}

export class World {
  readonly server = new HistoryServer()
  readonly oracle: Oracle
  readonly variant: Variant
  readonly sides: Readonly<Record<StoreName, Side>>

  constructor(stores: OpenedStores, variant: Variant) {
    this.variant = variant
    this.oracle = new Oracle(this.server, variant)
    const side = (name: StoreName): Side => {
      const opened = stores[name]
      emptyStore(opened)
      return {
        name,
        opened,
        sync: createSyncStore(opened.store),
        server: {
          id: opened.serverId,
          name: 'prod',
          mapping: mappingOf(variant),
          changeWindows: [],
          promotedFrom: null,
        },
        savedPlan: null,
        decidedRemovals: new Set(),
        leases: new Leases(),
      }
    }
    this.sides = { A: side('A'), B: side('B') }
  }

  /** Everything known is gone from the server: a person removes it and adds it again. */
  addServerAgain(at: StoreName): void {
    for (const object of this.view(at)) this.oracle.startedAnew(at, object)
    this.sides[at].server = { ...this.sides[at].server, id: replaceServer(this.sides[at].opened) }
  }

  view(name: StoreName): readonly StoredObject[] {
    return viewOf(this.sides[name].opened)
  }

  /** Refusals are a part of life; everything else that is thrown is noted as a violation. */
  async apply(operation: Operation): Promise<void> {
    try {
      await this.#carryOut(operation)
    } catch (error) {
      if (error instanceof Crash) return
      if (isRefusal(error)) return
      this.oracle.fail(
        `${operation.do} threw ${error instanceof Error ? (error.stack ?? error.message) : error}`,
      )
    }
  }

  async #carryOut(operation: Operation): Promise<void> {
    switch (operation.do) {
      case 'add':
      case 'edit':
      case 'rename':
      case 'remove':
      case 'row':
      case 'secret':
        if (operation.at === 'server') this.#editServer(operation)
        else this.#byPerson(operation.at, () => this.#editStore(operation.at as StoreName, operation))
        return
      case 'right': {
        const user = picked(this.#users(operation.at), operation.pick)
        if (user) this.change(operation.at, user, (draft) => (draft.wantsRight = !draft.wantsRight))
        return
      }
      case 'undo':
      case 'redo': {
        const act = operation.do === 'undo' ? undoAction : redoAction
        this.#byPerson(operation.at, () => act(this.sides[operation.at].opened.store))
        return
      }
      case 'untrash':
        this.#byPerson(operation.at, () => {
          const { store } = this.sides[operation.at].opened
          const item = picked(listTrash(store.db), operation.pick)
          if (item) restoreFromTrash(store, item.kind, item.objectId)
        })
        return
      case 'pull':
      case 'plan':
      case 'savePlan':
        await this.#look(operation)
        return
      case 'push':
        await this.#push(operation)
        return
      case 'adopt':
        await this.#adopt(operation)
        return
      case 'resolve':
        this.#resolve(operation)
        return
      case 'backUp':
        this.server.backUp()
        return
      case 'restore':
        this.#restore()
    }
  }

  #users(at: StoreName): readonly StoredObject[] {
    return this.view(at).filter((object) => object.kind === 'user')
  }

  #byPerson(at: StoreName, act: () => unknown): void {
    const before = this.view(at)
    act()
    this.oracle.personChanged(at, before, this.view(at))
  }

  #editStore(at: StoreName, edit: Edit): void {
    const { store } = this.sides[at].opened
    if (edit.do === 'add') {
      const texts = newTexts(edit.kind, edit.name, edit.tag)
      const row = edit.kind === 'user' ? 'password' : rowId(edit.tag)
      const secrets = new Map([[row, secretValue(edit.kind, edit.tag)]])
      saveDraft(this.sides[at].opened.store, edit.kind, null, {
        texts,
        secrets,
        wantsRight: edit.kind === 'user',
      })
      return
    }
    const object = picked(this.view(at), edit.pick)
    if (!object) return
    if (edit.do === 'remove') {
      if (object.kind === 'service') removeServices(store, [object.objectId as ServiceId])
      else removeUsers(store, [object.objectId as UserId])
      return
    }
    const draft = draftOf(object)
    editDraft(draft, object, edit)
    saveDraft(this.sides[at].opened.store, object.kind, object.objectId, draft)
  }

  /** A change of one object by a person. */
  change(at: StoreName, object: StoredObject, edit: (draft: Draft) => void): void {
    const draft = draftOf(object)
    edit(draft)
    this.#byPerson(at, () => saveDraft(this.sides[at].opened.store, object.kind, object.objectId, draft))
  }

  #editServer(edit: Edit): void {
    const { server, oracle } = this
    if (edit.do === 'add') {
      if (server.named(edit.kind, edit.name)) return
      const row = edit.kind === 'user' ? 'password' : rowId(edit.tag)
      const secrets = new Map([[row, secretValue(edit.kind, edit.tag)]])
      oracle.serverAdded(server.add(edit.kind, newTexts(edit.kind, edit.name, edit.tag), secrets))
      return
    }
    const object = picked(server.objects, edit.pick)
    if (!object) return
    if (edit.do === 'remove') {
      oracle.serverRemoved(object)
      server.remove(object.id)
    } else if (edit.do === 'edit') {
      const field = editedField(object.kind, edit.field)
      this.#setServerText(object, field, textValue(field, edit.tag))
    } else if (edit.do === 'rename') {
      const other = server.named(object.kind, edit.name)
      if (!other || other.id === object.id) this.#setServerText(object, nameField[object.kind], edit.name)
    } else {
      this.#editServerSecret(object, edit)
    }
  }

  #setServerText(object: ServerObject, field: string, value: string): void {
    this.oracle.serverEdited(object, field, value)
    object.texts[field] = value
  }

  #editServerSecret(object: ServerObject, edit: OperationOf<'row' | 'secret'>): void {
    const row = object.kind === 'user' ? 'password' : rowId(edit.row)
    const has = object.secrets.has(row)
    if (object.kind === 'user' ? edit.do === 'row' : has !== (edit.do === 'secret') && !has) return
    const isRemoval = edit.do === 'row' && has
    const secret = isRemoval ? null : secretValue(object.kind, edit.tag)
    this.oracle.serverSecretChanged(object, row, secret)
    if (isRemoval) object.secrets.delete(row)
    else object.secrets.set(row, secret)
  }

  #restore(): void {
    if (!this.server.hasBackup) return
    const before = this.server.objects
    this.server.restore()
    this.oracle.serverRestored(before, { A: this.view('A'), B: this.view('B') })
  }

  #deps(at: StoreName, faults: Faults): SyncDeps {
    const { opened, sync, leases } = this.sides[at]
    const { store } = opened
    return {
      store: {
        ...sync,
        takeLease: (serverId) => leases.take(serverId),
        now: () => faults.now(sync.now),
      },
      openGateway: () =>
        openHistoryGateway({
          server: this.server,
          variant: this.variant,
          faults,
          watcher: this.oracle,
          fingerprint: (secret) => store.sealer.fingerprint(secret),
        }),
      log: { info: () => {}, warn: () => {} },
      random: () => 0,
      sleep: async () => {},
    }
  }

  /** Runs a part of the engine and checks what it did to the store. */
  async #byEngine<Result>(
    at: StoreName,
    faults: readonly Fault[],
    isAdoption: boolean,
    work: (deps: SyncDeps, server: SyncServer) => Promise<Result>,
  ): Promise<Result> {
    const side = this.sides[at]
    const before = this.view(at)
    this.oracle.startSending(at)
    try {
      return await work(this.#deps(at, new Faults(faults)), side.server)
    } finally {
      if (side.leases.areHeld) this.oracle.fail('a lease was not given back')
      const after = this.view(at)
      this.oracle.engineChanged(at, before, after, side.decidedRemovals, isAdoption)
      const agreed = new Set(
        side.opened.store.connection.prepare('SELECT object_id FROM base').pluck().all() as string[],
      )
      this.oracle.agreed(after.filter((object) => agreed.has(object.objectId)))
    }
  }

  plan(at: StoreName, deletes = false): Promise<Plan> {
    return this.#byEngine(at, [], false, (deps, server) => plan(deps, server, { deletes }))
  }

  async #look(operation: OperationOf<'pull' | 'plan' | 'savePlan'>): Promise<void> {
    const { at } = operation
    if (operation.do === 'pull') {
      await this.#byEngine(at, [], false, (deps, server) => pull(deps, server))
      return
    }
    const planned = await this.plan(at, operation.deletes)
    if (operation.do === 'savePlan') this.sides[at].savedPlan = planned
  }

  push(
    at: StoreName,
    options: PushOptions = {},
    faults: readonly Fault[] = [],
    meanwhile?: Operation | null,
  ) {
    return this.#byEngine(at, faults, false, async (deps, server): Promise<Pushed> => {
      let planned: Plan | null = null
      let hasStarted = false
      const onEvent = (event: PushEvent) => {
        if (event.type === 'runPlanned') {
          planned = event.plan
          if (options.allowDeletes !== undefined) this.oracle.showDeletes(deletedValues(event.plan))
        }
        if (event.type === 'stepStarted' && !hasStarted) {
          hasStarted = true
          if (meanwhile && isEdit(meanwhile)) this.#editServer(meanwhile)
        }
      }
      const result = await push(deps, server, options, onEvent)
      return { result, plan: planned }
    })
  }

  async #push(operation: OperationOf<'push'>): Promise<void> {
    const { at, isSaved, deletes, select, faults, meanwhile } = operation
    const side = this.sides[at]
    const saved = isSaved ? side.savedPlan : null
    const names = [...this.view(at), ...this.server.objects].map(nameOf)
    const name = select === null ? undefined : picked(names, select)
    const hasDeletes = saved ? saved.steps.some((step) => step.action === 'delete') : deletes
    const options: PushOptions = {
      ...(saved ? { plan: saved } : {}),
      ...(hasDeletes ? { allowDeletes: 99 } : {}),
      ...(name === undefined ? {} : { select: [name] }),
    }
    await this.push(at, options, faults, meanwhile)
  }

  async #adopt({ at, pick }: OperationOf<'adopt'>): Promise<void> {
    const object = pick === null ? undefined : picked(this.server.objects, pick)
    if (pick !== null && !object) return
    const keys = object ? [nameOf(object)] : []
    await this.#byEngine(at, [], true, (deps, server) => adopt(deps, server, keys))
  }

  #resolve({ at, pick, side, isOneField }: OperationOf<'resolve'>): void {
    const { sync, server } = this.sides[at]
    const conflict = picked(listConflicts(sync, server.id), pick)
    if (conflict) this.decide(at, conflict.key, side, isOneField ? conflict.field : undefined)
  }

  /** A person decides; what they decide against they give up. */
  decide(at: StoreName, key: string, side: 'mine' | 'theirs', field?: string): void {
    const { sync, server, decidedRemovals } = this.sides[at]
    for (const entry of resolveConflict(sync, server.id, { key, side, field })) {
      const mine = this.view(at).find(
        (object) => object.kind === entry.kind && naturalKey(nameOf(object)) === naturalKey(entry.key),
      )
      const theirs = mine && this.sameOnServer(mine)
      if (entry.field === 'object') {
        if (!mine) continue
        if (side === 'mine') {
          decidedRemovals.delete(mine.objectId)
          this.oracle.mayReturn(at, mine)
        } else {
          decidedRemovals.add(mine.objectId)
          this.oracle.giveUp('decision', valuesOf(mine))
        }
        continue
      }
      const row = /^authentications\[(.*)\]/.exec(entry.field)?.[1] ?? entry.field
      const shown = side === 'mine' ? entry.theirs : entry.mine
      const lost = (side === 'mine' ? theirs : mine)?.secrets.get(row)
      this.oracle.giveUp(
        'decision',
        [shown, lost].filter((value) => typeof value === 'string'),
      )
    }
  }

  /** The object of the server that was made from the same object, else the one of its name. */
  sameOnServer(object: StoredObject): ServerObject | null {
    const field = birthField[object.kind]
    const same = this.server.objects.find(
      (other) => other.kind === object.kind && other.texts[field] === object.texts[field],
    )
    return same ?? this.server.named(object.kind, nameOf(object))
  }
}
