import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { PatchbayError } from '../../src-main/domain/errors.ts'
import { Secret } from '../../src-main/domain/secret.ts'
import { auditHash, auditRoot, listAudit } from '../../src-main/store/audit.ts'
import { exportAuditFile, exportAuditText } from '../../src-main/store/auditExport.ts'
import { auditKey } from '../../src-main/store/auditKey.ts'
import type { Store } from '../../src-main/store/store.ts'
import { fillAudit, putRecord, type RawRecord, rawRecords, runVerifier } from '../support/audit.ts'
import { newStore, passphrase, temporaryFolder } from '../support/store.ts'

const storeId = 'the-store'

let store: Store
let file: string
let changes = 0

beforeEach(async () => {
  store = (await newStore()).store
  fillAudit(store, 12)
  file = path.join(temporaryFolder(), 'audit.jsonl')
})

async function errorOf(work: Promise<unknown>): Promise<string> {
  const thrown = await work.then(
    () => null,
    (error: unknown) => error,
  )
  return thrown instanceof PatchbayError ? thrown.code : String(thrown)
}

/** Writes changed bytes beside the export, and gives what the verifier says of them. */
async function verdictOn(content: string | Uint8Array, ...more: string[]) {
  changes += 1
  const changed = path.join(path.dirname(file), `changed-${changes}.jsonl`)
  writeFileSync(changed, content)
  return runVerifier(changed, ...more)
}

describe('an export', () => {
  test('is found intact without Patchbay, with the number of records and the key', async () => {
    const { records, firstBad, fingerprint, lastHash } = await exportAuditFile(store, storeId, file)
    expect(firstBad).toBeNull()
    const verdict = await runVerifier(file, fingerprint.toUpperCase())
    expect(verdict).toMatchObject({ code: 0, stderr: '' })
    expect(verdict.stdout).toContain(`Records: ${records}\n`)
    expect(verdict.stdout).toContain(fingerprint)
    expect(verdict.stdout).toMatch(/intact, signed with the expected key\n$/)
    const [header = '', ...lines] = readFileSync(file, 'utf8').trimEnd().split('\n')
    expect(JSON.parse(header)).toMatchObject({
      patchbayAudit: 1,
      storeId,
      exportedBy: store.person,
      records,
      highestNumber: records,
      lastHash,
    })
    expect(lines).toHaveLength(records + 1)
    expect(JSON.parse(lines[2] ?? '').record[5]).toBe('Service 2')
  })

  test('is on record behind what it holds, as is the making of its key', async () => {
    const { records, fingerprint, lastHash } = await exportAuditFile(store, storeId, file)
    const [exported, made] = listAudit(store.db, 2)
    expect(exported).toMatchObject({ seq: records + 1, action: 'audit.export', object: 'audit.jsonl' })
    expect(exported?.details).toMatchObject({ records, lastHash, fingerprint, firstBad: null })
    expect(made).toMatchObject({ seq: records, action: 'audit.makeKey', details: { after: { fingerprint } } })
  })

  test('is signed with one key for the life of the store', async () => {
    const { store: second, session } = await newStore()
    const { fingerprint } = await exportAuditFile(second, storeId, file)
    session.lock()
    await session.unlock(new Secret(passphrase))
    expect(auditKey(session.store).fingerprint).toBe(fingerprint)
    expect(auditKey(store).fingerprint).not.toBe(fingerprint)
    const made = listAudit(session.store.db, 100).filter(({ action }) => action === 'audit.makeKey')
    expect(made).toHaveLength(1)
  })

  test('needs no secrets key: an auditor has none', async () => {
    const refuse = () => {
      throw new Error('the sealer was asked')
    }
    const auditor = { ...store, sealer: { seal: refuse, open: refuse, fingerprint: refuse } }
    const { fingerprint } = await exportAuditFile(auditor, storeId, file)
    expect((await runVerifier(file, fingerprint)).code).toBe(0)
  })

  test('is a private file and never replaces one', async () => {
    await exportAuditFile(store, storeId, file)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    const before = readFileSync(file)
    const last = listAudit(store.db, 1)
    expect(await errorOf(exportAuditFile(store, storeId, file))).toBe('FILE_EXISTS')
    expect(readFileSync(file).equals(before)).toBe(true)
    expect(listAudit(store.db, 1)).toEqual(last)
  })

  test('that cannot be written leaves neither file nor record', async () => {
    const nowhere = path.join(path.dirname(file), 'no', 'audit.jsonl')
    expect(await errorOf(exportAuditFile(store, storeId, nowhere))).toBe('FILE_NOT_FOUND')
    expect(listAudit(store.db, 1)[0]?.action).toBe('service.save')
  })

  test('of a store that is locked meanwhile leaves no file', async () => {
    const work = exportAuditFile(store, storeId, file)
    store.close()
    expect(await errorOf(work)).toBe('STORE_LOCKED')
    expect(existsSync(file)).toBe(false)
  })

  test('that cannot be put on record leaves no file', async () => {
    auditKey(store)
    store.connection.exec(
      "CREATE TEMP TRIGGER no_record BEFORE INSERT ON main.audit BEGIN SELECT RAISE(ABORT, 'no'); END",
    )
    onTestFinished(() => void store.connection.exec('DROP TRIGGER IF EXISTS no_record'))
    expect(await errorOf(exportAuditFile(store, storeId, file))).toContain('no')
    expect(existsSync(file)).toBe(false)
  })

  test('comes as one text too', async () => {
    const { text, fingerprint, records } = await exportAuditText(store, storeId)
    writeFileSync(file, text)
    const verdict = await runVerifier(file, fingerprint)
    expect(verdict).toMatchObject({ code: 0 })
    expect(verdict.stdout).toContain(`Records: ${records}\n`)
    expect(listAudit(store.db, 1)).toMatchObject([{ action: 'audit.export', object: 'download' }])
  })

  test('holds any text that a record may hold', async () => {
    const name = '"\\ \u2028 \u0000 \u{1f600} <ü>\n'
    store.db.transaction(() => fillAudit({ ...store, person: name }, 1))
    const { fingerprint, firstBad } = await exportAuditFile(store, storeId, file)
    expect(firstBad).toBeNull()
    expect((await runVerifier(file, fingerprint)).code).toBe(0)
  })
})

