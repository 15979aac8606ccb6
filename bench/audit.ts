/** Checking an audit trail of 100,000 records, against a bare SHA-256 loop over the same bytes. */
import { createHash } from 'node:crypto'
import { appendAuditTx, hashedText } from '../src-main/store/audit.ts'
import { extentOf, verifyAudit, walkAudit } from '../src-main/store/auditVerify.ts'
import type { Store } from '../src-main/store/store.ts'
import { type Figure, median, round, timed, withApplication } from './support.ts'

const records = 100_000
const rounds = 5

/** As saves of services with three authentications leave them behind. */
function fill(store: Store): void {
  const authentications = [1, 2, 3].map((row) => ({
    authenticationId: `10482956123456${row}`,
    secret: 'set',
  }))
  const service = {
    name: 'Support Facebook',
    type: 'facebook',
    serviceConnection: 'https://graph.facebook.com/v19.0/me/messages',
    authenticationUrl: '',
    authenticationScope: '',
    authentications,
  }
  store.db.transaction((tx) => {
    for (let number = 0; number < records; number++) {
      const details = {
        before: service,
        after: { ...service, name: `Service ${number}` },
        changedSecrets: [],
      }
      appendAuditTx(tx, store, { action: 'service.save', object: `Service ${number}`, details })
    }
  })
}

/** The least that a check has to do, with nothing around it. */
function bareLoop(texts: readonly string[]): void {
  for (const text of texts) createHash('sha256').update(text).digest('hex')
}

export async function benchAudit(): Promise<Figure> {
  return withApplication(async ({ session }) => {
    const { store } = session
    fill(store)
    const texts: string[] = []
    const walk = walkAudit(store.connection, extentOf(store.connection), (record) => {
      texts.push(hashedText(record))
      return true
    })
    while (!walk.next().done);
    const bare: number[] = []
    const checks: number[] = []
    for (let at = 0; at < rounds; at++) {
      bare.push(await timed(() => bareLoop(texts)))
      checks.push(await timed(() => verifyAudit(store.connection)))
    }
    const { records: good, firstBad } = await verifyAudit(store.connection)
    const value = round(median(checks) / 1000)
    const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0)
    return {
      name: 'Check of an audit trail of 100,000 records',
      value,
      unit: 's',
      bound: '<= 2',
      holds: value <= 2 && firstBad === null && good > records,
      detail:
        `${round(median(checks) / median(bare), 1)} x a bare SHA-256 loop over the same ` +
        `${round(bytes / 1e6, 1)} MB (${round(median(bare) / 1000)} s), slowest ${round(Math.max(...checks) / 1000)} s`,
    }
  })
}
