/** The window asks the machine for nothing and reaches nothing but itself. */
import type { Session } from 'electron'
import { mayLoad } from './address.ts'

export function denyEverything(pages: Session): void {
  pages.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  pages.setPermissionCheckHandler(() => false)
  pages.setDevicePermissionHandler(() => false)
  pages.setDisplayMediaRequestHandler((_request, answer) => answer(null))
  pages.on('will-download', (event) => event.preventDefault())
  pages.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !mayLoad(url) }))
  // The dictionaries would be fetched from a server of the browser's maker.
  pages.setSpellCheckerEnabled(false)
}
