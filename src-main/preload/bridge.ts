/** What the preload script offers to the screens as `window.patchbay`. Types only. */
import type { ErrorDocument } from '../domain/errors.ts'

export interface BridgeCall {
  /** Chosen by the caller, unique while the call runs. */
  readonly id: string
  /** `session.status` */
  readonly path: string
  readonly type: 'query' | 'mutation'
  /** Anything that JSON can carry. */
  readonly input: unknown
}

export type BridgeAnswer =
  | { readonly ok: true; readonly data: unknown }
  | { readonly ok: false; readonly error: ErrorDocument }

export interface BridgeSubscription extends Omit<BridgeCall, 'type'> {
  readonly type: 'subscription'
}

/** After `error` or `end` nothing more comes. */
export type BridgeEvent =
  | { readonly type: 'data'; readonly data: unknown }
  | { readonly type: 'error'; readonly error: ErrorDocument }
  | { readonly type: 'end' }

export interface Bridge {
  /** Never rejects for what a procedure throws: Electron would keep only the message of an error. */
  request(call: BridgeCall): Promise<BridgeAnswer>
  /** @returns a function that ends the subscription; no event comes after it was called. */
  subscribe(call: BridgeSubscription, onEvent: (event: BridgeEvent) => void): () => void
}

/** What goes over the request channel; ending a subscription needs no more than its id. */
export type BridgeMessage =
  | BridgeCall
  | BridgeSubscription
  | { readonly id: string; readonly type: 'unsubscribe' }

/** What comes over the event channel: the event and the id of its subscription. */
export interface AddressedEvent {
  readonly id: string
  readonly event: BridgeEvent
}
