/** What stands between a person and the open store, by error code: the ways on that can help. Texts: `problem.<code>`. */
import type { RpcErrorCode } from '../../rpc/rpcError.ts'

type Way = 'restore' | 'retry'

/** The first way is the one that usually helps. A backup is offered where it can; nothing is ever deleted. */
const ways = Object.freeze({
  KEYRING_MISSING: ['restore', 'retry'],
  KEYRING_DAMAGED: ['restore', 'retry'],
  KEYRING_TOO_WEAK: ['restore', 'retry'],
  KEYRING_FROM_FUTURE: ['retry', 'restore'],
  STORE_MISSING: ['restore', 'retry'],
  STORE_DAMAGED: ['restore', 'retry'],
  STORE_FROM_FUTURE: ['retry', 'restore'],
  STORE_NOT_WRITABLE: ['retry'],
  STORE_FULL: ['retry'],
  STORE_IN_USE: ['retry'],
  STORE_BUSY: ['retry'],
  MIGRATION_FAILED: ['retry', 'restore'],
} as const satisfies Partial<Record<RpcErrorCode, readonly Way[]>>)

type ProblemCode = keyof typeof ways

function isKnown(code: RpcErrorCode): code is ProblemCode {
  return Object.hasOwn(ways, code)
}

/** Whether the store itself cannot be opened, by whatever means. */
export function isStoreProblem(code: RpcErrorCode): boolean {
  return isKnown(code)
}

/** `OTHER`: not foreseen; its own message tells what there is to tell. */
export function problemOf(code: RpcErrorCode): {
  readonly name: ProblemCode | 'OTHER'
  readonly ways: readonly Way[]
} {
  return isKnown(code) ? { name: code, ways: ways[code] } : { name: 'OTHER', ways: ['retry'] }
}
