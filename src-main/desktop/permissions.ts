/** The window gets nothing of the machine and reaches nothing but itself. */
import type { Session } from 'electron'
import { isOwnBlob, isOwnUrl, mayLoad } from './address.ts'

/** Putting text on the clipboard at a click is all that is granted; the key button of the first screen needs it. */
export function isGranted(permission: string, origin: string): boolean {
  return permission === 'clipboard-sanitized-write' && isOwnUrl(origin)
}

export function denyEverythingElse(pages: Session): void {
  pages.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl }) =>
    answer(isGranted(permission, requestingUrl)),
  )
  pages.setPermissionCheckHandler((_contents, permission, origin) => isGranted(permission, origin))
  pages.setDevicePermissionHandler(() => false)
  pages.setDisplayMediaRequestHandler((_request, answer) => answer(null))
  // What a page made itself (a signed export): Electron asks the person where it shall go.
  pages.on('will-download', (event, item) => {
    if (!isOwnBlob(item.getURL())) event.preventDefault()
  })
  pages.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !mayLoad(url) }))
  // The dictionaries would be fetched from a server of the browser's maker.
  pages.setSpellCheckerEnabled(false)
}
