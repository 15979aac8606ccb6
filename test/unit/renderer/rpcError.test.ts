/** Every failure of a call reaches the screens as one document, whoever answered. */
import { TRPCClientError } from '@trpc/client'
import { describe, expect, test } from 'vitest'
import { isStoreClosed, toRpcError } from '../../../src-renderer/rpc/rpcError.ts'

const document = { code: 'NAME_TAKEN', message: 'There is another service named "A".', data: { name: 'A' } }

function answered(data: unknown, meta?: Record<string, unknown>) {
  const result = { error: { code: -32_000, message: 'x', data } } as never
  return new TRPCClientError('x', { result, ...(meta && { meta }) })
}

describe('toRpcError', () => {
  test('takes the document of a procedure', () => {
    const error = toRpcError(answered({ patchbay: document }))
    expect(error).toMatchObject(document)
  })

  test('takes the document of the host in front of the procedures', () => {
    const refused = { code: 'SESSION_REQUIRED', message: 'No session.', data: {} }
    const error = toRpcError(answered(undefined, { responseJSON: { error: refused } }))
    expect(error.code).toBe('SESSION_REQUIRED')
    expect(error.message).toBe('No session.')
  })

  test('an answer of 403 without a document is a session that ended', () => {
    const error = toRpcError(new TRPCClientError('x', { meta: { response: { status: 403 } } }))
    expect(error.code).toBe('SESSION_REQUIRED')
  })

  test('no answer is a host that is gone', () => {
    const error = toRpcError(TRPCClientError.from(new TypeError('Failed to fetch')))
    expect(error.code).toBe('HOST_UNREACHABLE')
    expect(error.message).not.toContain('fetch')
  })

  test('anything else is a defect, told without its text', () => {
    const error = toRpcError(new Error('secret abc'))
    expect(error.code).toBe('BUG')
    expect(error.message).not.toContain('abc')
  })

  test('knows when only the unlock screen helps', () => {
    expect(isStoreClosed(toRpcError(answered({ patchbay: { ...document, code: 'STORE_LOCKED' } })))).toBe(
      true,
    )
    expect(isStoreClosed(toRpcError(answered({ patchbay: document })))).toBe(false)
  })
})
