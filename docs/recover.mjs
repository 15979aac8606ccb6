// Opens a Patchbay store or backup with its recovery key alone, without Patchbay (Node 22.13; docs/file-formats.md):
//   node recover.mjs DATA_DIRECTORY RECOVERY_KEY_FILE OUT.db [1: second recovery slot]  OUT.db has every secret readable
import crypto from 'node:crypto'
import fs from 'node:fs'
import { DatabaseSync } from 'node:sqlite'

const [folder, keyFile, out, nth = 0] = process.argv.slice(2)
const { storeId, keyId, slots } = JSON.parse(fs.readFileSync(`${folder}/keyring.json`, 'utf8'))
const slot = slots.filter(({ kind }) => kind === 'recovery')[nth]
const bytes = (text, form = 'base64') => Buffer.from(text, form)
const hkdf = (key, salt, purpose) => Buffer.from(crypto.hkdfSync('sha256', key, salt, purpose, 32))
function open(key, sealed, context) {
  const cipher = crypto.createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12))
  cipher.setAAD(bytes(context, 'utf8')).setAuthTag(sealed.subarray(-16))
  return Buffer.concat([cipher.update(sealed.subarray(12, -16)), cipher.final()])
}
const base32 = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const typed = fs.readFileSync(keyFile, 'utf8').toUpperCase().replace(/O/g, '0').replace(/[IL]/g, '1')
let n = 0n
for (const digit of typed.replace(/[\s-]/g, '').slice(0, 52)) n = n * 32n + BigInt(base32.indexOf(digit))
const recoveryKey = bytes((n >> 4n).toString(16).padStart(64, '0'), 'hex')
const bound = (...rest) => JSON.stringify(['patchbay:keyring:2', storeId, ...rest])
const slotKey = hkdf(recoveryKey, bytes(slot.kdf.salt), 'patchbay recovery slot')
const secret = open(slotKey, bytes(slot.privateKey), bound(slot.id, 'recovery', 'hkdf-sha256', 'private'))
function unbox(box, name) {
  const der = (head, key, type) => ({ key: Buffer.concat([bytes(head, 'hex'), key]), format: 'der', type })
  const privateKey = crypto.createPrivateKey(der('302e020100300506032b656e04220420', secret, 'pkcs8'))
  const publicKey = crypto.createPublicKey(der('302a300506032b656e032100', box.subarray(0, 32), 'spki'))
  const salt = Buffer.concat([box.subarray(0, 32), bytes(slot.publicKey)])
  const key = hkdf(crypto.diffieHellman({ privateKey, publicKey }), salt, 'patchbay box')
  const whose = ['', 'Recovery key', 'administrator']
  return open(key, box.subarray(32), bound(keyId, slot.id, 'recovery', ...whose, name))
}
const [storeKey, secretsKey] = ['store', 'secrets'].map((name) => unbox(bytes(slot[`${name}Key`]), name))
// SQLCipher 4: pages of 4096 bytes, the last 80 of each hold IV and HMAC; the first 16 of the file are a salt.
const file = fs.openSync(out, 'wx', 0o600)
function write(page, number) {
  const cipher = crypto.createDecipheriv('aes-256-cbc', storeKey, page.subarray(4016, 4032))
  const head = bytes(number === 1 ? 'SQLite format 3\0' : '', 'utf8')
  const clear = cipher.setAutoPadding(false).update(page.subarray(head.length, 4016))
  fs.writeSync(file, Buffer.concat([head, clear, page.subarray(4016)]), 0, 4096, (number - 1) * 4096)
}
const store = fs.readFileSync(`${folder}/store.db`)
for (let at = 0; at < store.length; at += 4096) write(store.subarray(at, at + 4096), at / 4096 + 1)
// After a crash the newest pages are in the write-ahead log: frames of 24 + 4096 bytes, up to the last commit.
const log = fs.existsSync(`${folder}/store.db-wal`) ? fs.readFileSync(`${folder}/store.db-wal`) : bytes('')
const pages = new Map()
for (let at = 32; at + 4120 <= log.length && log.compare(log, 16, 24, at + 8, at + 16) === 0; at += 4120) {
  pages.set(log.readUInt32BE(at), log.subarray(at + 24, at + 4120))
  if (log.readUInt32BE(at + 4) > 0) for (const [number, page] of pages) write(page, number)
}
const db = new DatabaseSync(out)
for (const sealed of ['authentication.secret', 'user.password', 'server.auth_secret', 'server.api_key']) {
  const [table, column] = sealed.split('.')
  const rows = db.prepare(`SELECT id, ${column} AS value FROM ${table} WHERE ${column} IS NOT NULL`)
  for (const row of rows.all()) {
    const clear = open(secretsKey, Buffer.from(row.value), `patchbay:seal:1:${storeId}:${sealed}:${row.id}`)
    db.prepare(`UPDATE ${table} SET ${column} = ? WHERE id = ?`).run(clear.toString(), row.id)
  }
}
