/**
 * One changed byte in every page of a store, in the keyring file and in a backup: each is told, none is served, and
 * no attempt changes a file.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { Secret } from '../../src-main/domain/secret.ts'
import { openWithRecoveryKey } from '../../src-main/keyring/openSlots.ts'
import { createBackup } from '../../src-main/store/backup.ts'
import { findBackup } from '../../src-main/store/backupList.ts'
import { verifyBackup } from '../../src-main/store/backupProof.ts'
import { saveFormDraft } from '../../src-main/store/formDrafts.ts'
import { pageBytes } from '../../src-main/store/pageCheck.ts'
import { saveServer } from '../../src-main/store/servers.ts'
import type { Session } from '../../src-main/store/session.ts'
import { digestsBelow } from '../support/backups.ts'
import { codeOf, sessionIn, temporaryFolder } from '../support/store.ts'
import { prod } from '../support/undo.ts'
import { carryOut, contentOf, randomNumbers } from './operations.ts'
import { newWorld } from './worlds.ts'

const random = randomNumbers(20260301)

/** Every kind of object, an index for searching, undo steps, a draft, things in the trash, and free pages. */
async function fullStore(folder: string = temporaryFolder()) {
  const { directory, recoveryKey } = await newWorld(path.join(folder, 'data'), [
    { op: 'import', mark: 'estate' },
  ])
  const { session, paths } = sessionIn(directory)
  session.unlockWithRecoveryKey(new Secret(recoveryKey))
  const { store } = session
  saveServer(store, null, prod)
  saveFormDraft(store, 'service:new', new Secret('{"name":"not saved yet"}'))
  for (let number = 0; number < 3; number++) {
    await carryOut(session, { op: 'import', mark: `again-${number}` })
    await carryOut(session, { op: 'undo' })
  }
  // Rows that went leave free pages, which nothing but the page check reads.
  store.connection.exec('CREATE TABLE gone (content TEXT)')
  store.connection.prepare('INSERT INTO gone VALUES (?)').run('x'.repeat(40 * pageBytes))
  store.connection.exec('DROP TABLE gone')
  expect(store.connection.pragma('freelist_count', { simple: true })).toBeGreaterThan(20)
  const content = contentOf(store)
  const backup = createBackup({ ...session.backedUp, reason: 'manual' })
  session.lock()
  return { session, paths, recoveryKey, content, backup }
}

/** The same bytes but for one, which is another for certain. */
function flipped(bytes: Buffer, at: number): Buffer {
  const changed = Buffer.from(bytes)
  changed[at] = (changed[at] ?? 0) ^ (1 + Math.floor(random() * 255))
  return changed
}

/** What unlocking answers; whatever it is, nothing is open and `file` was not changed. */
async function refusal(session: Session, file: string, recoveryKey: string): Promise<string> {
  const before = readFileSync(file)
  const code = await codeOf(() => session.unlockWithRecoveryKey(new Secret(recoveryKey)))
  expect(session.state).toBe('locked')
  expect(await codeOf(() => session.store)).toBe('STORE_LOCKED')
  expect(readFileSync(file).equals(before)).toBe(true)
  return code
}

test('one changed byte in any page of the store: told, and nothing is served', async () => {
  const { session, paths, recoveryKey, content } = await fullStore()
  const whole = readFileSync(paths.store)
  const pages = whole.length / pageBytes
  expect(pages).toBeGreaterThan(150)
  const codes = new Set<string>()
  for (let page = 0; page < pages; page++) {
    writeFileSync(paths.store, flipped(whole, page * pageBytes + Math.floor(random() * pageBytes)))
    codes.add(await refusal(session, paths.store, recoveryKey))
  }
  process.stdout.write(`${pages} pages, one changed byte in each: ${[...codes].join(', ')}\n`)
  expect([...codes]).toEqual(['STORE_DAMAGED'])
  writeFileSync(paths.store, whole)
  session.unlockWithRecoveryKey(new Secret(recoveryKey))
  expect(contentOf(session.store)).toEqual(content)
}, 240_000)

test('one changed byte anywhere in the keyring file: told, and nothing is served', async () => {
  const { session, paths, recoveryKey } = await fullStore()
  const whole = readFileSync(paths.keyring)
  const store = readFileSync(paths.store)
  const codes = new Set<string>()
  for (let at = 0; at < whole.length; at++) {
    const changed = flipped(whole, at)
    // Only white space for white space is the same document.
    if (isSameDocument(changed, whole)) continue
    writeFileSync(paths.keyring, changed)
    codes.add(await refusal(session, paths.keyring, recoveryKey))
  }
  process.stdout.write(`${whole.length} bytes of the keyring file: ${[...codes].sort().join(', ')}\n`)
  expect(readFileSync(paths.store).equals(store)).toBe(true)
  for (const code of codes) expect(code).toMatch(/^KEYRING_(DAMAGED|TOO_WEAK|FROM_FUTURE)$/)
}, 120_000)

function isSameDocument(a: Buffer, b: Buffer): boolean {
  try {
    return JSON.stringify(JSON.parse(a.toString('utf8'))) === JSON.stringify(JSON.parse(b.toString('utf8')))
  } catch {
    return false
  }
}

test('one changed byte in any page of the store of a backup: its check tells it', async () => {
  const { paths, recoveryKey, backup } = await fullStore()
  const check = () =>
    codeOf(() =>
      verifyBackup(
        paths,
        findBackup(paths, backup.name),
        async (keyring) => openWithRecoveryKey(keyring, new Secret(recoveryKey)).keys,
      ),
    )
  expect(await check()).toBe('nothing thrown')
  const before = digestsBelow(paths.backups)
  const file = path.join(backup.path, 'store.db')
  const whole = readFileSync(file)
  const codes = new Set<string>()
  for (let page = 0; page < whole.length / pageBytes; page++) {
    const changed = flipped(whole, page * pageBytes + Math.floor(random() * pageBytes))
    writeFileSync(file, changed)
    codes.add(await check())
    expect(readFileSync(file).equals(changed)).toBe(true)
  }
  expect([...codes]).toEqual(['BACKUP_DAMAGED'])
  writeFileSync(file, whole)
  expect(await check()).toBe('nothing thrown')
  expect(digestsBelow(paths.backups)).toEqual(before)
}, 240_000)
