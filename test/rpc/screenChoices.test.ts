/** What the desktop's screens know before the store is open: kept in a file, from start to start. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { createApplication } from '../../src-main/application.ts'
import { type DataPaths, resolveDataPaths } from '../../src-main/platform/paths.ts'
import type { Bridge } from '../../src-main/preload/bridge.ts'
import { createCaller } from '../../src-main/rpc/router.ts'
import { temporaryFolder } from '../support/store.ts'

/** A data directory that is not there yet. */
const newPaths = () => resolveDataPaths(path.join(temporaryFolder(), 'data'), {})

/** Each time as after another start. */
const started = (paths: DataPaths) => createCaller({ app: createApplication({ paths, host: 'desktop' }) })

afterEach(() => vi.unstubAllGlobals())

test('they are there at the next start, before there is a store', async () => {
  const paths = newPaths()
  expect(await started(paths).session.choices()).toEqual({})
  await started(paths).session.choose({ name: 'patchbay.theme', value: 'dark' })
  await started(paths).session.choose({ name: 'patchbay.language', value: 'de' })
  await started(paths).session.choose({ name: 'patchbay.theme', value: 'light' })
  expect(await started(paths).session.choices()).toEqual({
    'patchbay.theme': 'light',
    'patchbay.language': 'de',
  })
  expect((await started(paths).session.status()).state).toBe('absent')
})

test('a file that is not ours counts as none, and is replaced at the next choice', async () => {
  const paths = newPaths()
  await started(paths).session.choose({ name: 'patchbay.theme', value: 'dark' })
  for (const garbage of ['', '{', '[]', 'null', '{"patchbay.theme":"<b>"}', '{"other":"x"}']) {
    writeFileSync(paths.screens, garbage)
    expect(await started(paths).session.choices()).toEqual({})
  }
  await started(paths).session.choose({ name: 'patchbay.textSize', value: '150' })
  expect(JSON.parse(readFileSync(paths.screens, 'utf8'))).toEqual({ 'patchbay.textSize': '150' })
})

test('nothing else is kept: no other names, no texts', async () => {
  const paths = newPaths()
  const { session } = started(paths)
  await expect(session.choose({ name: 'patchbay.secret' as 'patchbay.theme', value: 'x' })).rejects.toThrow()
  for (const value of ['', 'two words', 'x'.repeat(65), '{}', 'hunter2!'])
    await expect(session.choose({ name: 'patchbay.theme', value })).rejects.toThrow()
  expect(existsSync(paths.screens)).toBe(false)
})

test('the page of the desktop reads them at its start, and keeps them through the bridge', async () => {
  const paths = newPaths()
  await started(paths).session.choose({ name: 'patchbay.language', value: 'de' })
  const bridge: Bridge = {
    request: async ({ path: procedure, input }) => {
      const { session } = started(paths)
      if (procedure === 'session.choices') return { ok: true, data: await session.choices() }
      return { ok: true, data: await session.choose(input as Parameters<typeof session.choose>[0]) }
    },
    subscribe: () => () => {},
  }
  vi.stubGlobal('patchbay', bridge)
  const { keepInBrowser, keptInBrowser, readKept } = await import('../../src-renderer/app/keptInBrowser.ts')
  expect(keptInBrowser('patchbay.language')).toBeNull()
  await readKept()
  expect(keptInBrowser('patchbay.language')).toBe('de')
  keepInBrowser('patchbay.theme', 'contrastBlack')
  expect(keptInBrowser('patchbay.theme')).toBe('contrastBlack')
  await vi.waitFor(async () =>
    expect(await started(paths).session.choices()).toEqual({
      'patchbay.language': 'de',
      'patchbay.theme': 'contrastBlack',
    }),
  )
})
