/** The scenario's servers: careless ones, one that is pushed to and drifts, and one that is promoted to. */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import type { Server, ServerId, User } from '../../src-main/domain/model.ts'
import type { PushResult } from '../../src-main/domain/syncModel.ts'
import { type PracticeServer, startPracticeServer } from '../../src-main/practice/server.ts'
import type { ConnectionReport } from '../../src-main/servers/doctor/report.ts'
import { accessOf } from '../../src-main/store/servers.ts'
import type { PromotionEntry, PromotionOverview } from '../../src-main/sync/promotion/promotion.ts'
import { startEchoServer } from './echoServer.ts'
import type { Recorder } from './recorder.ts'
import { userDraft } from './samples.ts'
import type { Scenario } from './scenario.ts'

export async function meetCarelessServers({ recorder, planter }: Scenario): Promise<void> {
  const url = await startEchoServer()
  for (const [index, authMode] of (['basic', 'basic+apikey', 'bearer', 'ecfsession'] as const).entries()) {
    const draft = () => ({
      name: `careless ${index}`,
      url,
      authMode,
      authUser: 'user',
      authSecret: planter.plant(`authSecret of ${authMode}`),
      apiKey: planter.plant(`apiKey of ${authMode}`),
    })
    const { id } = await recorder.result<Server>('server.save', { id: null, draft: draft() })
    await recorder.result('server.save', { id, draft: draft() })
    await recorder.call('server.test', { id })
    await recorder.refusal('sync.plan', { serverId: id })
    await recorder.refusal('sync.pull', { serverId: id })
    await recorder.refusal('server.save', { id, draft: { ...draft(), url: 'no address' } })
  }
  const { id } = await recorder.result<Server>('server.getByName', { name: 'careless 0' })
  await recorder.result('server.get', { id })
  await recorder.result('server.remove', { id })
  await recorder.result('server.list')
}

/** A mapping that does not fit the server, which shows secrets in plain: what is proposed names none. */
async function examineMapping({ recorder }: Scenario, draft: object): Promise<void> {
  const unmapped = { ...draft, name: 'practice, unmapped', mapping: {} }
  const { id } = await recorder.result<Server>('server.save', { id: null, draft: unmapped })
  const { proposals } = await recorder.result<ConnectionReport>('server.test', { id })
  const paths = proposals.map(({ path: place }) => place)
  if (!paths.includes('secret.readback')) throw new Error('the server showed no secrets')
  await recorder.refusal('server.applyProposals', { id, paths: [...paths, 'users.path'] })
  await recorder.result('server.applyProposals', { id, paths })
  await recorder.refusal('server.applyProposals', { id, paths })
  await recorder.result('server.remove', { id })
}

async function probeSecrets(
  { recorder }: Scenario,
  serverId: ServerId,
  steps: PushResult['steps'],
): Promise<void> {
  const service = steps.find(({ kind, outcome }) => kind === 'service' && outcome === 'done')?.key
  await recorder.refusal('server.probe', { serverId, service })
  await recorder.result('server.probe', { serverId, service, confirm: true })
}

async function takeBack(recorder: Recorder, runId: string): Promise<void> {
  const plan = await recorder.result('sync.planRollback', { runId })
  const { pushId } = await recorder.result<{ pushId: string }>('sync.startRollback', { runId, plan })
  await recorder.result('sync.watchPush', { pushId })
}

/** Pushes that are refused with a quotation, a conflict over a new secret, and its decision. */
export async function synchronise(scenario: Scenario): Promise<void> {
  const { recorder, planter } = scenario
  // Reads back what it has: its answers are full of secrets, those of others included.
  const answersThem = { secret: { readback: 'plain' } } as const
  const echo = { kind: 'status', status: 400, quoteRequest: true } as const
  const practice = await startPracticeServer({
    config: {
      mapping: answersThem,
      faults: [
        { match: { method: 'POST', path: '/users', nth: 2 }, fault: echo },
        { match: { method: 'POST', path: '/messagingServices', nth: 2 }, fault: echo },
        { match: { method: 'PUT', path: '/users', nth: 1 }, fault: echo },
      ],
    },
  })
  onTestFinished(() => practice.close())
  const authSecret = planter.know('password of the practice server', practice.password)
  const access = { authMode: 'basic', authUser: practice.user, authSecret, mapping: answersThem }
  const draft = { name: 'practice', url: practice.url, ...access }
  const { id: serverId } = await recorder.result<Server>('server.save', { id: null, draft })
  await recorder.result('server.test', { id: serverId })
  const plan = await recorder.result('sync.plan', { serverId })
  const pushed = await recorder.result<PushResult>('sync.push', { serverId, plan })
  if (pushed.failed < 2) throw new Error('the practice server refused nothing')
  await examineMapping(scenario, draft)
  await probeSecrets(scenario, serverId, pushed.steps)
  const edited = ['hook.user2', 'hook.user3']
  for (const logonName of edited) {
    const theirs = { surname: 'Theirs', password: planter.plant(`password of ${logonName} on the server`) }
    practice.control.edit('user', logonName, theirs)
    const { id, revision } = await recorder.result<User>('user.getByLogonName', { logonName })
    await recorder.result('user.save', {
      id,
      draft: { ...userDraft(planter, logonName), lastName: 'Mine' },
      revision,
    })
  }
  await recorder.result('sync.plan', { serverId, deletes: true })
  const conflicts = await recorder.result<unknown[]>('sync.conflicts', { serverId })
  if (conflicts.length === 0) throw new Error('there is no conflict')
  await recorder.result('sync.drift', { serverId })
  await recorder.result('sync.status')
  await recorder.result('sync.pending')
  const [first] = edited
  await recorder.result('sync.resolveMany', { serverId, choices: [{ key: first, side: 'theirs' }] })
  await recorder.result('sync.reopenMany', { serverId, choices: [{ key: first }] })
  for (const key of edited) await recorder.call('sync.resolve', { serverId, key, side: 'mine' })
  const { pushId } = await recorder.result<{ pushId: string }>('sync.startPush', { serverId })
  await recorder.result('sync.watchPush', { pushId })
  await recorder.call('sync.cancelPush', { pushId })
  await recorder.refusal('sync.push', { serverId, plan })
  await recorder.result('sync.pull', { serverId })
  await recorder.result('sync.cancelRead', { workId: crypto.randomUUID() })
  await recorder.result('sync.adopt', { serverId })
  await decideDrift(scenario, practice, serverId)
  const { rows: runs } = await recorder.result<{ rows: { id: string }[] }>('sync.runs', { serverId })
  const { ids: runIds } = await recorder.result<{ ids: string[] }>('sync.runIds', {})
  await recorder.result('sync.runRows', { ids: runIds })
  for (const { id } of runs) {
    await recorder.result('sync.run', { id })
    for (const format of ['json', 'html']) await recorder.result('sync.exportRun', { id, format })
  }
  await promote(scenario, serverId)
  await takeBack(recorder, runs[0]?.id ?? '')
  await recorder.result('practice.status')
  const started = await recorder.result<{ serverId: Server['id'] }>('practice.start')
  const own = accessOf(recorder.app.session.store, started.serverId)
  planter.know('password of the own practice server', own.authSecret?.reveal() ?? '')
  await recorder.result('practice.stop')
}

