/**
 * Planted: whatever is edited, pushed, chosen, entered and decided, in any order, production never gets a secret, a
 * URL or an ID of the test side. Seeds are fixed and stand in the names of the tests.
 */
import { expect, test } from 'vitest'
import { PatchbayError } from '../../src-main/domain/errors.ts'
import { Secret } from '../../src-main/domain/secret.ts'
import { removeServices } from '../../src-main/store/services.ts'
import { redoAction, undoAction } from '../../src-main/store/undo.ts'
import { listConflicts, resolveConflict } from '../../src-main/sync/decide/conflicts.ts'
import {
  choosePromoted,
  importValues,
  type MapChange,
  type PromotionEntry,
  promotionOverview,
  setServerValue,
  type ValueEntry,
} from '../../src-main/sync/promotion/promotion.ts'
import { newPromotionBench, type PromotionBench } from './promotionBench.ts'
import { isWrite, putService, putUser } from './support.ts'

const rowsOfService = 4
const range = (length: number) => Array.from({ length }, (_, index) => index)

/** Numbers in [0, 1): mulberry32. */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

class History {
  readonly bench: PromotionBench
  readonly random: () => number
  /** Everything of the test side that must not arrive. */
  readonly planted: string[] = []
  readonly secrets: string[] = []
  refused = 0
  #count = 0

  constructor(bench: PromotionBench, seed: number) {
    this.bench = bench
    this.random = generator(seed)
  }

  pick<Item>(items: readonly Item[]): Item {
    const item = items[Math.floor(this.random() * items.length)]
    if (item === undefined) throw new Error('there is nothing to pick')
    return item
  }

  plant(what: string): string {
    this.#count += 1
    const value = `planted-${what}-${this.#count}-of-test`
    this.planted.push(value)
    if (what === 'secret') this.secrets.push(value)
    return value
  }

  editService(): void {
    const id = () => this.plant('id')
    putService(this.bench.test.store, `Service ${this.pick(range(10))}`, {
      serviceConnection: `https://${this.plant('url')}.example.com/messages`,
      authenticationScope: this.random() < 0.3 ? id() : '',
      rows: Object.fromEntries(range(rowsOfService).map(() => [id(), this.plant('secret')])),
    })
  }

  editUser(): void {
    const lastName = `Name ${this.pick(range(1000))}`
    putUser(this.bench.test.store, `hook.${this.pick(range(10))}`, {
      lastName,
      password: this.plant('secret'),
    })
  }

  entries() {
    return promotionOverview(this.bench.test.store, this.bench.production.server.id).objects
  }

  chooseSome(): void {
    const { key, isPromoted } = this.pick(this.entries())
    if (isPromoted && this.random() < 0.2) this.bench.unchoose(key)
    else this.bench.choose(key)
  }

  /** Enters what is missing of `objects`; before some secrets one of the test side is tried, which is refused. */
  enter(objects: readonly PromotionEntry[]): void {
    const { store } = this.bench.test
    const { id } = this.bench.production.server
    const map: MapChange[] = []
    const values: ValueEntry[] = []
    for (const { kind: of, objectId, unmapped } of objects) {
      for (const { field, kind, source } of unmapped) {
        this.#count += 1
        const value = (secret: string) => ({
          kind: of,
          objectId,
          field,
          change: { secret: new Secret(secret) },
        })
        if (kind === 'url')
          map.push({ kind, source: source ?? '', target: `https://p${this.#count}.example.com/` })
        else if (kind === 'id') map.push({ kind, source: source ?? '', target: `p-id-${this.#count}` })
        else values.push(value(`p-secret-${this.#count}`))
        if (kind === 'secret' && this.random() < 0.1) this.enterShared(value(this.pick(this.secrets)))
      }
    }
    importValues(store, id, map, values)
  }

  enterSome(): void {
    const waiting = this.entries().filter(({ unmapped }) => unmapped.length > 0)
    this.enter(waiting.filter(() => this.random() < 0.3))
  }

  enterShared(value: ValueEntry): void {
    try {
      setServerValue(this.bench.test.store, this.bench.production.server.id, value)
      throw new Error('a secret of the test side was taken')
    } catch (error) {
      if (!(error instanceof PatchbayError) || error.code !== 'PROMOTION_SECRET_SHARED') throw error
      this.refused += 1
    }
  }

