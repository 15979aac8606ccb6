/**
 * The first screen in a real browser: how much script it takes, and how long a person waits for the list of 1,000
 * services after the passphrase, beyond the Argon2id of that very unlock, which is slow on purpose.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import type { Readable } from 'node:stream'
import type { Browser, Page } from '@playwright/test'
import { built, withBrowser } from './browser.ts'
import { type Figure, median, passphrase, round } from './support.ts'

const rounds = 7
const boundMs = 300
/** From key to key: faster than people type. */
const keyMs = 40
const boundMegabytes = 1.5

function addressOf(output: Readable): Promise<string> {
  let told = ''
  return new Promise((resolve, reject) => {
    output.on('data', (chunk) => {
      told += String(chunk)
      const address = /http:\/\/127\.0\.0\.1:\d+\/\S+/.exec(told)?.[0]
      if (address !== undefined) resolve(address)
    })
    output.on('end', () => reject(new Error(`The host told no address: ${told}`)))
  })
}

interface Host {
  readonly url: string
  /** Milliseconds of the next derivation in it. */
  readonly derivation: () => Promise<number>
}

async function withHost<Result>(folder: string, work: (host: Host) => Promise<Result>): Promise<Result> {
  const clock = path.join(import.meta.dirname, 'derivationClock.ts')
  const args = ['--import', clock, path.join(built, 'loopback.js'), '--data', folder]
  const env = { ...process.env, PATCHBAY_NO_BROWSER: '1' }
  const child: ChildProcess = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    env,
  })
  try {
    if (child.stdout === null) throw new Error('The host has no output.')
    const url = await addressOf(child.stdout)
    return await work({ url, derivation: async () => Number((await once(child, 'message'))[0]) })
  } finally {
    child.kill('SIGTERM')
  }
}

/** Opens the list's address in front of the locked store. */
async function openLocked(page: Page, url: string): Promise<void> {
  await page.goto(url)
  await page.evaluate(() => {
    window.location.hash = '#/services'
  })
  await page.getByRole('textbox', { name: 'Passphrase' }).focus()
  await page.keyboard.type(passphrase, { delay: keyMs })
}

/** Milliseconds in the page, from the Enter behind the passphrase to the frame that has the first rows. */
async function unlockToList(page: Page): Promise<number> {
  const waited = page.evaluate(() => {
    return new Promise<number>((resolve) => {
      let pressed = Number.NaN
      addEventListener('keydown', ({ timeStamp }) => (pressed = timeStamp), { capture: true, once: true })
      const observer = new MutationObserver(() => {
        if (document.querySelector('ui5-table-row ui5-link')?.textContent !== 'Service 0000') return
        observer.disconnect()
        // Behind the next frame's own work it is painted.
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - pressed)))
      })
      observer.observe(document.body, { childList: true, subtree: true, characterData: true })
    })
  })
  // Asked behind it: the page listens by then.
  await page.evaluate(() => null)
  await page.keyboard.press('Enter')
  return waited
}

/** Bytes of all scripts that the page has when its list is there, as they are run (minified, not compressed). */
async function scriptBytes(browser: Browser, folder: string, locale: string): Promise<number> {
  const page = await browser.newPage({ locale })
  const scripts: Promise<number>[] = []
  page.on('response', (answer) => {
    if (/javascript/.test(answer.headers()['content-type'] ?? '')) {
      scripts.push(answer.body().then((body) => body.byteLength))
    }
  })
  await withHost(folder, async ({ url }) => {
    await openLocked(page, url)
    await unlockToList(page)
    // What the idle page still fetches is not part of the first screen; what is under way is.
    await Promise.all(scripts)
  })
  await page.close()
  return (await Promise.all(scripts)).reduce((sum, bytes) => sum + bytes, 0)
}

export async function benchFirstScreenScript(): Promise<Figure> {
  const [english, german] = await withBrowser(async (browser, folder) => [
    await scriptBytes(browser, folder, 'en-US'),
    await scriptBytes(browser, folder, 'de-DE'),
  ])
  const value = round(Math.max(english, german) / 1_000_000)
  return {
    name: 'JavaScript of the first screen (unlock and list of services), minified',
    value,
    unit: 'MB',
    bound: `<= ${boundMegabytes}`,
    holds: value <= boundMegabytes,
    detail: `bytes in all answers with script: ${english} in English, ${german} in German`,
  }
}

interface Unlocked {
  readonly waited: number
  readonly derived: number
}

export async function benchUnlockToList(): Promise<Figure> {
  const unlocked = await withBrowser(async (browser, folder) => {
    const found: Unlocked[] = []
    for (let at = 0; at < rounds; at++) {
      const page = await browser.newPage()
      await withHost(folder, async ({ url, derivation }) => {
        await openLocked(page, url)
        const [derived, waited] = await Promise.all([derivation(), unlockToList(page)])
        found.push({ derived, waited })
      })
      await page.close()
    }
    return found
  })
  const value = round(median(unlocked.map(({ waited, derived }) => waited - derived)), 0)
  const each = unlocked.map(({ waited, derived }) => `${round(waited, 0)} less ${round(derived, 0)}`)
  return {
    name: 'Unlocking to the list of 1,000 services on the screen, beyond Argon2id',
    value,
    unit: 'ms',
    bound: `<= ${boundMs}`,
    holds: value <= boundMs,
    detail: `in all, less the Argon2id of that unlock: ${each.join(', ')} ms`,
  }
}
