/** The desktop host: one window on the application, started by Electron. */
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { app, dialog, ipcMain, Menu, powerMonitor, safeStorage, session } from 'electron'
import { createApplication } from '../application.ts'
import { toErrorDocument } from '../domain/errors.ts'
import { createSafeStorageKeyring } from '../keyring/safeStorage.ts'
import { makePrivateFolder } from '../platform/files.ts'
import { resolveDataPaths } from '../platform/paths.ts'
import { dataArgument } from './dataArgument.ts'
import { dialogTexts } from './dialogTexts.ts'
import { openExternalLink } from './externalLinks.ts'
import { registerRpc } from './ipc.ts'
import { endCleanly, lockWhenAway } from './lifecycle.ts'
import { menuTemplate } from './menu.ts'
import { guardNavigation } from './navigation.ts'
import { denyEverythingElse } from './permissions.ts'
import { registerScheme, serveScreens } from './protocol.ts'
import { systemProxy } from './systemProxy.ts'
import { openWindow } from './window.ts'

/** `out/` of the build: this file becomes out/main/index.js. */
const built = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')

/** Electron's own files lie in the data directory, so that one directory is one Patchbay, with one instance. */
function claimDataDirectory(directory: string): boolean {
  const own = path.join(directory, 'desktop')
  makePrivateFolder(own)
  app.setPath('userData', own)
  return app.requestSingleInstanceLock()
}

async function start(): Promise<void> {
  // The computer's keyring files keys under this name: packaged or not, it has to be the same.
  app.setName('Patchbay')
  app.enableSandbox()
  registerScheme()
  const paths = resolveDataPaths(dataArgument(process.argv), process.env)
  if (!claimDataDirectory(paths.directory)) {
    app.quit()
    return
  }
  guardNavigation(app, openExternalLink)
  await app.whenReady()
  const systemKeyring = createSafeStorageKeyring(safeStorage, process.platform)
  const application = createApplication({
    paths,
    host: 'desktop',
    systemKeyring,
    // Apart from the window's partition, which asks the network for nothing; in memory like it.
    proxyOf: systemProxy(session.fromPartition('proxy')),
  })
  endCleanly(app, application)
  lockWhenAway(powerMonitor, application)
  registerRpc(ipcMain, application)
  const speak = (tag: string) =>
    Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(process.platform, tag)))
  speak(app.getLocale())
  // Without "persist:" the partition lives in memory: nothing that a page knows is left on the disk.
  const pages = session.fromPartition('patchbay')
  denyEverythingElse(pages)
  serveScreens(pages, path.join(built, 'renderer'))
  const preload = path.join(built, 'preload', 'index.cjs')
  const window = await openWindow(pages, preload, app.isPackaged, {
    locale: app.getLocale(),
    onChange: speak,
  })
  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore()
    window.focus()
  })
}

start().catch((error: unknown) => {
  dialog.showErrorBox(dialogTexts(app.getLocale()).notStarted, toErrorDocument(error).message)
  if (toErrorDocument(error).code === 'BUG' && error instanceof Error)
    process.stderr.write(`${error.stack}\n`)
  app.exit(1)
})
