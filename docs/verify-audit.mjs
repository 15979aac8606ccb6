// Checks an exported audit trail without Patchbay: its form, numbers, chain of hashes and signature.
//
//   node verify-audit.mjs FILE [FINGERPRINT]        needs Node 18 or newer, nothing else
//
// FINGERPRINT is that of the store's key, as "patchbay audit verify" shows it, learnt on another way than FILE.
// Without it the signature shows only that nobody but the one who signed FILE has changed it.
// Exit 0: intact. 1: not, with the first bad record and why.
import { createHash, createPublicKey, verify } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'

const sha256 = (content) => createHash('sha256').update(content).digest('hex')

function check(isGood, reason) {
  if (isGood) return
  console.error(`NOT INTACT: ${reason}`)
  process.exit(1)
}

function linesOf(bytes) {
  const lines = []
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf(0x0a, start)
    check(end >= 0, 'the file ends within a line: its end is missing.')
    lines.push({ start, text: bytes.toString('utf8', start, end) })
    start = end + 1
  }
  check(lines.length >= 2, 'the file has no header and no signature.')
  return lines
}

/** The JSON of a line, written in exactly the one way in which Patchbay writes it. */
function parse({ text }, name) {
  let value = null
  try {
    value = JSON.parse(text)
  } catch {}
  check(value !== null && JSON.stringify(value) === text, `${name} is not in the form of an export.`)
  return value
}

function isSigned(digest, publicKey, signature) {
  try {
    const key = createPublicKey({ key: publicKey, format: 'der', type: 'spki' })
    return verify(null, Buffer.from(`patchbay-audit-1:${digest}`), key, signature)
  } catch {
    return false
  }
}

const [file, expected] = process.argv.slice(2)
check(file && existsSync(file), 'there is no such file. Usage: node verify-audit.mjs FILE [FINGERPRINT]')
const bytes = readFileSync(file)
const [first, ...records] = linesOf(bytes)
const last = records.pop()
const header = parse(first, 'The header')
check(header.patchbayAudit === 1, 'the file is no export of version 1.')
const publicKey = Buffer.from(String(header.publicKey), 'base64')
const fingerprint = sha256(publicKey)
const count = records.length
console.log(`Records: ${count}\nKey:     ${fingerprint}`)
check(!expected || expected.toLowerCase() === fingerprint, 'it was signed with another key than expected.')

// Before the signature, so that a bad record is named.
let previous = '0'.repeat(64)
for (const [index, line] of records.entries()) {
  const due = index + 1
  const { seq, hash, record } = parse(line, `Line ${due + 1}, which should hold record ${due},`)
  check(seq === due, `record ${due} is missing, or has another number: ${seq} stands in its place.`)
  check(sha256(JSON.stringify(record)) === hash, `record ${due} was changed: it does not fit its hash.`)
  check(record[0] === previous, `record ${due} does not follow the record before it.`)
  previous = hash
}
check(header.highestNumber <= count, `records from ${count + 1} on are missing at the end.`)
check(header.records === count && header.lastHash === previous, 'the header tells of other records.')

const signature = Buffer.from(String(parse(last, 'The signature').signature), 'base64')
check(last.text === JSON.stringify({ signature: signature.toString('base64') }), 'it is not signed.')
const digest = sha256(bytes.subarray(0, last.start))
check(isSigned(digest, publicKey, signature), 'the signature does not fit: the file was changed.')
console.log(expected ? 'intact, signed with the expected key' : 'intact, if this is the key of the store')
