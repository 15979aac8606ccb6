/** Reads of the connection test: each GET ends as one of a few things that the checks can tell apart. */
import { PatchbayError } from '../../domain/errors.ts'
import type { ServerAccess } from '../gateway.ts'
import type { HttpAnswer } from '../http.ts'
import { invalidAnswer, type RciClient, type RciRequest, resourceUnknown } from '../rci/client.ts'
import { parseJson } from '../rci/json.ts'
import { isUnknownRoute } from './refusals.ts'

export type Read =
  | { readonly kind: 'items'; readonly items: readonly unknown[] }
  /** No such resource: 404, 405, or the gateway's answer for an unknown route. */
  | { readonly kind: 'unknown'; readonly error: PatchbayError }
  /** An answer that is no list: a page of HTML (a logon page above all), other text, or other JSON. */
  | { readonly kind: 'noList'; readonly isHtml: boolean; readonly error: PatchbayError }
  /** 400, 403, 422: refused for this resource or for these parameters. */
  | { readonly kind: 'refused'; readonly error: PatchbayError }

export interface Reader {
  /** @throws every failure that concerns the server as a whole (credentials, network, 5xx, 429, redirects). */
  list(path: string, query: NonNullable<RciRequest['query']>): Promise<Read>
}

export function createReader(access: ServerAccess, client: RciClient): Reader {
  return {
    async list(path, query) {
      try {
        const answer = await client.send({ method: 'GET', path, query })
        if (!answer) return { kind: 'unknown', error: resourceUnknown(access, 'GET', path) }
        return itemsOf(access, path, answer)
      } catch (error) {
        if (!(error instanceof PatchbayError)) throw error
        if (error.code === 'SERVER_RESOURCE_UNKNOWN' || isUnknownRoute(error))
          return { kind: 'unknown', error }
        if (error.code === 'SERVER_FORBIDDEN' || error.code === 'SERVER_REJECTED')
          return { kind: 'refused', error }
        throw error
      }
    },
  }
}

function itemsOf(access: ServerAccess, path: string, answer: HttpAnswer): Read {
  const isHtml = /^\s*</.test(answer.text)
  let value: unknown
  try {
    value = parseJson(answer.text)
  } catch {
    const what = isHtml ? 'is a page of HTML, as a logon page or another application gives it' : 'is no JSON'
    return { kind: 'noList', isHtml, error: invalidAnswer(access, path, what) }
  }
  if (Array.isArray(value)) return { kind: 'items', items: value }
  return { kind: 'noList', isHtml: false, error: invalidAnswer(access, path, 'is no JSON array') }
}
