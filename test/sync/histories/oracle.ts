/**
 * Watches a history for what must never happen, without knowing how Patchbay merges. Each value that a person
 * enters is another one; it may only vanish when a person gives it up: by editing over it where it is to be seen,
 * by deleting its object or row, by deciding a conflict for the other side, or by putting the server back.
 */
import type { Plan } from '../../../src-main/domain/syncModel.ts'
import type { WriteWatcher } from './gateway.ts'
import { type HistoryServer, nameOf, type ServerObject } from './server.ts'
import type { StoredObject, StoreName } from './stores.ts'
import { birthField, isTagged } from './values.ts'
import type { Variant } from './variants.ts'

type Content = Pick<StoredObject, 'kind' | 'texts' | 'secrets'>

function birthOf({ kind, texts }: Pick<Content, 'kind' | 'texts'>): string {
  return texts[birthField[kind]] ?? ''
}

export function valuesOf({ texts, secrets }: Pick<Content, 'texts' | 'secrets'>): readonly string[] {
  return [...Object.values(texts), ...secrets.values()].flatMap((value) =>
    value !== null && isTagged(value) ? [value] : [],
  )
}

function allValues(objects: readonly Content[]): ReadonlySet<string> {
  return new Set(objects.flatMap(valuesOf))
}

/** Plain values that a plan shows of what it deletes. */
export function deletedValues(shown: Plan): ReadonlySet<string> {
  const steps = shown.steps.filter((step) => step.action === 'delete')
  return new Set(steps.flatMap((step) => step.fields.flatMap((field) => field.before ?? [])))
}

/** A decision stands while the three sides are what they were, even if they were something else in between. */
type Giver = StoreName | 'server' | 'decision'

export class Oracle implements WriteWatcher {
  readonly violations: string[] = []
  readonly #variant: Variant
  readonly #entered = new Set<string>()
  /** Value -> who gave it up; who takes it back wants it again, whatever the others think. */
  readonly #givenUp = new Map<string, Set<Giver>>()
  /** Secrets that were on the server at some time. */
  readonly #landed = new Set<string>()
  /** Births of objects that people took off the server; coming back needs a choice. */
  readonly #removed = new Set<string>()
  /** `store birth`: that store may make the object, though it was deleted or another made it anew. */
  readonly #mayReturn = new Set<string>()
  readonly #startedAnew = new Set<string>()
  /** Births that a store has agreed on with the server. */
  readonly #known = new Set<string>()
  /** `id field` -> the store that sent the value last. */
  readonly #sentBy = new Map<string, { readonly store: StoreName; readonly value: string }>()
  /** `id field` -> values that a restored server no longer has, though the store that sent them does. */
  readonly #wiped = new Map<string, Set<string>>()
  /** What the plan of the running push says that it deletes; `null`: it may delete nothing. */
  #shownDeletes: ReadonlySet<string> | null = null
  #sender: StoreName = 'A'
  readonly #server: HistoryServer

  constructor(server: HistoryServer, variant: Variant) {
    this.#server = server
    this.#variant = variant
  }

  fail(text: string): void {
    this.violations.push(text)
  }

  giveUp(by: Giver, values: Iterable<string>): void {
    for (const value of values) {
      const givers = this.#givenUp.get(value) ?? new Set()
      this.#givenUp.set(value, givers.add(by))
    }
  }

  /** A value that a person enters, or chooses again. */
  want(by: Giver, values: Iterable<string>): void {
    for (const value of values) {
      if (!isTagged(value)) continue
      this.#entered.add(value)
      this.#givenUp.get(value)?.delete(by)
    }
  }

  /** A person changed a store: what they no longer see there, they gave up. */
  personChanged(by: StoreName, before: readonly StoredObject[], after: readonly StoredObject[]): void {
    const [old, now] = [new Set(allValues(before)), new Set(allValues(after))]
    this.giveUp(
      by,
      [...old].filter((value) => !now.has(value)),
    )
    this.want(
      by,
      [...now].filter((value) => !old.has(value)),
    )
    for (const object of after) this.#replacesUnseenSecrets(by, before, object)
    const births = new Set(before.map(birthOf))
    for (const object of after) if (!births.has(birthOf(object))) this.mayReturn(by, object)
  }

