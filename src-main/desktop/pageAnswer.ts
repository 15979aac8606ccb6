/** Answers of the window's own scheme: the built screens, read only, with the page policy. */
import { readPage } from '../platform/pageFiles.ts'
import { pageHeaders } from '../platform/pagePolicy.ts'
import { isOwnUrl } from './address.ts'

export async function answerPage(
  request: { readonly method: string; readonly url: string },
  rendererDirectory: string,
): Promise<Response> {
  if (!isOwnUrl(request.url)) return new Response(null, { status: 403, headers: pageHeaders })
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return new Response(null, { status: 405, headers: pageHeaders })
  }
  const file = await readPage(rendererDirectory, new URL(request.url).pathname || '/')
  if (file === null) return new Response(null, { status: 404, headers: pageHeaders })
  const headers = { ...pageHeaders, 'content-type': file.type, 'cache-control': file.cacheControl }
  const body = request.method === 'HEAD' ? null : new Uint8Array(file.body)
  return new Response(body, { headers })
}
