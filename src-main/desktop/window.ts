/** The one window. */
import { BrowserWindow, type BrowserWindowConstructorOptions, dialog, type Session } from 'electron'
import { startUrl } from './address.ts'
import { type DialogTexts, dialogTexts } from './dialogTexts.ts'

/** Every preference that bears on security is named, also where it is Electron's default today. */
export function windowOptions(
  pages: Session,
  preload: string,
  isPackaged: boolean,
): BrowserWindowConstructorOptions {
  return {
    title: 'Patchbay',
    width: 1280,
    height: 840,
    minWidth: 800,
    minHeight: 560,
    show: false,
    webPreferences: {
      session: pages,
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: !isPackaged,
    },
  }
}

/** Electron says nothing when a page with unsaved changes holds its window: the person is asked here. */
function mayDiscard(window: BrowserWindow, texts: DialogTexts): boolean {
  const chosen = dialog.showMessageBoxSync(window, {
    type: 'question',
    message: texts.unsaved,
    detail: texts.unsavedDetail,
    buttons: [texts.keepEditing, texts.discard],
    defaultId: 0,
    cancelId: 0,
  })
  return chosen === 1
}

/** Nothing that was saved is lost with a page; the store stays as it was, open or locked. */
function offerNewPage(window: BrowserWindow, texts: DialogTexts): void {
  const chosen = dialog.showMessageBoxSync(window, {
    type: 'error',
    message: texts.stopped,
    detail: texts.stoppedDetail,
    buttons: [texts.openAgain, texts.quit],
    defaultId: 0,
    cancelId: 1,
  })
  if (chosen === 0) void window.loadURL(startUrl)
  else window.destroy()
}

/** Apart from the page's own scripts. Any number but those that Electron keeps for itself. */
const ownWorld = 1001

/** The language of the page that is shown, told once it is there. A choice of another language starts the page anew. */
function watchLanguage({ webContents }: BrowserWindow, tell: (tag: string) => void): void {
  webContents.on('did-finish-load', () => {
    webContents.executeJavaScriptInIsolatedWorld(ownWorld, [{ code: 'document.documentElement.lang' }]).then(
      (tag: unknown) => {
        if (typeof tag === 'string') tell(tag)
      },
      // The page is gone already: the language is that of the one before.
      () => undefined,
    )
  })
}

/** Of the system until a page speaks; then `onChange` is told that of the page. */
export interface SpokenLanguage {
  readonly locale: string
  readonly onChange: (tag: string) => void
}

/** Opens the window and shows it when its first page is drawn. */
export async function openWindow(
  pages: Session,
  preload: string,
  isPackaged: boolean,
  { locale, onChange }: SpokenLanguage,
): Promise<BrowserWindow> {
  const window = new BrowserWindow(windowOptions(pages, preload, isPackaged))
  let texts = dialogTexts(locale)
  watchLanguage(window, (tag) => {
    texts = dialogTexts(tag)
    onChange(tag)
  })
  window.once('ready-to-show', () => window.show())
  window.webContents.on('will-prevent-unload', (event) => {
    if (mayDiscard(window, texts)) event.preventDefault()
  })
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit') offerNewPage(window, texts)
  })
  await window.loadURL(startUrl)
  return window
}
