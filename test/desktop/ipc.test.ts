/** Subscriptions over IPC: news arrive in order, and end with the page that asked for them. */
import { EventEmitter } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { IpcMain } from 'electron'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Application, createApplication } from '../../src-main/application.ts'
import { registerRpc } from '../../src-main/desktop/ipc.ts'
import { Secret } from '../../src-main/domain/secret.ts'
import { minimumCost } from '../../src-main/keyring/kdfCost.ts'
import { resolveDataPaths } from '../../src-main/platform/paths.ts'
import type { AddressedEvent } from '../../src-main/preload/bridge.ts'
import type { PushEvent } from '../../src-main/sync/port.ts'

class Page extends EventEmitter {
  readonly news: AddressedEvent[] = []
  isGone = false

  isDestroyed(): boolean {
    return this.isGone
  }

  send(_channel: string, event: AddressedEvent): void {
    this.news.push(event)
    this.emit('news')
  }

  /** The types of the events so far, once there are `count`. */
  async received(count: number): Promise<string[]> {
    while (this.news.length < count) await new Promise((resolve) => this.once('news', resolve))
    return this.news.map(({ id, event }) => `${id} ${event.type}`)
  }
}

let folder: string
let app: Application
let invoke: (page: Page, message: object) => Promise<unknown>

beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'patchbay-ipc-'))
  app = createApplication({ paths: resolveDataPaths(folder, {}), host: 'desktop', kdfCost: minimumCost })
  await app.session.create(new Secret('a passphrase for tests'))
  const handle: IpcMain['handle'] = (_channel, handler) => {
    invoke = async (page, message) => {
      const senderFrame = { parent: null, origin: 'patchbay://app' }
      return handler({ sender: page, senderFrame } as never, message)
    }
  }
  registerRpc({ handle }, app)
})

afterEach(async () => {
  await app.close()
  rmSync(folder, { recursive: true, force: true })
})

/** A push that reports what the test says and ends when it is told to. */
function openPush() {
  const { promise: ready, resolve: setReady } = Promise.withResolvers<(event: PushEvent) => void>()
  const { promise, reject } = Promise.withResolvers<never>()
  const pushId = app.pushes.start((report, signal) => {
    setReady(report)
    signal.addEventListener('abort', () => reject(new Error('stopped')))
    return promise
  })
  return {
    pushId,
    tell: async (event: PushEvent) => (await ready)(event),
    fail: () => reject(new Error('over')),
  }
}

const watch = (id: string, pushId: string) =>
  ({ id, path: 'sync.watchPush', type: 'subscription', input: { pushId } }) as const

test('all news so far come first, then each as it happens, then the end', async () => {
  const push = openPush()
  await push.tell({ type: 'verifyStarted' })
  const page = new Page()
  expect(await invoke(page, watch('a', push.pushId))).toEqual({ ok: true, data: null })
  expect(await page.received(1)).toEqual(['a data'])
  await push.tell({ type: 'verifyStarted' })
  expect(await page.received(2)).toEqual(['a data', 'a data'])
  push.fail()
  expect(await page.received(4)).toEqual(['a data', 'a data', 'a data', 'a end'])
})

test.each(['did-navigate', 'render-process-gone', 'destroyed'])(
  'a page that leaves (%s) gets nothing more',
  async (leaving) => {
    const push = openPush()
    const page = new Page()
    const other = new Page()
    await invoke(page, watch('a', push.pushId))
    await invoke(other, watch('a', push.pushId))
    await push.tell({ type: 'verifyStarted' })
    await Promise.all([page.received(1), other.received(1)])
    page.emit(leaving)
    push.fail()
    expect(await other.received(3)).toEqual(['a data', 'a data', 'a end'])
    expect(page.news).toHaveLength(1)
  },
)

test('an ended subscription is silent, and its id may be used again', async () => {
  const push = openPush()
  const page = new Page()
  await invoke(page, watch('a', push.pushId))
  await push.tell({ type: 'verifyStarted' })
  await page.received(1)
  await invoke(page, { id: 'a', type: 'unsubscribe' })
  await invoke(page, { id: 'never', type: 'unsubscribe' })
  await invoke(page, watch('a', push.pushId))
  push.fail()
  expect(await page.received(4)).toEqual(['a data', 'a data', 'a data', 'a end'])
})

test('answers are what JSON makes of them', async () => {
  const page = new Page()
  const list = await invoke(page, { id: '1', path: 'service.list', type: 'query', input: {} })
  expect(list).toEqual(JSON.parse(JSON.stringify(list)))
  expect(list).toMatchObject({ ok: true })
  expect(await invoke(page, { id: '2', path: 'session.lock', type: 'mutation' })).toEqual({
    ok: true,
    data: undefined,
  })
})
