/**
 * What the page still holds after the store was locked: neither its document with all shadow trees and fields, nor
 * the cache of answers, nor what the browser keeps for it, nor the heap of its scripts has a secret.
 */
import type { CDPSession, Page } from '@playwright/test'
import { Planter } from '../secrets/planted.ts'
import { SecretSearch } from '../secrets/search.ts'
import { entries } from './support/entries.ts'
import { expect, test } from './support/host.ts'
import { chooseType, createStore, fillService, goTo, openService, passphrase, save } from './support/steps.ts'

/** By rpc, as when another page or a suspended computer locks: this page is only told. */
async function lock(page: Page): Promise<void> {
  const status = await page.evaluate(async () => {
    const answer = await fetch('/rpc/session.lock', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
    })
    return answer.status
  })
  expect(status).toBe(200)
  await expect(page.getByRole('textbox', { name: 'Passphrase' })).toBeVisible()
}

/** Every place of the page that can be read by script, as text. */
function readPage(page: Page): Promise<Record<'document' | 'storage' | 'answers', string>> {
  return page.evaluate(() => {
    const seen: string[] = []
    const read = (tree: Document | ShadowRoot) => {
      seen.push(tree instanceof Document ? tree.documentElement.outerHTML : tree.innerHTML)
      for (const element of tree.querySelectorAll('*')) {
        if ('value' in element) seen.push(String(element.value))
        if (element.shadowRoot) read(element.shadowRoot)
      }
    }
    read(document)
    interface Fiber {
      readonly child: Fiber | null
      readonly sibling: Fiber | null
      readonly memoizedProps: { readonly client?: Client } | null
    }
    interface Client {
      getQueryCache(): { getAll(): { queryKey: unknown; state: unknown }[] }
      getMutationCache(): { getAll(): { state: unknown }[] }
    }
    const clientBelow = (fiber: Fiber | null): Client | null => {
      if (fiber === null) return null
      const client = fiber.memoizedProps?.client
      if (client && 'getQueryCache' in client) return client
      return clientBelow(fiber.child) ?? clientBelow(fiber.sibling)
    }
    const root = document.getElementById('root') as unknown as Record<string, Fiber>
    const container = Object.keys(root).find((key) => key.startsWith('__reactContainer$'))
    const client = clientBelow(container === undefined ? null : (root[container] ?? null))
    if (client === null) throw new Error('the cache of answers was not found')
    return {
      document: seen.join('\n'),
      storage: JSON.stringify([
        { ...localStorage },
        { ...sessionStorage },
        history.state,
        document.cookie,
        location.href,
      ]),
      answers: JSON.stringify([
        client
          .getQueryCache()
          .getAll()
          .map(({ queryKey, state }) => [queryKey, state]),
        client
          .getMutationCache()
          .getAll()
          .map(({ state }) => state),
      ]),
    }
  })
}

async function readHeap(session: CDPSession): Promise<string> {
  const chunks: string[] = []
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk))
  await session.send('HeapProfiler.takeHeapSnapshot')
  return chunks.join('')
}

async function foundOn(page: Page, search: SecretSearch): Promise<string[]> {
  const session = await page.context().newCDPSession(page)
  const places = { ...(await readPage(page)), heap: await readHeap(session) }
  await session.detach()
  return Object.entries(places).flatMap(([place, text]) =>
    search.in(text).map((name) => `${name} in ${place}`),
  )
}

/** Also where the page starts anew at the lock: meanwhile it cannot be read. */
async function expectNothing(page: Page, search: SecretSearch): Promise<void> {
  const look = () => foundOn(page, search).catch((error: Error) => [error.message])
  await expect.poll(look, { timeout: 20_000 }).toEqual([])
}

function planted(planter: Planter, recoveryKey: string): SecretSearch {
  planter.know('passphrase', passphrase)
  planter.know('recovery key', recoveryKey)
  return new SecretSearch(planter.secrets)
}

/** The sample of that place, its secrets exchanged for planted ones. */
function entry(planter: Planter, at: number) {
  const sample = entries[at]
  if (!sample) throw new Error('there is no such entry')
  const rows = sample.rows.map(([id], row) => [id, planter.plant(`row ${row} of ${sample.name}`)] as const)
  return { ...sample, rows }
}

test('after locking, no secret is left on the page or in its scripts', async ({ page, host }) => {
  const planter = new Planter('page')
  const recoveryKey = await createStore(page, host)
  for (const at of [0, 3]) {
    const service = entry(planter, at)
    await chooseType(page, service.type)
    await fillService(page, service)
    await save(page)
    await expect(page.getByRole('heading', { name: service.name, level: 1 })).toBeVisible()
    await openService(page, service.name)
    await goTo(page, 'Messaging Services')
  }
  await lock(page)
  await expectNothing(page, planted(planter, recoveryKey))
})

test('after locking, no secret of a form with unsaved changes is left on the page', async ({
  page,
  host,
}) => {
  const planter = new Planter('form')
  const recoveryKey = await createStore(page, host)
  const service = entry(planter, 3)
  await chooseType(page, service.type)
  await fillService(page, service)
  const search = planted(planter, recoveryKey)
  // The search finds what is there: the open form.
  expect((await foundOn(page, search)).map((found) => found.split(' in ').at(-1))).toContain('document')
  await lock(page)
  await expectNothing(page, search)
})