/** Drift of passwords that the server shows: accepted, overwritten, and taken back. */
async function decideDrift(
  { recorder, planter }: Scenario,
  practice: PracticeServer,
  serverId: Server['id'],
): Promise<void> {
  const [accepted, overwritten] = ['hook.user4', 'hook.user5']
  for (const logonName of [accepted, overwritten]) {
    const password = planter.plant(`password of ${logonName}, drifted on the server`)
    practice.control.edit('user', logonName, { surname: 'Drifted', password })
  }
  await recorder.result('sync.pull', { serverId })
  await recorder.result('sync.acceptDrift', { serverId, keys: [accepted] })
  await recorder.result('sync.overwriteDrift', { serverId, keys: [overwritten] })
  await recorder.result('sync.drift', {})
  await recorder.refusal('sync.acceptDrift', { serverId, keys: ['nobody'] })
  const made = await recorder.result<{ id: string; canRestore: boolean }[]>('sync.decisions', { serverId })
  for (const { id, canRestore } of made) {
    if (canRestore) await recorder.result('sync.restoreLosing', { id })
    else await recorder.call('sync.restoreLosing', { id })
  }
}

/** Values for a server of its own, by call and by file; secrets of the store are refused for it. */
async function promote({ recorder, planter, files }: Scenario, source: string): Promise<void> {
  const production = await startPracticeServer()
  onTestFinished(() => production.close())
  const authSecret = planter.know('password of the production server', production.password)
  const access = { url: production.url, authMode: 'basic', authUser: production.user, authSecret }
  const draft = { name: 'production', ...access, promotedFrom: source }
  const { id: serverId } = await recorder.result<Server>('server.save', { id: null, draft })
  const { objects } = await recorder.result<PromotionOverview>('promotion.overview', { serverId })
  const isReady = ({ kind, state }: PromotionEntry) => kind === 'user' && state === 'agreedOnSource'
  const [user, other] = objects.filter(isReady)
  if (!user || !other) throw new Error('no user is agreed on')
  const chosen = [user, other].map(({ kind, objectId }) => ({ kind, objectId }))
  await recorder.result('promotion.choose', { serverId, objects: chosen, promoted: true })
  const entries = [{ kind: 'url', source: 'https://a.example.com/', target: 'https://b.example.com/' }]
  await recorder.result('promotion.setMap', { serverId, entries })
  const password = { serverId, ...chosen[0], field: 'password' }
  const secret = planter.plant('password for production')
  await recorder.result('promotion.setValue', { ...password, secret })
  await recorder.refusal('promotion.setValue', { ...password, text: planter.plant('secret in a text') })
  await recorder.refusal('promotion.setValue', { ...password, field: 'lastName', secret })
  const file = path.join(files, 'promotion.json')
  const passwords = { [other.key]: planter.plant('password for production in a file') }
  writeFileSync(file, JSON.stringify({ passwords }))
  await recorder.result('promotion.importMap', { serverId, file })
  writeFileSync(file, JSON.stringify({ passwords: { nobody: planter.plant('password of nobody') } }))
  await recorder.refusal('promotion.importMap', { serverId, file })
  writeFileSync(file, JSON.stringify({ [planter.plant('secret as a key')]: [planter.plant('as a value')] }))
  await recorder.refusal('promotion.importMap', { serverId, file })
  const pushed = await recorder.result<{ done: number }>('sync.push', { serverId })
  if (pushed.done === 0) throw new Error('nothing was promoted')
  await recorder.result('promotion.overview', { serverId })
  await recorder.result('promotion.removeValue', password)
  await recorder.result('sync.plan', { serverId })
}
