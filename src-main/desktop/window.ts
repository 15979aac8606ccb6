/** The one window. */
import { BrowserWindow, type BrowserWindowConstructorOptions, dialog, type Session } from 'electron'
import { startUrl } from './address.ts'

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
function mayDiscard(window: BrowserWindow): boolean {
  const chosen = dialog.showMessageBoxSync(window, {
    type: 'question',
    message: 'There are changes that are not saved.',
    detail: 'Closing the window discards them.',
    buttons: ['Keep editing', 'Discard changes'],
    defaultId: 0,
    cancelId: 0,
  })
  return chosen === 1
}

/** Nothing that was saved is lost with a page; the store stays as it was, open or locked. */
function offerNewPage(window: BrowserWindow): void {
  const chosen = dialog.showMessageBoxSync(window, {
    type: 'error',
    message: 'The window stopped working.',
    detail: 'What was saved is safe; changes that were not saved are lost.',
    buttons: ['Open it again', 'Quit'],
    defaultId: 0,
    cancelId: 1,
  })
  if (chosen === 0) void window.loadURL(startUrl)
  else window.destroy()
}

/** Opens the window and shows it when its first page is drawn. */
export async function openWindow(
  pages: Session,
  preload: string,
  isPackaged: boolean,
): Promise<BrowserWindow> {
  const window = new BrowserWindow(windowOptions(pages, preload, isPackaged))
  window.once('ready-to-show', () => window.show())
  window.webContents.on('will-prevent-unload', (event) => {
    if (mayDiscard(window)) event.preventDefault()
  })
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit') offerNewPage(window)
  })
  await window.loadURL(startUrl)
  return window
}
