/** What differs from one history's server to the next: the uncertain parts of the contract (rci.md). */
import { type Mapping, resolveMapping } from '../../../src-main/domain/mapping.ts'

export interface Variant {
  /** What the server does to a secret that a PUT does not carry. */
  readonly put: 'keeps' | 'clears' | 'rejects'
  /** Whether the mapping says so, or leaves it `unknown`. */
  readonly isPutKnown: boolean
  readonly rows: 'embedded' | 'subresource'
  readonly readback: 'absent' | 'plain'
  readonly rights: 'role' | 'manual'
  /** Otherwise two objects of one kind may have the same name, and only Patchbay's care prevents it. */
  readonly refusesTakenNames: boolean
  /** Whether a POST answers with the id of the new object. */
  readonly isCreatedIdTold: boolean
}

export function mappingOf(variant: Variant): Mapping {
  return resolveMapping({
    messagingServices: { authentications: { location: variant.rows } },
    rights: { mode: variant.rights },
    secret: { readback: variant.readback, onPutWithoutValue: variant.isPutKnown ? variant.put : 'unknown' },
  })
}
