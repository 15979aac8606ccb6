/** The built desktop bundle, run under plain Node with a stand-in for Electron. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contentSecurityPolicy } from '../../src-main/platform/pagePolicy.ts'
import { Bundle, buildOnce, loadPreload, root } from './standIn/bundle.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'patchbay-desktop-'))
const data = path.join(folder, 'data')
let bundle: Bundle

beforeAll(async () => {
  buildOnce()
  bundle = new Bundle(data)
  expect(await bundle.started).toBe('ready')
}, 180_000)

afterAll(() => {
  bundle?.kill()
  rmSync(folder, { recursive: true, force: true })
})

interface Answer {
  readonly ok: boolean
  readonly data?: { readonly state?: string; readonly host?: string }
  readonly error?: { readonly code: string }
}
const invoke = (message: unknown, ...frame: unknown[]) => bundle.ask<Answer>('invoke', message, ...frame)
const status = { id: '1', path: 'session.status', type: 'query' }

describe('the build', () => {
  test('the preload script is one CommonJS file that loads nothing but Electron', () => {
    expect(readdirSync(path.join(root, 'out', 'preload'))).toEqual(['index.cjs'])
    const source = readFileSync(path.join(root, 'out', 'preload', 'index.cjs'), 'utf8')
    expect(source.match(/\brequire\([^)]*\)/g)).toEqual(['require("electron")'])
    expect(source).not.toMatch(/^\s*(import|export)\b|\bimport\(/m)
  })

  test('all files of the main process lie in one folder, two levels below drizzle/', () => {
    const entries = readdirSync(path.join(root, 'out', 'main'), { withFileTypes: true })
    expect(entries.filter((entry) => !entry.isFile())).toEqual([])
    expect(existsSync(path.join(root, 'out', 'main', '..', '..', 'drizzle', 'meta', '_journal.json'))).toBe(
      true,
    )
  })

  test('the start page needs no inline script or style and names no other origin', () => {
    const page = readFileSync(path.join(root, 'out', 'renderer', 'index.html'), 'utf8')
    expect(page).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=|https?:\/\//)
    const files = readdirSync(path.join(root, 'out'), { recursive: true, encoding: 'utf8' })
    expect(files.filter((file) => file.endsWith('.map'))).toEqual([])
  })
})

describe('the window', () => {
  test('it is sandboxed, isolated, without Node, and lives in memory', async () => {
    const setup = await bundle.ask<{ calls: string[]; options: object; paths: object }>('setup')
    expect(setup.options).toMatchObject({
      webPreferences: {
        session: 'patchbay',
        preload: path.join(root, 'out', 'preload', 'index.cjs'),
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        nodeIntegrationInWorker: false,
        nodeIntegrationInSubFrames: false,
        webSecurity: true,
        webviewTag: false,
        devTools: false,
      },
    })
    expect(setup.calls.indexOf('enableSandbox')).toBeLessThan(setup.calls.indexOf('whenReady'))
    expect(setup.calls.findIndex((call) => call.startsWith('schemes'))).toBeLessThan(
      setup.calls.indexOf('whenReady'),
    )
    expect(setup.calls).toContain('loadURL patchbay://app/')
    expect(setup.paths).toEqual({ userData: path.join(data, 'desktop') })
  })

  test('its scheme serves the screens with the policy and nothing outside them', async () => {
    const start = await bundle.ask('page', 'patchbay://app/')
    expect(start).toMatchObject({
      status: 200,
      headers: { 'content-security-policy': contentSecurityPolicy, 'x-content-type-options': 'nosniff' },
      text: readFileSync(path.join(root, 'out', 'renderer', 'index.html'), 'utf8'),
    })
    const refused = [
      'patchbay://app/../main/index.js',
      'patchbay://app/%2e%2e/main/index.js',
      'patchbay://app/..%2fmain%2findex.js',
      'patchbay://app/..%5cmain%5cindex.js',
      'patchbay://app/assets',
      'patchbay://app/package.json',
      'patchbay://app//etc/passwd',
    ]
    for (const url of refused)
      expect([url, await bundle.ask('page', url)]).toMatchObject([url, { status: 404, text: '' }])
    expect(await bundle.ask('page', 'patchbay://other/')).toMatchObject({ status: 403, text: '' })
    expect(await bundle.ask('page', 'patchbay://app/', 'POST')).toMatchObject({ status: 405, text: '' })
  })

  test('unsaved changes and a page that stopped are the decision of the person', async () => {
    expect(await bundle.ask('closesUnsaved', 0)).toBe(false)
    expect(await bundle.ask('closesUnsaved', 1)).toBe(true)
    await bundle.ask('crashes', 0)
    await bundle.ask('crashes', 1)
    const { calls } = await bundle.ask<{ calls: string[] }>('setup')
    expect(calls.slice(-2)).toEqual(['loadURL patchbay://app/', 'destroy'])
  })

  test('dialogs speak the language of the page, before there is one that of the system', async () => {
    await bundle.ask('closesUnsaved', 0)
    expect(await bundle.ask('said')).toBe(
      'There are changes that are not saved. | Closing the window discards them. | Keep editing | Discard changes',
    )
    await bundle.ask('speaks', 'de')
    await bundle.ask('closesUnsaved', 0)
    expect(await bundle.ask('said')).toMatch(
      /^Es gibt Änderungen, .+ \| Weiter bearbeiten \| Änderungen verwerfen$/,
    )
    await bundle.ask('crashes', 0)
    expect(await bundle.ask('said')).toMatch(
      /^Das Fenster arbeitet nicht mehr\. .+ \| Wieder öffnen \| Beenden$/,
    )
    await bundle.ask('speaks', 'en')
    await bundle.ask('closesUnsaved', 0)
    expect(await bundle.ask('said')).toMatch(/^There are changes/)
  })

  test('it stays on its own pages, opens nothing and may do nothing', async () => {
    for (const name of ['will-navigate', 'will-redirect', 'will-frame-navigate']) {
      expect(await bundle.ask('navigates', name, 'patchbay://app/')).toBe(true)
      expect(await bundle.ask('navigates', name, 'patchbay://app/', false)).toBe(false)
      for (const url of [
        'https://example.com/?patchbay://app/',
        'patchbay://app.example.com/',
        'file:///etc/passwd',
      ]) {
        expect([name, url, await bundle.ask('navigates', name, url)]).toEqual([name, url, false])
      }
    }
    expect(await bundle.ask('attachesWebview')).toBe(false)
    expect(await bundle.ask('downloads', 'https://example.com/x')).toBe(false)
    expect(await bundle.ask('downloads', 'patchbay://app/index.html')).toBe(false)
    expect(await bundle.ask('downloads', 'blob:https://example.com/1')).toBe(false)
    expect(await bundle.ask('downloads', 'blob:patchbay://app/1')).toBe(true)
    expect(await bundle.ask('loads', 'https://example.com/font.woff2')).toBe(false)
    expect(await bundle.ask('loads', 'patchbay://app/assets/a.js')).toBe(true)
    expect(await bundle.ask('shares')).toEqual([false, null])
    for (const permission of ['clipboard-read', 'media', 'notifications', 'openExternal', 'geolocation']) {
      const answers = await bundle.ask('grants', permission, 'patchbay://app/')
      expect([permission, answers]).toEqual([permission, [false, false]])
    }
    const copying = 'clipboard-sanitized-write'
    expect(await bundle.ask('grants', copying, 'patchbay://app/')).toEqual([true, true])
    expect(await bundle.ask('grants', copying, 'https://example.com/')).toEqual([false, false])
    expect(await bundle.ask('opens', 'https://example.com/')).toEqual({ action: 'deny' })
    expect(await bundle.ask('opens', 'https://docs.cc.sinch.com/cloud/')).toEqual({ action: 'deny' })
    const { calls } = await bundle.ask<{ calls: string[] }>('setup')
    expect(calls.filter((call) => call.startsWith('openExternal'))).toEqual([
      'openExternal https://docs.cc.sinch.com/cloud/',
    ])
  })
})

describe('the bridge', () => {
  test('it answers its own page only', async () => {
    expect(await invoke(status)).toMatchObject({ ok: true, data: { state: 'absent', host: 'desktop' } })
    const strangers = [
      null,
      { parent: null, origin: 'https://example.com' },
      { parent: null, origin: 'null' },
      { parent: null, origin: 'patchbay://app.example.com' },
      { parent: {}, origin: 'patchbay://app' },
    ]
    for (const frame of strangers) {
      const answer = await invoke(status, frame)
      expect([frame, answer]).toMatchObject([frame, { ok: false, error: { code: 'FORBIDDEN_ORIGIN' } }])
    }
  })

  test('what is not well formed or unknown is an error document', async () => {
    for (const message of [
      null,
      'x',
      {},
      { ...status, id: '' },
      { ...status, extra: 1 },
      { ...status, type: 'all' },
    ]) {
      const answer = await invoke(message)
      expect([message, answer.error?.code]).toEqual([message, 'VALIDATION_FAILED'])
    }
    expect(await invoke({ ...status, path: 'no.such' })).toMatchObject({
      error: { code: 'PROCEDURE_UNKNOWN' },
    })
    expect(await invoke({ ...status, type: 'mutation' })).toMatchObject({
      error: { code: 'PROCEDURE_UNKNOWN' },
    })
    expect(await invoke({ ...status, path: '__proto__' })).toMatchObject({
      error: { code: 'PROCEDURE_UNKNOWN' },
    })
  })

  test('through the preload script a store is made, with the migrations of the repository', async () => {
    const bridge = loadPreload(bundle)
    const input = { passphrase: 'a passphrase for tests' }
    const made = await bridge.request({ id: '1', path: 'session.create', type: 'mutation', input })
    expect(made).toMatchObject({ ok: true, data: { recoveryKey: expect.any(String) } })
    const open = await bridge.request({ id: '2', path: 'session.status', type: 'query', input: undefined })
    expect(open).toMatchObject({ ok: true, data: { state: 'open', host: 'desktop' } })
  })

  test('a subscription that cannot start ends with its error, and is then forgotten', async () => {
    const bridge = loadPreload(bundle)
    const call = { id: 's', path: 'sync.watchPush', type: 'subscription', input: { pushId: 'none' } } as const
    const event = await new Promise((resolve) => bridge.subscribe(call, resolve))
    expect(event).toMatchObject({ type: 'error', error: { code: 'RUN_NOT_FOUND' } })
  })

  test('the store is locked when the machine sleeps', async () => {
    await bundle.ask('sleep')
    await expect.poll(async () => (await invoke(status)).data?.state).toBe('locked')
    const error = await invoke({ id: '3', path: 'server.list', type: 'query' })
    expect(error).toMatchObject({ ok: false, error: { code: 'STORE_LOCKED' } })
  })
})

test('it ends when its store is closed, and says why when it cannot start', async () => {
  const second = new Bundle(path.join(folder, 'second'))
  expect(await second.started).toBe('ready')
  void second.ask('quit')
  expect(await second.exitCode()).toBe(0)
  const file = path.join(folder, 'file')
  writeFileSync(file, '')
  const broken = new Bundle(path.join(file, 'data'))
  expect(await broken.started).toContain(file)
  expect(await broken.exitCode()).toBe(1)
})
