/** A real browser, and a store with the real cost of the passphrase, for the figures of the screens. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { type Browser, chromium } from '@playwright/test'
import { createApplication } from '../src-main/application.ts'
import { Secret } from '../src-main/domain/secret.ts'
import { resolveDataPaths } from '../src-main/platform/paths.ts'
import { createCaller } from '../src-main/rpc/router.ts'
import { passphrase } from './support.ts'

export const built = path.resolve(import.meta.dirname, '..', 'out', 'main')
export const services = 1000

/** A store as `init` makes it, with the real cost of the passphrase. */
async function fillServices(folder: string): Promise<void> {
  const app = createApplication({ paths: resolveDataPaths(folder, {}), host: 'cli' })
  await app.session.create(new Secret(passphrase))
  const list = Array.from({ length: services }, (_, number) => ({
    name: `Service ${String(number).padStart(4, '0')}`,
    type: 'facebook',
    serviceConnection: 'https://graph.facebook.com/v19.0/me/messages',
    authentications: [{ id: `1048295612${number}`, secret: `EAA${'x'.repeat(60)}${number}` }],
  }))
  const file = path.join(folder, 'estate.json')
  writeFileSync(file, JSON.stringify({ patchbay: 1, services: list }))
  await createCaller({ app }).estate.import({ file })
  await app.close()
}

/** Runs `work` with a browser and a folder that holds such a store, or what `fill` makes; removes everything afterwards. */
export async function withBrowser<Result>(
  work: (browser: Browser, folder: string) => Promise<Result>,
  fill: (folder: string) => Promise<void> = fillServices,
): Promise<Result> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'patchbay-bench-'))
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '',
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-background-networking',
    ],
  })
  try {
    await fill(folder)
    return await work(browser, folder)
  } finally {
    await browser.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
