/** Keeps every web contents, also one that was forgotten, on Patchbay's own pages. */
import type { App, Event } from 'electron'
import { isOwnUrl } from './address.ts'

/** `openLink` gets the address of every window that a page asked for; none is ever opened. */
export function guardNavigation(app: Pick<App, 'on'>, openLink: (url: string) => void): void {
  app.on('web-contents-created', (_event, contents) => {
    const guard = (details: Event<{ url: string; isMainFrame: boolean }>) => {
      if (!details.isMainFrame || !isOwnUrl(details.url)) details.preventDefault()
    }
    contents.on('will-navigate', guard)
    contents.on('will-redirect', guard)
    contents.on('will-frame-navigate', guard)
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.setWindowOpenHandler(({ url }) => {
      openLink(url)
      return { action: 'deny' }
    })
  })
}