  back(): void {
    try {
      if (this.random() < 0.7) undoAction(this.bench.test.store)
      else redoAction(this.bench.test.store)
    } catch (error) {
      if (!(error instanceof PatchbayError)) throw error
    }
  }

  removeOne(): void {
    const service = this.pick(this.entries().filter(({ kind }) => kind === 'service'))
    removeServices(this.bench.test.store, [service.objectId as Parameters<typeof removeServices>[1][number]])
  }

  editProduction(): void {
    const { control } = this.bench.production.practice
    const users = control.users()
    if (users.length > 0) {
      control.edit('user', String(this.pick(users)['id']), { surname: `Theirs ${this.pick(range(1000))}` })
    }
    const services = control.services()
    if (services.length > 0 && this.random() < 0.3)
      control.remove('service', String(this.pick(services)['id']))
  }

  decide(): void {
    const { deps, server } = this.bench.production
    for (const { key, field } of listConflicts(deps.store, server.id)) {
      resolveConflict(deps.store, server.id, { key, field, side: this.random() < 0.5 ? 'mine' : 'theirs' })
    }
  }

  async step(): Promise<void> {
    const what = this.random()
    if (what < 0.15) this.editService()
    else if (what < 0.25) this.editUser()
    else if (what < 0.4) this.chooseSome()
    else if (what < 0.6) this.enterSome()
    else if (what < 0.65) this.back()
    else if (what < 0.68) this.editProduction()
    else if (what < 0.72) this.decide()
    else if (what < 0.74) this.removeAny()
    else if (what < 0.87) await this.bench.test.push({ allowDeletes: 100 })
    else await this.bench.production.push(this.random() < 0.3 ? { allowDeletes: 100 } : {})
  }

  removeAny(): void {
    try {
      this.removeOne()
    } catch (error) {
      if (!(error instanceof PatchbayError) || error.code !== 'SERVICE_NOT_FOUND') throw error
    }
  }

  /** Nothing planted was asked of production: bodies are the only way in. */
  check(): void {
    const asked = this.bench.asked.join('\n')
    expect(this.planted.filter((value) => asked.includes(value))).toEqual([])
  }

  /** What production holds is none of the test side's. It keeps hashes, slow by intent: 15 for each are tried. */
  checkHeld(): number {
    const { control } = this.bench.production.practice
    const held = [
      ...control.users().map((user) => ['user', String(user['id']), null] as const),
      ...control
        .services()
        .flatMap((service) =>
          (service['authentications'] as { id: string }[]).map(
            ({ id }) => ['service', String(service['id']), id] as const,
          ),
        ),
    ]
    for (const [kind, id, row] of held) {
      const tried = range(15).map(() => this.pick(this.secrets))
      expect(tried.filter((secret) => control.secretMatches(kind, id, row, secret))).toEqual([])
    }
    return held.length
  }
}

test.each([20261122, 7])('no planted value of the test side arrives, seed %i', async (seed) => {
  const bench = await newPromotionBench()
  const history = new History(bench, seed)
  for (const _ of range(10)) history.editService()
  for (const _ of range(10)) history.editUser()
  expect(history.secrets.length).toBeGreaterThanOrEqual(50)
  await bench.test.push()
  choosePromoted(bench.test.store, bench.production.server.id, history.entries(), true)
  for (const _ of range(80)) await history.step()
  history.check()

  // At rest: everything entered and decided, and a few pushes later nothing is left to do.
  for (const _ of range(3)) {
    await bench.test.push({ allowDeletes: 100 })
    choosePromoted(bench.test.store, bench.production.server.id, history.entries(), true)
    history.enter(history.entries())
    await bench.production.push({ allowDeletes: 100 })
    history.decide()
  }
  history.check()
  expect(history.checkHeld()).toBeGreaterThan(20)
  expect(await bench.production.plan({ deletes: true })).toMatchObject({
    steps: [],
    takeovers: [],
    conflicts: [],
    blocked: [],
  })
  expect(history.refused).toBeGreaterThan(0)
  expect(bench.asked.filter(isWrite).length).toBeGreaterThan(20)
})
