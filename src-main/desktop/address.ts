/** The address of the screens inside the window. Pure. */

export const scheme = 'patchbay'
export const appOrigin = `${scheme}://app`
export const startUrl = `${appOrigin}/`

/**
 * Whether a URL is a page or file of Patchbay itself. Decided on its parsed parts: `includes` or `startsWith` would
 * also agree to `https://example.com/?patchbay://app` and `patchbay://app.example.com`.
 */
export function isOwnUrl(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, host, username, password } = new URL(url)
  return protocol === `${scheme}:` && host === 'app' && username === '' && password === ''
}

/** Whether a URL names something that a page of Patchbay made itself, to hand it to the person as a download. */
export function isOwnBlob(url: string): boolean {
  return url.startsWith('blob:') && isOwnUrl(url.slice('blob:'.length))
}

/** What the window may load: its own files, what its pages made, and the images that a page carries in itself. */
export function mayLoad(url: string): boolean {
  return isOwnUrl(url) || isOwnBlob(url) || url.startsWith('data:image/')
}
