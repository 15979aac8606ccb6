/** Program of its own: one call of the real adapter, in the environment of the keyring to use; answers in JSON. */
import { findPatchbayError } from '../../src-main/domain/errors.ts'
import { createOsKeyring } from '../../src-main/keyring/osKeyring.ts'
import type { ProtectedKey, SlotAddress } from '../../src-main/keyring/systemKeyring.ts'

export interface ChildRequest {
  readonly verb: 'backend' | 'protect' | 'state' | 'recover' | 'forget'
  readonly slot: SlotAddress
  /** 32 bytes in hexadecimal, to protect. */
  readonly key?: string
  readonly kept?: ProtectedKey
  readonly limitMs?: number
}

export interface ChildAnswer {
  /** A key comes in hexadecimal. */
  readonly value?: unknown
  readonly code?: string
  readonly message?: string
  readonly milliseconds: number
}

async function perform(request: ChildRequest): Promise<unknown> {
  const { verb, slot, key, kept = null, limitMs = 10_000 } = request
  const keyring = createOsKeyring({ limitMs })
  if (verb === 'backend') return keyring.backend()
  if (verb === 'state') return keyring.state(slot, kept)
  if (verb === 'protect') {
    return keyring.protect(slot, Buffer.from(key ?? '', 'hex'), { isWeakAllowed: false })
  }
  if (kept === null) throw new Error(`${verb} needs a kept key`)
  if (verb === 'forget') return keyring.forget(slot, kept)
  const found = await keyring.recover(slot, kept)
  return { ...found, key: found.key.toString('hex') }
}

async function answer(request: ChildRequest): Promise<ChildAnswer> {
  const start = performance.now()
  try {
    const value = await perform(request)
    return { value, milliseconds: performance.now() - start }
  } catch (error) {
    const known = findPatchbayError(error)
    if (known === null) throw error
    return { code: known.code, message: known.message, milliseconds: performance.now() - start }
  }
}

const request = JSON.parse(process.argv[2] ?? '') as ChildRequest
process.stdout.write(`${JSON.stringify(await answer(request))}\n`)
