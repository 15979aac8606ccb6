/** The one door to `shell.openExternal`. */
import { shell } from 'electron'
import { allowedExternalUrl } from './externalUrl.ts'

/** Opens an allowed link in the person's browser; does nothing with any other. */
export function openExternalLink(url: string): void {
  const allowed = allowedExternalUrl(url)
  if (allowed !== null) void shell.openExternal(allowed)
}
