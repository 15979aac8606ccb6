/** A secret onto the clipboard (secretClipboard.ts), and whether that went well. */
import { t } from '../i18n/t.ts'
import { postMessage } from './messages.ts'
import { copySecret } from './secretClipboard.ts'

export async function copyAndTell(secret: string): Promise<void> {
  try {
    await copySecret(secret)
    postMessage('success', t('reveal.copied'))
  } catch {
    postMessage('error', t('reveal.copyFailed'))
  }
}