describe('a trail that was tampered with', () => {
  const cases: readonly (readonly [string, string, number, RegExp])[] = [
    ['a change', "UPDATE audit SET person = 'x' WHERE seq = 5", 5, /record 5 was changed/],
    ['a gap', 'DELETE FROM audit WHERE seq = 5', 5, /record 5 is missing/],
    ['a lost start', 'DELETE FROM audit WHERE seq <= 2', 1, /record 1 is missing/],
    ['a lost end', 'DELETE FROM audit WHERE seq >= 13', 13, /records from 13 on are missing/],
  ]

  test.each(cases)('%s goes out as it is, and is named on both sides', async (_what, sql, seq, said) => {
    auditKey(store)
    store.connection.exec(sql)
    const { firstBad } = await exportAuditFile(store, storeId, file)
    expect(firstBad?.seq).toBe(seq)
    expect(listAudit(store.db, 1)[0]?.details).toMatchObject({ firstBad: { seq } })
    const { code, stderr } = await runVerifier(file)
    expect(code).toBe(1)
    expect(stderr).toMatch(said)
  })

  test('two swapped records', async () => {
    const [third, fourth] = rawRecords(store).slice(2)
    if (!third || !fourth) throw new Error('too few records')
    putRecord(store, { ...third, seq: 4 })
    putRecord(store, { ...fourth, seq: 3 })
    const { firstBad } = await exportAuditFile(store, storeId, file)
    expect(firstBad).toMatchObject({ seq: 3, problem: 'unlinked' })
    expect((await runVerifier(file)).stderr).toContain('record 3 does not follow')
  })
})

