/** Failures of calls in the one form that screens show. */
import { TRPCClientError } from '@trpc/client'
import type { ErrorCode, ErrorDocument } from '../../src-main/domain/errors.ts'
import { errorMessage } from '../i18n/domainText.ts'
import { t } from '../i18n/t.ts'

/** `HOST_UNREACHABLE`: no answer at all, known only on this side. */
export type RpcErrorCode = ErrorCode | 'HOST_UNREACHABLE'

export class RpcError extends Error {
  override readonly name = 'RpcError'
  readonly code: RpcErrorCode
  readonly data: ErrorDocument['data']

  constructor(code: RpcErrorCode, message: string, data: ErrorDocument['data'] = {}, cause?: unknown) {
    super(message, { cause })
    this.code = code
    this.data = data
  }
}

function isErrorDocument(value: unknown): value is ErrorDocument {
  return typeof value === 'object' && value !== null && 'code' in value && 'message' in value
}

/** The document of a procedure (rpc/trpc.ts), or of the host's own gate, which answers `{"error": document}`. */
function documentOf(error: TRPCClientError<never>): ErrorDocument | null {
  const data = error.data as { patchbay?: unknown } | null | undefined
  if (isErrorDocument(data?.patchbay)) return data.patchbay
  const answer = error.meta?.responseJSON as { error?: unknown } | null | undefined
  return isErrorDocument(answer?.error) ? answer.error : null
}

/** Anything that a call threw. Without an answer of Patchbay the session or the host is gone. */
export function toRpcError(error: unknown): RpcError {
  if (error instanceof RpcError) return error
  if (!(error instanceof TRPCClientError)) {
    return new RpcError('BUG', t('error.unforeseen'), {}, error)
  }
  const document = documentOf(error as TRPCClientError<never>)
  if (document) {
    const { code, message, data } = document
    return new RpcError(code, errorMessage(code, message), data, error)
  }
  const status = (error.meta?.response as { status?: number } | undefined)?.status
  if (status === 401 || status === 403) return new RpcError('SESSION_REQUIRED', t('error.sessionEnded'))
  return new RpcError('HOST_UNREACHABLE', t('error.hostUnreachable'), {}, error)
}

/** Codes after which only the unlock or create screen helps. */
export function isStoreClosed(error: RpcError): boolean {
  return error.code === 'STORE_LOCKED' || error.code === 'STORE_NOT_CREATED'
}
