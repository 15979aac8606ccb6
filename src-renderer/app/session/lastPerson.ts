/** Who was chosen last on this browser: only the id, which says nothing without the keyring file. */
import { keepInBrowser, keptInBrowser } from '../keptInBrowser.ts'

const storageKey = 'patchbay.person'

export function lastPerson(): string | null {
  return keptInBrowser(storageKey)
}

export function rememberPerson(id: string): void {
  keepInBrowser(storageKey, id)
}