describe('an export that was changed afterwards', () => {
  beforeEach(async () => {
    await exportAuditFile(store, storeId, file)
  })

  test('by one bit, anywhere, is refused', async () => {
    const bytes = readFileSync(file)
    const signatureStart = bytes.lastIndexOf(0x0a, bytes.length - 2) + 1
    const spread = Array.from({ length: 60 }, (_, at) => Math.floor((at * signatureStart) / 60))
    const inSignature = Array.from({ length: 12 }, (_, at) => signatureStart + at * 9)
    // The last letter of the signature holds four bits that decoding drops.
    const tail = [
      bytes.length - 1,
      bytes.length - 2,
      bytes.length - 3,
      bytes.length - 4,
      bytes.length - 5,
      bytes.length - 6,
    ]
    const positions = [...new Set([...spread, ...inSignature, ...tail])].filter((at) => at < bytes.length)
    expect(positions.length).toBeGreaterThan(70)
    const accepted: number[] = []
    const next = async () => {
      for (let at = positions.pop(); at !== undefined; at = positions.pop()) {
        const changed = Buffer.from(bytes)
        changed[at] = (changed[at] ?? 0) ^ 1
        if ((await verdictOn(changed)).code !== 1) accepted.push(at)
      }
    }
    await Promise.all([next(), next()])
    expect(accepted).toEqual([])
  })

  test('by cutting, adding, leaving out or moving lines is refused', async () => {
    const text = readFileSync(file, 'utf8')
    const lines = text.trimEnd().split('\n')
    const joined = (...parts: readonly string[][]) => `${parts.flat().join('\n')}\n`
    const last = lines.at(-1) ?? ''
    const changed = [
      '',
      '\n',
      text.slice(0, -1),
      text.slice(0, text.length / 2),
      `${text}\n`,
      `${text}${last}\n`,
      `\ufeff${text}`,
      text.replaceAll('\n', '\r\n'),
      joined(lines.slice(1)),
      joined(lines.slice(0, -1)),
      joined(lines.slice(0, 4), lines.slice(5)),
      joined(lines.slice(0, -2), [last]),
      joined(lines.slice(0, 3), lines.slice(4, 5), lines.slice(3, 4), lines.slice(5)),
      joined(lines.slice(0, 4), lines.slice(3)),
      text.replace('"records":', '"records": '),
    ]
    const verdicts = await Promise.all(changed.map((content) => verdictOn(content)))
    expect(verdicts.map(({ code }) => code)).toEqual(changed.map(() => 1))
    for (const { stderr } of verdicts) expect(stderr).toMatch(/^NOT INTACT: .+\.\n$/)
  })

  test('a file that is not there', async () => {
    expect(await runVerifier(`${file}.no`)).toMatchObject({ code: 1, stdout: '' })
    expect(await runVerifier()).toMatchObject({ code: 1, stdout: '' })
  })
})

describe('a forged export', () => {
  interface Parts {
    readonly header: Record<string, unknown>
    readonly records: readonly RawRecord[]
  }

  /** The chain of `records` made anew with another person in it, signed with `privateKey`. */
  function forged({ header, records }: Parts, { publicKey, privateKey }: ReturnType<typeof newKeys>): string {
    let previousHash = auditRoot
    const chain = records.map((record) => {
      const changed = { ...record, person: 'Somebody else', previousHash }
      previousHash = auditHash(changed)
      const { at, person, host, action, object, details } = changed
      const list = [changed.previousHash, at, person, host, action, object, details]
      return JSON.stringify({ seq: record.seq, hash: previousHash, record: list })
    })
    const first = JSON.stringify({ ...header, ...(publicKey && { publicKey }), lastHash: previousHash })
    const body = [first, ...chain].map((line) => `${line}\n`).join('')
    const digest = createHash('sha256').update(body).digest('hex')
    const signature = sign(null, Buffer.from(`patchbay-audit-1:${digest}`), privateKey).toString('base64')
    return `${body}${JSON.stringify({ signature })}\n`
  }

  function newKeys() {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519')
    const spki = publicKey.export({ format: 'der', type: 'spki' }).toString('base64')
    return { publicKey: spki as string | null, privateKey }
  }

  test('signed with another key shows another fingerprint, and is refused where the right one is known', async () => {
    const { fingerprint, records: count } = await exportAuditFile(store, storeId, file)
    const header = JSON.parse(readFileSync(file, 'utf8').split('\n')[0] ?? '')
    const parts = { header, records: rawRecords(store).slice(0, count) }
    const text = forged(parts, newKeys())
    const alone = await verdictOn(text)
    expect(alone.code).toBe(0)
    expect(alone.stdout).not.toContain(fingerprint)
    const compared = await verdictOn(text, fingerprint)
    expect(compared.code).toBe(1)
    expect(compared.stderr).toContain('another key')
    // Under the store's own public key the foreign signature does not hold.
    const { stderr, code } = await verdictOn(forged(parts, { ...newKeys(), publicKey: null }))
    expect(code).toBe(1)
    expect(stderr).toContain('the signature does not fit')
  })
})
