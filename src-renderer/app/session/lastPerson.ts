/** Who was chosen last on this browser: only the id, which says nothing without the keyring file. */
const storageKey = 'patchbay.person'

export function lastPerson(): string | null {
  return localStorage.getItem(storageKey)
}

export function rememberPerson(id: string): void {
  localStorage.setItem(storageKey, id)
}
