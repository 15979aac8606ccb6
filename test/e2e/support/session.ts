/** Locking, unlocking, calls past the screens, and all that a page holds. */
import type { Page } from '@playwright/test'
import { expect } from './host.ts'

export async function lockByHand(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'File', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Lock' }).click()
  await expectLocked(page)
}

export async function expectLocked(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Unlock the store' })).toBeVisible()
}

/** Where several people may come in. */
export async function choosePerson(page: Page, name: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Person' }).click()
  await page.getByRole('option', { name }).click()
}

export async function enterPassphrase(page: Page, entered: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Passphrase' }).fill(entered)
  await page.getByRole('button', { name: 'Unlock', exact: true }).click()
}

/** Calls a procedure as another channel of the same session would. Answers the text of the whole answer. */
export function callPast(page: Page, procedure: string, input?: unknown): Promise<string> {
  return page.evaluate(
    async ({ path, body }) => {
      const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body }
      return (await fetch(`/rpc/${path}`, init)).text()
    },
    { path: procedure, body: JSON.stringify(input ?? null) },
  )
}

/** Every text, attribute and field value of the page, those inside of components too. */
export function everythingOn(page: Page): Promise<string> {
  return page.evaluate(() => {
    const found: string[] = []
    const walk = (node: Node): void => {
      if (node instanceof Element) {
        for (const { value } of node.attributes) found.push(value)
        const { value } = node as { value?: unknown }
        if (typeof value === 'string') found.push(value)
        if (node.shadowRoot) for (const child of node.shadowRoot.childNodes) walk(child)
      } else if (node.nodeValue !== null) found.push(node.nodeValue)
      for (const child of node.childNodes) walk(child)
    }
    walk(document)
    return found.join('\n')
  })
}

/** All strings that the page's scripts still hold, after a collection of garbage. */
export async function heapStrings(page: Page): Promise<string> {
  const devtools = await page.context().newCDPSession(page)
  let snapshot = ''
  devtools.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => {
    snapshot += chunk
  })
  await devtools.send('HeapProfiler.collectGarbage')
  await devtools.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
  await devtools.detach()
  const { strings } = JSON.parse(snapshot) as { strings: readonly string[] }
  return strings.join('\n')
}