  /** Who enters a secret that the store lacked replaces the one of the server; who removes a row removes it too. */
  #replacesUnseenSecrets(by: StoreName, before: readonly StoredObject[], object: StoredObject): void {
    const old = before.find((each) => each.objectId === object.objectId)
    const theirs =
      this.#server.objects.find((each) => birthOf(each) === birthOf(object)) ??
      this.#server.named(object.kind, nameOf(object))
    for (const [row, secret] of old?.secrets ?? []) {
      const now = object.secrets.get(row)
      const unseen = theirs?.secrets.get(row) ?? null
      const isReplaced = now === undefined || (secret === null && now !== null)
      if (isReplaced && unseen !== null) this.giveUp(by, [unseen])
    }
  }

  /** Patchbay changed a store: objects come by adoption only, and go only when that was decided. */
  engineChanged(
    store: StoreName,
    before: readonly StoredObject[],
    after: readonly StoredObject[],
    decidedRemovals: ReadonlySet<string>,
    isAdoption: boolean,
  ): void {
    const ids = new Set(after.map((object) => object.objectId))
    const oldIds = new Set(before.map((object) => object.objectId))
    for (const object of before) {
      if (!ids.has(object.objectId) && !decidedRemovals.has(object.objectId)) {
        this.fail(`store ${store} lost the object born ${birthOf(object)} though nobody chose that`)
      }
    }
    for (const object of after) {
      if (!oldIds.has(object.objectId) && !isAdoption) {
        this.fail(`the object born ${birthOf(object)} came into store ${store} though nobody adopted it`)
      }
    }
  }

  /** The store and the server agreed on these objects. */
  agreed(objects: readonly StoredObject[]): void {
    for (const object of objects) this.#known.add(birthOf(object))
  }

  /** What was known of the server is forgotten: two stores may both make the object anew, under different names. */
  startedAnew(by: StoreName, object: StoredObject): void {
    this.mayReturn(by, object)
    this.#startedAnew.add(birthOf(object))
  }

  /** A person wants the object on the server, whatever became of it there. */
  mayReturn(by: StoreName, object: StoredObject): void {
    this.#mayReturn.add(`${by} ${birthOf(object)}`)
  }

  serverAdded(object: ServerObject): void {
    this.want('server', valuesOf(object))
    for (const secret of object.secrets.values()) if (secret !== null) this.#landed.add(secret)
  }

  serverEdited(object: ServerObject, field: string, value: string): void {
    this.#changing(object, field, value)
    this.giveUp('server', [object.texts[field] ?? ''])
    this.want('server', [value])
  }

  serverSecretChanged(object: ServerObject, row: string, secret: string | null): void {
    const old = object.secrets.get(row) ?? null
    if (old !== null) this.giveUp('server', [old])
    if (secret !== null) {
      this.want('server', [secret])
      this.#landed.add(secret)
    }
  }

  serverRemoved(object: ServerObject): void {
    this.giveUp('server', valuesOf(object))
    this.#goes(object)
  }

  #goes(object: ServerObject): void {
    this.#removed.add(birthOf(object))
    for (const field of Object.keys(object.texts)) this.#changing(object, field, '')
  }

  /** What a restored server lacked was the restorer's to lose once it is changed there again. */
  #changing(object: ServerObject, field: string, value: string): void {
    if (object.texts[field] === value) return
    const cell = `${object.id} ${field}`
    this.giveUp('server', this.#wiped.get(cell) ?? [])
    this.#wiped.delete(cell)
  }

  /**
   * The server was put back to an old state. Lost with that is what people did on the server itself; what a store
   * sent and still has must not be lost.
   */
  serverRestored(
    before: readonly ServerObject[],
    stores: Readonly<Record<StoreName, readonly StoredObject[]>>,
  ): void {
    const held = new Set([...allValues(stores.A), ...allValues(stores.B)])
    for (const old of before) {
      const now = this.#server.find(old.id)
      if (!now) {
        this.giveUp(
          'server',
          valuesOf(old).filter((value) => !held.has(value)),
        )
        this.#removed.add(birthOf(old))
        continue
      }
      for (const [field, value] of Object.entries(old.texts)) {
        if (now.texts[field] === value) continue
        const cell = `${old.id} ${field}`
        const sent = this.#sentBy.get(cell)
        const isHeld = sent?.value === value && allValues(stores[sent.store]).has(value)
        if (isHeld) this.#wiped.set(cell, new Set([...(this.#wiped.get(cell) ?? []), value]))
        else this.giveUp('server', [value])
      }
      for (const [row, secret] of old.secrets) {
        if (now.secrets.has(row)) {
          if (secret !== null && !held.has(secret)) this.giveUp('server', [secret])
          continue
        }
        if (secret !== null) this.giveUp('server', [secret])
        const adder = this.#sentBy.get(`${old.id} row ${row}`)?.store
        for (const name of ['A', 'B'] as const) {
          const object = stores[name].find((each) => birthOf(each) === birthOf(old))
          const kept = object?.secrets.get(row) ?? null
          if (name !== adder && kept !== null) this.giveUp('server', [kept])
          if (name === adder && kept !== null) this.want(name, [kept])
        }
      }
    }
    for (const object of this.#server.objects) this.#removed.delete(birthOf(object))
  }

  startSending(store: StoreName): void {
    this.#sender = store
    this.#shownDeletes = null
  }

  /** The push shows its plan before it begins. */
  showDeletes(values: ReadonlySet<string>): void {
    this.#shownDeletes = values
  }

  willWrite(object: ServerObject, texts: Readonly<Record<string, string>>): void {
    for (const [field, value] of Object.entries(texts)) {
      if (object.texts[field] === value) continue
      this.#changing(object, field, value)
      this.#sentBy.set(`${object.id} ${field}`, { store: this.#sender, value })
    }
  }

  willMake(texts: Readonly<Record<string, string>>): void {
    const kind = 'name' in texts ? 'service' : 'user'
    const birth = birthOf({ kind, texts })
    const isThere = this.#server.objects.some((other) => birthOf(other) === birth)
    const isWanted = this.#mayReturn.delete(`${this.#sender} ${birth}`)
    if (isThere && !isWanted && !this.#startedAnew.has(birth)) {
      this.fail(`store ${this.#sender} made the object born ${birth} a second time`)
    }
    if (this.#removed.has(birth) && this.#known.has(birth) && !isWanted) {
      this.fail(`store ${this.#sender} brought the object born ${birth} back though it was deleted`)
    }
    this.#removed.delete(birth)
  }

  willSetSecret(object: ServerObject, row: string, secret: string | null): void {
    const old = object.secrets.get(row) ?? null
    if (!object.secrets.has(row)) {
      this.#sentBy.set(`${object.id} row ${row}`, { store: this.#sender, value: secret ?? '' })
    }
    if (secret !== null) this.#landed.add(secret)
    if (old === null || old === secret) return
    if (secret === null) this.fail(`store ${this.#sender} cleared the secret ${old} of row ${row}`)
    // Nobody can see it: that one was there, and that it went (sync/README.md).
    if (this.#variant.readback === 'absent') this.giveUp(this.#sender, [old])
  }

  willRemoveRow(object: ServerObject, row: string): void {
    const old = object.secrets.get(row) ?? null
    if (old !== null && this.#variant.readback === 'absent') this.giveUp(this.#sender, [old])
  }

  willRemove(object: ServerObject): void {
    if (!this.#shownDeletes || object.kind === 'user') {
      this.fail(`store ${this.#sender} deleted the object born ${birthOf(object)} though nobody allowed that`)
    }
    const shown = this.#shownDeletes ?? new Set()
    this.giveUp(
      this.#sender,
      Object.values(object.texts).filter((text) => shown.has(text)),
    )
    this.giveUp(
      this.#sender,
      [...object.secrets.values()].filter((secret) => secret !== null),
    )
    this.#goes(object)
  }

  /** At rest: nothing that anybody wanted is missing. */
  checkNothingLost(stores: readonly (readonly StoredObject[])[]): void {
    const alive = new Set([
      ...allValues(this.#server.objects),
      ...stores.flatMap((store) => [...allValues(store)]),
    ])
    for (const value of this.#entered) {
      if (!alive.has(value) && !this.#givenUp.get(value)?.size)
        this.fail(`"${value}" is lost though nobody chose that`)
    }
  }

  /** At rest: whatever secret a store has was sent at some time. */
  checkSecretSent(store: StoreName, secret: string): void {
    if (!this.#landed.has(secret)) this.fail(`store ${store} never sent the secret "${secret}"`)
  }
}
