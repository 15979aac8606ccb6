/** What a key slot and a keyring of the computer are called. */
import type { SlotEntry } from '../../../src-main/store/keyAccess.ts'
import { domainText } from '../../i18n/domainText.ts'
import { t } from '../../i18n/t.ts'

/** Names that the keyrings' own makers use; backends as keyring/safeStorage.ts and osKeyring.ts call them. */
const backendNames: Readonly<Record<string, string>> = {
  'secret-service': 'Secret Service',
  keychain: 'macOS Keychain',
  'credential-manager': 'Windows Credential Manager',
  dpapi: 'Windows data protection (DPAPI)',
  gnome_libsecret: 'GNOME Keyring',
  kwallet: 'KWallet',
  kwallet5: 'KWallet 5',
  kwallet6: 'KWallet 6',
}

export function backendText(backend: string): string {
  return backend === 'basic_text' ? t('keys.backend.none', { backend }) : (backendNames[backend] ?? backend)
}

export function protectionText({ kind, protection }: SlotEntry): string {
  return kind === 'system' ? backendText(protection) : domainText(protection)
}

/** Like `Recovery key` or `Computer's keyring, Support`. */
export function slotText({ kind, person }: SlotEntry): string {
  const words = t(`keys.kind.${kind}`)
  return person === null ? words : `${words}, ${person}`
}
