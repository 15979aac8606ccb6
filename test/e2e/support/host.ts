/**
 * A loopback host in a process of its own, on a fresh data directory, and a page that watches itself: requests that
 * leave the machine, broken page policy and script errors fail the test.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { test as base, expect, type Page } from '@playwright/test'

const root = path.resolve(import.meta.dirname, '..', '..', '..')

export interface Host {
  /** Address with the one-time token. */
  readonly url: string
  readonly folder: string
}

async function addressOf(child: ChildProcess): Promise<string> {
  let output = ''
  return new Promise((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString('utf8')
      const address = /http:\/\/127\.0\.0\.1:\d+\/\S+/.exec(output)?.[0]
      if (address) resolve(address)
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
    child.on('exit', (code) => reject(new Error(`the host ended with ${code}: ${output}`)))
  })
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    child.on('exit', () => resolve())
    child.kill('SIGTERM')
  })
}

/** What a page may not do, collected while the test runs. */
function watch(page: Page): string[] {
  const offences: string[] = []
  page.on('request', (request) => {
    const url = new URL(request.url())
    const isOwn = url.hostname === '127.0.0.1' || url.protocol === 'data:' || url.protocol === 'blob:'
    if (!isOwn) offences.push(`request to ${url.origin}`)
  })
  page.on('pageerror', (error) => offences.push(`script error: ${error.message}`))
  page.on('console', (message) => {
    if (/Content Security Policy|CDN/.test(message.text())) offences.push(message.text())
  })
  return offences
}

/** On a data directory that may have been used before; takes a free port. */
export async function startHost(folder: string): Promise<Host & { readonly stop: () => Promise<void> }> {
  const child = spawn(process.execPath, [path.join(root, 'out', 'main', 'loopback.js'), '--data', folder], {
    env: { ...process.env, PATCHBAY_NO_BROWSER: '1' },
  })
  return { url: await addressOf(child), folder, stop: () => ended(child) }
}

export const test = base.extend<{ host: Host }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures it needs from this pattern.
  host: async ({}, use) => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'patchbay-e2e-'))
    try {
      const host = await startHost(folder)
      try {
        await use(host)
      } finally {
        await host.stop()
      }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
  page: async ({ page }, use) => {
    const offences = watch(page)
    await use(page)
    expect(offences).toEqual([])
  },
})

export { expect } from '@playwright/test'
