/**
 * What has to be known before the store is open and tells nothing of it: language, theme, text size, who came in last.
 *
 *   loopback   cookies: the host takes another port at every start, which the browser's storage takes for another site
 *   desktop    its pages keep nothing on the disk; the main process does (platform/screenChoices.ts)
 */
import { bridgeOfDesktop } from '../rpc/bridge.ts'

const bridge = bridgeOfDesktop()
/** Of the desktop. */
const kept = new Map<string, string>()

/** As long as browsers keep any cookie; each start begins it anew. */
const days = 400

/** At the start of the page, before anything is asked for. */
export async function readKept(): Promise<void> {
  const answer = await bridge?.request({
    id: 'kept',
    path: 'session.choices',
    type: 'query',
    input: undefined,
  })
  // Without an answer the screens look as the system likes them.
  if (answer?.ok)
    for (const [name, value] of Object.entries(Object(answer.data))) kept.set(name, String(value))
}

function fromCookie(name: string): string | null {
  const pair = document.cookie.split('; ').find((each) => each.startsWith(`${name}=`))
  return pair === undefined ? null : pair.slice(name.length + 1)
}

/** Values are words and numbers: they need no encoding. */
export function keepInBrowser(name: string, value: string): void {
  if (bridge) {
    kept.set(name, value)
    const id = `keep ${name} ${Date.now()}`
    // One that cannot be kept holds until the window is closed.
    void bridge.request({ id, path: 'session.choose', type: 'mutation', input: { name, value } })
    return
  }
  // biome-ignore lint/suspicious/noDocumentCookie: the page that starts anew right after must find it
  document.cookie = `${name}=${value}; Max-Age=${days * 86_400}; Path=/; SameSite=Strict`
}

/** Null: nothing was chosen yet. */
export function keptInBrowser(name: string): string | null {
  if (bridge) return kept.get(name) ?? null
  const value = fromCookie(name)
  if (value !== null) keepInBrowser(name, value)
  return value
}
