/** The window's own scheme; `file:` is never used. */
import { protocol, type Session } from 'electron'
import { scheme } from './address.ts'
import { answerPage } from './pageAnswer.ts'

/** Before Electron is ready. `standard` and `secure` give the pages an origin and a secure context. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
}

export function serveScreens(pages: Session, rendererDirectory: string): void {
  pages.protocol.handle(scheme, (request) => answerPage(request, rendererDirectory))
}
