/**
 * Puts a secret onto the clipboard, and takes it off again after a minute. Where the page may look (it never asks for
 * that), what the person copied meanwhile stays; where it may not, the clipboard is cleared all the same: rather a
 * text lost than a password left. A page without the focus cannot reach the clipboard: it is done as soon as it can.
 * A lock starts the page anew and forgets nothing: a mark in the session's storage, without the value, tells that
 * there is something left to clear.
 */

const keptMs = 60_000
const mark = 'patchbay.clipboard'

/** Counts copies: a later one has its own minute. */
let latest = 0

/** @throws where the clipboard cannot be used */
export async function copySecret(secret: string): Promise<void> {
  // Missing where the page is not served securely.
  if (navigator.clipboard === undefined) throw new Error('No clipboard')
  await navigator.clipboard.writeText(secret)
  const digest = await digestOf(secret)
  latest += 1
  const own = latest
  sessionStorage.setItem(mark, '1')
  setTimeout(() => {
    if (own === latest) clearWhenPossible(digest)
  }, keptMs)
}

/** Clears what a page before this one left, such as before a lock. */
export function clearLeftSecret(): void {
  if (sessionStorage.getItem(mark) !== null) clearWhenPossible(null)
}

const occasions = ['focus', 'pointerdown', 'keydown'] as const

/** `digest` null: not known any more what it was. */
function clearWhenPossible(digest: string | null): void {
  const waiting = new AbortController()
  const tryAgain = async () => {
    if (sessionStorage.getItem(mark) === null) return waiting.abort()
    if (!document.hasFocus()) return
    try {
      if (await mayHold(digest)) await navigator.clipboard.writeText('')
    } catch {
      return
    }
    sessionStorage.removeItem(mark)
    waiting.abort()
  }
  for (const occasion of occasions) {
    window.addEventListener(occasion, () => void tryAgain(), { signal: waiting.signal, capture: true })
  }
  void tryAgain()
}

/** Whether the clipboard has the secret, as far as it can be told. */
async function mayHold(digest: string | null): Promise<boolean> {
  if (digest === null || !(await mayRead())) return true
  return (await digestOf(await navigator.clipboard.readText())) === digest
}

async function mayRead(): Promise<boolean> {
  try {
    const { state } = await navigator.permissions.query({ name: 'clipboard-read' as PermissionName })
    return state === 'granted'
  } catch {
    return false
  }
}

/** In place of the secret, which is kept nowhere. */
async function digestOf(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return new Uint8Array(bytes).join()
}
