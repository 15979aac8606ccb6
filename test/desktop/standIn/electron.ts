/**
 * What the main bundle uses of Electron, without Electron: it records what it is told and, asked by the test over
 * the channel of the child process, plays the window's part against the handlers that the bundle registered.
 */
import { EventEmitter } from 'node:events'

/** Button that the person presses in the next dialog. */
let button = 0
/** What the last dialog said. */
let said = ''
/** Language of the page. */
let language = 'en'

type Handler = (...values: never[]) => unknown
const calls: string[] = []
const note = (name: string) => calls.push(name)

class WebContents extends EventEmitter {
  openHandler: Handler = () => undefined

  setWindowOpenHandler(handler: Handler): void {
    this.openHandler = handler
  }

  executeJavaScriptInIsolatedWorld = async (_world: number, [script]: { code: string }[]) =>
    script?.code === 'document.documentElement.lang' ? language : null

  isDestroyed(): boolean {
    return false
  }

  send(channel: string, message: unknown): void {
    process.send?.({ event: { channel, message } })
  }
}

class Application extends EventEmitter {
  readonly paths: Record<string, string> = {}
  readonly isPackaged = true

  setName = (name: string) => note(`name ${name}`)
  enableSandbox = () => note('enableSandbox')
  getLocale = () => 'en-US'
  requestSingleInstanceLock = () => note('requestSingleInstanceLock') > 0
  whenReady = async () => note('whenReady')

  setPath(name: string, value: string): void {
    this.paths[name] = value
  }

  /** As Electron does: ends at once unless someone asks to wait. */
  quit(): void {
    if (!isPrevented(this, 'will-quit', {})) process.exit(9)
  }

  exit(code: number): void {
    process.exit(code)
  }
}

class Pages extends EventEmitter {
  readonly partition: string
  readonly handlers: { [name: string]: Handler } = {}
  readonly protocol = { handle: (scheme: string, handler: Handler) => this.keep(`scheme ${scheme}`, handler) }
  readonly webRequest = { onBeforeRequest: (handler: Handler) => this.keep('request', handler) }

  constructor(partition: string) {
    super()
    this.partition = partition
  }

  keep(name: string, handler: Handler): void {
    this.handlers[name] = handler
  }

  setPermissionRequestHandler = (handler: Handler) => this.keep('permission', handler)
  setPermissionCheckHandler = (handler: Handler) => this.keep('permissionCheck', handler)
  setDevicePermissionHandler = (handler: Handler) => this.keep('device', handler)
  setDisplayMediaRequestHandler = (handler: Handler) => this.keep('displayMedia', handler)
  setSpellCheckerEnabled = () => note('spellchecker')
}

export const app = new Application()
export const powerMonitor = Object.assign(new EventEmitter(), { getSystemIdleTime: () => 0 })
/** As on a desktop whose keyring cannot be reached. */
export const safeStorage = {
  isAsyncEncryptionAvailable: async () => false,
  encryptStringAsync: async () => Promise.reject(new Error('no keyring')),
  decryptStringAsync: async () => Promise.reject(new Error('no keyring')),
  getSelectedStorageBackend: () => 'unknown',
}
export const Menu = {
  buildFromTemplate: (template: unknown) => template,
  setApplicationMenu: () => note('menu'),
}
export const dialog = {
  showErrorBox: (_title: string, message: string) => process.send?.({ failure: message }),
  showMessageBoxSync(_window: unknown, { message, detail, buttons }: Record<string, string | string[]>) {
    said = [message, detail, buttons].flat().join(' | ')
    return button
  },
}
export const shell = { openExternal: async (url: string) => note(`openExternal ${url}`) }
export const protocol = {
  registerSchemesAsPrivileged: (schemes: unknown) => note(`schemes ${JSON.stringify(schemes)}`),
}

let pages: Pages
export const session = {
  fromPartition(partition: string): Pages {
    pages = new Pages(partition)
    return pages
  },
}

const ipcHandlers = new Map<string, Handler>()
export const ipcMain = {
  handle: (channel: string, handler: Handler) => void ipcHandlers.set(channel, handler),
}

let contents: WebContents
let options: Record<string, unknown>

export class BrowserWindow extends EventEmitter {
  readonly webContents = new WebContents()

  constructor(given: { webPreferences: Record<string, unknown> }) {
    super()
    contents = this.webContents
    options = { ...given, webPreferences: { ...given.webPreferences, session: pages.partition } }
    app.emit('web-contents-created', {}, contents)
  }

  async loadURL(url: string): Promise<void> {
    note(`loadURL ${url}`)
    process.send?.({ ready: true })
  }

  destroy(): void {
    note('destroy')
  }
}

function isPrevented(emitter: EventEmitter, name: string, details: object, ...rest: object[]): boolean {
  let prevented = false
  const preventDefault = () => {
    prevented = true
  }
  emitter.emit(name, { ...details, preventDefault }, ...rest)
  return prevented
}

function callHandler(handler: Handler | undefined, ...values: unknown[]): unknown {
  return (handler as ((...given: unknown[]) => unknown) | undefined)?.(...values)
}

/** What the test may ask; each answers plain data. */
const plays: Record<string, (...values: never[]) => unknown> = {
  setup: () => ({ calls, options, paths: app.paths }),
  async page(url: string, method = 'GET') {
    const answer = (await callHandler(pages.handlers['scheme patchbay'], { url, method })) as Response
    return { status: answer.status, headers: Object.fromEntries(answer.headers), text: await answer.text() }
  },
  navigates: (name: string, url: string, isMainFrame = true) =>
    !isPrevented(contents, name, { url, isMainFrame }),
  crashes(pressed: number) {
    button = pressed
    contents.emit('render-process-gone', {}, { reason: 'crashed' })
  },
  /** Whether a window whose page has unsaved changes closes. */
  closesUnsaved(pressed: number) {
    button = pressed
    return isPrevented(contents, 'will-prevent-unload', {})
  },
  /** A page in this language is there. */
  async speaks(tag: string) {
    language = tag
    contents.emit('did-finish-load')
    await new Promise((resolve) => setImmediate(resolve))
  },
  said: () => said,
  attachesWebview: () => !isPrevented(contents, 'will-attach-webview', {}),
  downloads: (url: string) => !isPrevented(pages, 'will-download', {}, { getURL: () => url }),
  opens: (url: string) => callHandler(contents.openHandler, { url }),
  loads(url: string) {
    let cancelled: unknown
    callHandler(pages.handlers.request, { url }, (answer: { cancel: boolean }) => {
      cancelled = answer.cancel
    })
    return cancelled === false
  },
  /** Whether a permission is given on request and by the check without one. */
  grants(permission: string, url: string) {
    const answers = [callHandler(pages.handlers.permissionCheck, contents, permission, url)]
    const answer = (isGranted: boolean) => answers.push(isGranted)
    callHandler(pages.handlers.permission, contents, permission, answer, { requestingUrl: url })
    return answers
  },
  shares() {
    const answers = [callHandler(pages.handlers.device, {})]
    callHandler(pages.handlers.displayMedia, {}, (streams: unknown) => answers.push(streams))
    return answers
  },
  invoke: (message: unknown, frame: object | null = { parent: null, origin: 'patchbay://app' }) =>
    callHandler(ipcHandlers.get('patchbay:request'), { senderFrame: frame, sender: contents }, message),
  sleep: () => powerMonitor.emit('suspend'),
  quit: () => app.quit(),
}

process.on('message', (request: { id: number; play: string; values: never[] }) => {
  void Promise.resolve(plays[request.play]?.(...request.values)).then((value) =>
    process.send?.({ id: request.id, value }),
  )
})
