/** Histories from a number: the same number gives the same history on every machine. */
import type { RemoteKind } from '../../../src-main/domain/syncModel.ts'
import { type Fault, requestFaults } from './faults.ts'
import type { History, Operation, Place } from './operations.ts'
import type { StoreName } from './stores.ts'
import type { Variant } from './variants.ts'

/** Numbers in [0, 1): mulberry32. */
export function numbersFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

class Choice {
  readonly #next: () => number
  /** Each value that a person enters is another one. */
  tag = 100

  constructor(seed: number) {
    this.#next = numbersFrom(seed)
  }

  below(limit: number): number {
    return Math.floor(this.#next() * limit)
  }

  is(probability: number): boolean {
    return this.#next() < probability
  }

  of<Item>(items: readonly Item[]): Item {
    const item = items[this.below(items.length)]
    if (item === undefined) throw new Error('nothing to choose from')
    return item
  }

  newTag(): number {
    this.tag += 1
    return this.tag
  }
}

/** Few names, two of them the same but for case, so that they meet. */
const sharedNames = ['Alpha', 'alpha', 'Beta', 'Gamma']

function anyName(choice: Choice): string {
  return choice.is(0.3) ? choice.of(sharedNames) : `n${choice.newTag()}`
}

function anyKind(choice: Choice): RemoteKind {
  return choice.is(0.7) ? 'service' : 'user'
}

function anyVariant(choice: Choice): Variant {
  return {
    put: choice.of(['keeps', 'keeps', 'clears', 'rejects']),
    isPutKnown: choice.is(0.7),
    rows: choice.is(0.7) ? 'embedded' : 'subresource',
    readback: choice.is(0.75) ? 'absent' : 'plain',
    rights: choice.is(0.85) ? 'role' : 'manual',
    isCreatedIdTold: choice.is(0.85),
    refusesTakenNames: choice.is(0.7),
  }
}

function anyFaults(choice: Choice): readonly Fault[] {
  if (choice.is(0.6)) return []
  if (choice.is(0.25)) return [{ journal: 1 + choice.below(14) }]
  const fault = (): Fault => ({
    write: 1 + choice.below(4),
    how: choice.of(requestFaults),
    repeats: choice.is(0.7) ? 1 : 1 + choice.below(5),
  })
  return choice.is(0.8) ? [fault()] : [fault(), fault()]
}

function anyPush(choice: Choice, at: StoreName): Operation {
  return {
    do: 'push',
    at,
    isSaved: choice.is(0.15),
    deletes: choice.is(0.25),
    select: choice.is(0.15) ? choice.below(8) : null,
    faults: anyFaults(choice),
    meanwhile: choice.is(0.1) ? anyEdit(choice, 'server') : null,
  }
}

function anyEdit(choice: Choice, at: Place): Operation {
  const pick = choice.below(8)
  const tag = choice.newTag()
  const roll = choice.below(20)
  if (roll < 8) return { do: 'edit', at, pick, field: choice.below(3), tag }
  if (roll < 10) return { do: 'rename', at, pick, name: anyName(choice) }
  if (roll < 12) return { do: 'remove', at, pick }
  if (roll < 14) return { do: 'add', at, kind: anyKind(choice), name: anyName(choice), tag }
  if (roll < 17) return { do: 'row', at, pick, row: choice.below(3), tag }
  return { do: 'secret', at, pick, row: choice.below(3), tag }
}

function anyLookBack(choice: Choice, at: StoreName): Operation {
  const roll = choice.below(7)
  if (roll < 3) return { do: 'undo', at }
  if (roll < 5) return { do: 'redo', at }
  if (roll < 6) return { do: 'untrash', at, pick: choice.below(4) }
  return { do: 'right', at, pick: choice.below(4) }
}

function anyDecision(choice: Choice, at: StoreName): Operation {
  const side = choice.of(['mine', 'theirs'] as const)
  return { do: 'resolve', at, pick: choice.below(4), side, isOneField: choice.is(0.4) }
}

function anyOperation(choice: Choice): Operation {
  const at: StoreName = choice.is(0.5) ? 'A' : 'B'
  const roll = choice.below(100)
  if (roll < 30) return anyEdit(choice, at)
  if (roll < 44) return anyEdit(choice, 'server')
  if (roll < 68) return anyPush(choice, at)
  if (roll < 73) return { do: choice.of(['pull', 'plan', 'savePlan']), at, deletes: choice.is(0.3) }
  if (roll < 77) return { do: 'adopt', at, pick: choice.is(0.5) ? null : choice.below(8) }
  if (roll < 83) return anyDecision(choice, at)
  if (roll < 90) return anyLookBack(choice, at)
  return { do: choice.is(0.5) ? 'backUp' : 'restore' }
}

export const plainPush = {
  do: 'push',
  isSaved: false,
  deletes: false,
  select: null,
  faults: [],
  meanwhile: null,
} as const

/** Two stores that know the same objects, mostly; then anything. */
function opening(choice: Choice): readonly Operation[] {
  const add = (kind: RemoteKind): Operation => ({
    do: 'add',
    at: 'A',
    kind,
    name: anyName(choice),
    tag: choice.newTag(),
  })
  const shared: readonly Operation[] = [add('service'), add('user'), { ...plainPush, at: 'A' }]
  if (choice.is(0.15)) return []
  return choice.is(0.2) ? shared : [...shared, { do: 'adopt', at: 'B', pick: null }]
}

export function historyOf(seed: number, number: number): History {
  const choice = new Choice(Math.imul(seed, 0x9e3779b1) + number)
  const variant = anyVariant(choice)
  const start = opening(choice)
  const length = 3 + choice.below(14)
  const operations = [...start, ...Array.from({ length }, () => anyOperation(choice))]
  const side = () => choice.of(['mine', 'theirs'] as const)
  return { variant, operations, finally: { A: side(), B: side() } }
}
