/**
 * What has to be known before the store is open and tells nothing of it: language, theme, text size, who came in last.
 *
 * The loopback host takes another port at every start, and a port is a part of the origin: what it keeps in the
 * browser's storage is gone at the next start. Cookies ignore ports. The desktop's scheme has a storage that stays,
 * and no cookies.
 */
const hasCookies = () => location.protocol === 'http:'
/** As long as browsers keep any cookie; each start begins it anew. */
const days = 400

function fromCookie(name: string): string | null {
  const pair = document.cookie.split('; ').find((each) => each.startsWith(`${name}=`))
  return pair === undefined ? null : pair.slice(name.length + 1)
}

/** Values are words and numbers: they need no encoding. */
export function keepInBrowser(name: string, value: string): void {
  if (!hasCookies()) localStorage.setItem(name, value)
  // biome-ignore lint/suspicious/noDocumentCookie: the page that starts anew right after must find it
  else document.cookie = `${name}=${value}; Max-Age=${days * 86_400}; Path=/; SameSite=Strict`
}

/** Null: nothing was chosen yet. */
export function keptInBrowser(name: string): string | null {
  if (!hasCookies()) return localStorage.getItem(name)
  const value = fromCookie(name)
  if (value !== null) keepInBrowser(name, value)
  return value
}
