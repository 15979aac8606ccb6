/**
 * Fills a store with what years of work leave behind: records of the audit trail, and runs on its first server. A
 * process of its own, since the database driver is for the runtime of the sources.
 *
 *   node fillRecords.ts <data directory> <records> <runs> < passphrase
 */
import { readFileSync } from 'node:fs'
import { createApplication } from '../../../src-main/application.ts'
import type { RunId } from '../../../src-main/domain/model.ts'
import { Secret } from '../../../src-main/domain/secret.ts'
import { resolveDataPaths } from '../../../src-main/platform/paths.ts'
import { appendAuditTx } from '../../../src-main/store/audit.ts'
import { finishRunTx, startRunTx } from '../../../src-main/store/journal.ts'
import { allServers } from '../../../src-main/store/servers.ts'

const [folder = '', records = '0', runs = '0'] = process.argv.slice(2)
const app = createApplication({ paths: resolveDataPaths(folder, {}), host: 'cli' })
await app.session.unlock(new Secret(readFileSync(0, 'utf8')))
const { store } = app.session
const [server] = allServers(store.db)
const actions = ['service.save', 'user.save', 'server.plan'] as const
const ends = [null, null, 'NOT_CONVERGED', 'SERVER_BUSY', 'CANCELLED'] as const
store.db.transaction((tx) => {
  for (let at = 0; at < Number(records); at += 1) {
    const action = actions[at % actions.length] ?? 'service.save'
    appendAuditTx(tx, store, { action, object: `Hook ${at}`, details: null })
  }
  for (let at = 0; server && at < Number(runs); at += 1) {
    const id = `run-${at}` as RunId
    const startedAt = new Date(Date.UTC(2026, 0, 1) + at * 3_600_000).toISOString()
    const { id: serverId, name: serverName } = server
    const start = { id, serverId, serverName, planFingerprint: 'f', person: store.person, startedAt }
    startRunTx(tx, start, [])
    const stoppedBy = ends[at % ends.length] ?? null
    const finished = new Date(Date.parse(startedAt) + 4000 + at * 10).toISOString()
    finishRunTx(tx, id, { at: finished, converged: stoppedBy === null, stoppedBy, differences: [] })
  }
})
await app.close()
