/**
 * What the process of the loopback host still holds 2 s after locking: a day's work with 200 secrets through real
 * HTTP, then a heap snapshot. A snapshot has every string, object and closure that the script engine can still
 * reach, but no bytes outside of it: contents of Buffers, memory of SQLite and OpenSSL, and memory that was freed.
 */
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { Secret } from '../../src-main/domain/secret.ts'
import { readKeyring } from '../../src-main/keyring/keyringFile.ts'
import { openWithRecoveryKey } from '../../src-main/keyring/openSlots.ts'
import { temporaryFolder } from '../support/store.ts'
import { openPage } from './host.ts'
import { Planter } from './planted.ts'
import { userDraft } from './samples.ts'
import { keyForms, SecretSearch } from './search.ts'
import { workADay } from './workday.ts'

const afterLockMs = 2000
const timeoutMs = 120_000

/** The file as it is, and its strings without the escapes of JSON. */
function searchHeap(search: SecretSearch, snapshot: Buffer): string[] {
  const { strings } = JSON.parse(snapshot.toString('utf8')) as { strings: string[] }
  return [...new Set([...search.in(snapshot), ...search.in(strings.join('\n'))])].sort()
}

test(
  '2 s after locking, no secret, passphrase or key is left in the heap of the host',
  async () => {
    const folder = temporaryFolder()
    const page = await openPage(folder)
    const planter = new Planter('heap')
    const first = planter.plant('first passphrase')
    const { recoveryKey } = await page.result<{ recoveryKey: string }>('session.create', {
      passphrase: first,
    })
    planter.know('recovery key', recoveryKey)
    planter.know('recovery key without hyphens', recoveryKey.replaceAll('-', ''))
    await workADay(page, planter, folder)
    const auditor = planter.plant('passphrase of the auditor')
    await page.result('person.add', { name: 'Auditor', role: 'auditor', passphrase: auditor })
    const wrong = { current: planter.plant('wrong passphrase'), next: planter.plant('unused passphrase') }
    expect(await page.call('key.changePassphrase', wrong)).toContain('PASSPHRASE_WRONG')
    const second = planter.plant('second passphrase')
    await page.result('key.changePassphrase', { current: first, next: second })
    await page.result('session.lock')
    const mistyped = planter.plant('mistyped passphrase')
    expect(await page.call('session.unlock', { passphrase: mistyped })).toContain('PASSPHRASE_WRONG')
    await page.result('session.unlock', { passphrase: second })
    await page.result('user.list', {})
    await page.result('session.lock')
    await wait(afterLockMs)
    const snapshot = await page.snapshot()

    const keyring = readKeyring(path.join(folder, 'data', 'keyring.json'))
    const { storeKey, secretsKey } = openWithRecoveryKey(keyring, new Secret(recoveryKey)).keys
    if (!secretsKey) throw new Error('the recovery key opens no secrets')
    const search = new SecretSearch(planter.secrets)
    search.add('store key', keyForms(storeKey))
    search.add('secrets key', keyForms(secretsKey))
    expect(planter.secrets.length).toBeGreaterThanOrEqual(200)
    expect(searchHeap(search, snapshot)).toEqual([])
  },
  timeoutMs,
)

/** Keeps the text of one call and the values of another, as a forgotten variable would. */
const leak = `
  const parse = JSON.parse
  globalThis.kept = []
  JSON.parse = (text, reviver) => {
    const value = parse(text, reviver)
    if (String(text).includes('hook.text')) globalThis.kept.push(text)
    if (String(text).includes('hook.values')) globalThis.kept.push(value)
    return value
  }`

test(
  'the search finds what is kept: the same host with a leak built in',
  async () => {
    const page = await openPage(temporaryFolder(), [
      '--import',
      `data:text/javascript,${encodeURIComponent(leak)}`,
    ])
    const planter = new Planter('leak')
    await page.result('session.create', { passphrase: planter.plant('passphrase') })
    for (const name of ['text', 'other', 'values']) {
      // Longer than what V8 keeps of a string without the flag, and the secret at its end.
      const { password, ...draft } = userDraft(planter, `hook.${name}`)
      await page.result('user.check', { id: null, draft: { ...draft, lastName: 'x'.repeat(3000), password } })
    }
    await page.result('session.lock')
    await wait(afterLockMs)
    expect(searchHeap(new SecretSearch(planter.secrets), await page.snapshot())).toEqual([
      '2 password of hook.text',
      '4 password of hook.values',
    ])
  },
  timeoutMs,
)
