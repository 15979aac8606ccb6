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
  await window.loadURL(startUrl)
  return window
}
