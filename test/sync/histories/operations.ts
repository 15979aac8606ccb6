/**
 * What people and machines do in a history. Plain data: a history can be printed, shortened and replayed. Objects
 * are named by number (modulo what is there), so that a history stays playable when a part is taken out.
 */
import type { RemoteKind } from '../../../src-main/domain/syncModel.ts'
import type { Fault } from './faults.ts'
import type { StoreName } from './stores.ts'
import type { Variant } from './variants.ts'

/** Where a person edits: in one of the stores, or directly on the server. */
export type Place = StoreName | 'server'

export type Operation =
  | {
      readonly do: 'add'
      readonly at: Place
      readonly kind: RemoteKind
      readonly name: string
      readonly tag: number
    }
  /** `field`: number of a plain field that is no name. */
  | {
      readonly do: 'edit'
      readonly at: Place
      readonly pick: number
      readonly field: number
      readonly tag: number
    }
  | { readonly do: 'rename'; readonly at: Place; readonly pick: number; readonly name: string }
  | { readonly do: 'remove'; readonly at: Place; readonly pick: number }
  /** A new row of a service, or none any more. */
  | {
      readonly do: 'row'
      readonly at: Place
      readonly pick: number
      readonly row: number
      readonly tag: number
    }
  | {
      readonly do: 'secret'
      readonly at: Place
      readonly pick: number
      readonly row: number
      readonly tag: number
    }
  | { readonly do: 'right'; readonly at: StoreName; readonly pick: number }
  | { readonly do: 'undo' | 'redo'; readonly at: StoreName }
  | { readonly do: 'untrash'; readonly at: StoreName; readonly pick: number }
  | { readonly do: 'pull' | 'plan' | 'savePlan'; readonly at: StoreName; readonly deletes: boolean }
  | {
      readonly do: 'push'
      readonly at: StoreName
      /** The plan saved last, as it was reviewed; else whatever is to be done now. */
      readonly isSaved: boolean
      readonly deletes: boolean
      /** Number of the one object to push; `null`: everything. */
      readonly select: number | null
      readonly faults: readonly Fault[]
      /** Someone edits an object on the server between the plan and the first write. */
      readonly meanwhile: Operation | null
    }
  /** `pick`: one object of the server; `null`: every service. */
  | { readonly do: 'adopt'; readonly at: StoreName; readonly pick: number | null }
  | {
      readonly do: 'resolve'
      readonly at: StoreName
      readonly pick: number
      readonly side: 'mine' | 'theirs'
      readonly isOneField: boolean
    }
  | { readonly do: 'backUp' | 'restore' }

export interface History {
  readonly variant: Variant
  readonly operations: readonly Operation[]
  /** What people choose in the end, when everything is brought to rest. */
  readonly finally: Readonly<Record<StoreName, 'mine' | 'theirs'>>
}

function told(fault: Fault): string {
  if ('journal' in fault) return `crash at journal entry ${fault.journal}`
  return `write ${fault.write}${fault.repeats > 1 ? ` and ${fault.repeats - 1} more` : ''} ${fault.how}`
}

/** One line for people. */
export function describeOperation(operation: Operation): string {
  const words: string[] = ['at' in operation ? `${operation.at}:` : 'server:', operation.do]
  for (const [name, value] of Object.entries(operation)) {
    if (name === 'do' || name === 'at' || value === false || value === null) continue
    if (name === 'faults') words.push(...(value as readonly Fault[]).map((fault) => `[${told(fault)}]`))
    else if (name === 'meanwhile') words.push(`[meanwhile ${describeOperation(value as Operation)}]`)
    else words.push(value === true ? name : `${name}=${String(value)}`)
  }
  return words.join(' ')
}

export function describeHistory({ variant, operations, finally: choice }: History): string {
  const lines = operations.map((operation, index) => `  ${index + 1}. ${describeOperation(operation)}`)
  return [
    `  on ${JSON.stringify(variant)}`,
    ...lines,
    `  in the end A chooses ${choice.A}, B chooses ${choice.B}`,
  ].join('\n')
}
