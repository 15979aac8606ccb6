/**
 * One store with more than 200 secrets in every place that has secrets, and every procedure of the router called on
 * it. Whatever was asked and answered stands in the recorder.
 */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import type { Role, Server, ServerId, Service, User } from '../../src-main/domain/model.ts'
import type { PushResult } from '../../src-main/domain/syncModel.ts'
import { type PracticeServer, startPracticeServer } from '../../src-main/practice/server.ts'
import type { ConnectionReport } from '../../src-main/servers/doctor/report.ts'
import { accessOf } from '../../src-main/store/servers.ts'
import type { PromotionEntry, PromotionOverview } from '../../src-main/sync/promotion/promotion.ts'
import { startEchoServer } from './echoServer.ts'
import { secretVariable, writeEstateFiles } from './estateFiles.ts'
import { Planter } from './planted.ts'
import { newRecorder, type Recorder } from './recorder.ts'
import { serviceDrafts, userDraft } from './samples.ts'
import { keyForms, SecretSearch } from './search.ts'

/**
 * Procedures that have to answer secrets: a recovery key to whom it was made for, a form to whom it belongs, a password
 * or a secret to whom just gave the passphrase for it.
 */
export const answersSecrets = [
  'draft.get',
  'key.addRecovery',
  'service.revealSecret',
  'session.create',
  'user.revealPassword',
]

const range = (length: number) => Array.from({ length }, (_, index) => index)

export interface Scenario {
  readonly recorder: Recorder
  readonly planter: Planter
  /** Raw keys that are secrets too: both keys of both generations, and what the computer's keyring keeps. */
  readonly keys: Map<string, Buffer>
  /** The data directory, and a folder for files that are read and written by command. */
  readonly data: string
  readonly files: string
  readonly passphrases: Record<Role, string>
}

/** Knows everything that was planted until now. */
export function searchFor({ planter, keys }: Scenario): SecretSearch {
  const search = new SecretSearch(planter.secrets)
  for (const [name, key] of keys) search.add(name, keyForms(key))
  return search
}

function noteKeys({ recorder, keys }: Scenario, generation: string): void {
  const { storeKey, secretsKey } = recorder.app.session.copyKeys()
  keys.set(`store key ${generation}`, storeKey)
  if (secretsKey) keys.set(`secrets key ${generation}`, secretsKey)
}

function noteRecoveryKey({ planter }: Scenario, { recoveryKey }: { recoveryKey: string }): string {
  planter.know('recovery key without hyphens', recoveryKey.replaceAll('-', ''))
  return planter.know('recovery key', recoveryKey)
}

async function editServices({ recorder, planter }: Scenario): Promise<void> {
  for (const round of ['First', 'Second']) {
    for (const draft of serviceDrafts(planter, round)) {
      await recorder.result('service.check', { id: null, draft })
      const { id, revision } = await recorder.result<Service>('service.save', { id: null, draft })
      await recorder.result('service.readiness', { id })
      if (round === 'Second') await recorder.result('service.remove', { ids: [id] })
      else
        await recorder.result('service.save', { id, draft: { ...draft, authenticationScope: 'x' }, revision })
    }
  }
  const { rows } = await recorder.result<{ rows: Service[] }>('service.list', {})
  await recorder.result('service.get', { id: rows[0]?.id })
  await recorder.result('service.getByName', { name: rows[0]?.name })
  await recorder.result('user.proposeIncoming', { serviceId: rows[0]?.id })
  await recorder.result('service.findings')
  await recorder.result('overview.get')
  await recorder.result('overview.services', { state: 'missing' })
  await recorder.result('overview.findings', {})
  const services = rows.map(({ id, revision }) => ({ id, revision }))
  const texts = { find: 'https://', replace: 'https://eu.' }
  await recorder.result('service.list', { sort: { by: 'connection', descending: true }, state: 'findings' })
  const { ids } = await recorder.result<{ ids: string[] }>('service.ids', {})
  await recorder.result('service.rows', { ids })
  await recorder.result('service.previewReplace', { ids, ...texts })
  await recorder.call('service.replaceText', { services: services.slice(0, 1), ...texts })
  await recorder.result('estate.exportText', { services: ids })
  await recorder.call('service.list', { search: planter.plant('typed into the search') })
}

async function handleSecrets({ recorder, planter, passphrases }: Scenario): Promise<void> {
  const passphrase = passphrases.administrator
  const { rows } = await recorder.result<{ rows: Service[] }>('service.list', { search: 'First social365' })
  const [found] = rows
  const { id, serviceConnection, revision } = await recorder.result<Service>('service.get', { id: found?.id })
  const asked = { id, authenticationId: 'example-user@100001', purpose: 'copy' }
  await recorder.result('service.revealSecret', { ...asked, passphrase })
  await recorder.refusal('service.revealSecret', {
    ...asked,
    passphrase: planter.plant('guessed passphrase'),
  })
  await recorder.result('service.differences', { id })
  await recorder.result('service.landscapes')
  const account = (name: string, url: string) => ({
    account: name,
    password: planter.plant(`password of hub account ${name}`),
    url,
  })
  const accounts = [
    account('example-user@100001', serviceConnection),
    account('example-user@200001', 'https://us.social365.example.com/api'),
  ]
  const revisions = [{ id, revision }]
  await recorder.result('service.saveLandscapes', { accounts, revisions })
  await recorder.refusal('service.saveLandscapes', { accounts, revisions })
  const bad = [account('no account', serviceConnection)]
  await recorder.refusal('service.saveLandscapes', { accounts: bad })
}

async function editUsers({ recorder, planter, passphrases }: Scenario): Promise<void> {
  const names = range(45).map((index) => `hook.user${index}`)
  const users: User[] = []
  for (const name of names) {
    users.push(await recorder.result<User>('user.save', { id: null, draft: userDraft(planter, name) }))
  }
  for (const { id, logonName, revision } of users.slice(0, 30)) {
    await recorder.result('user.save', { id, draft: userDraft(planter, logonName), revision })
  }
  const [user] = users
  await recorder.result('user.sightings', { id: null, logonName: names[0] })
  const asked = { id: user?.id, purpose: 'show' }
  await recorder.result('user.revealPassword', { ...asked, passphrase: passphrases.administrator })
  const guessed = planter.plant('passphrase guessed for a password')
  await recorder.refusal('user.revealPassword', { ...asked, passphrase: guessed })
  await recorder.result('user.remove', { ids: users.slice(35).map(({ id }) => id) })
  await recorder.result('user.get', { id: user?.id })
  await recorder.result('user.getByLogonName', { logonName: user?.logonName })
  await recorder.result('user.list', {})
  const { ids } = await recorder.result<{ ids: string[] }>('user.ids', { hasPassword: true })
  const { rows } = await recorder.result<{ rows: User[] }>('user.rows', { ids: ids.slice(0, 2) })
  const taken = rows.map(({ id, revision }) => ({ id, revision }))
  await recorder.result('user.take', { users: taken, what: 'password' })
  await recorder.result('history.undo', {})
  for (const index of range(8)) {
    const draft = userDraft(planter, `hook.refused${index}`)
    await recorder.result('user.check', { id: null, draft })
    await recorder.refusal('user.save', { id: null, draft: { ...draft, unknownField: draft.password } })
    await recorder.refusal('user.save', { id: null, draft: { ...draft, password: [draft.password] } })
    await recorder.refusal('user.save', { id: null, draft: { ...draft, logonName: '' } })
    const old = userDraft(planter, names[index] ?? '')
    await recorder.refusal('user.save', { id: users[index]?.id, draft: old, revision: 1 })
  }
}

async function goBackAndForth({ recorder }: Scenario): Promise<void> {
  await recorder.result('history.status')
  await recorder.result('history.undo', {})
  await recorder.result('history.redo', {})
  const { trash } = await recorder.result<{ trash: { kind: string; objectId: string }[] }>('history.trash')
  const [thrown] = trash
  await recorder.result('history.restoreFromTrash', { kind: thrown?.kind, objectId: thrown?.objectId })
  const { rows } = await recorder.result<{ rows: User[] }>('user.list', { search: 'hook.user1' })
  const which = { kind: 'user', id: rows[0]?.id }
  const { versions } = await recorder.result<{ versions: { seq: number }[] }>('history.list', which)
  await recorder.refusal('history.purge', { confirmed: false })
  await recorder.result('history.compare', { ...which, seq: versions.at(-1)?.seq })
  await recorder.result('history.restore', { ...which, seq: versions.at(-1)?.seq })
}

async function leaveForms({ recorder, planter }: Scenario): Promise<void> {
  for (const index of range(10)) {
    const content = { ...userDraft(planter, `form${index}`), token: planter.plant(`token in form ${index}`) }
    await recorder.result('draft.save', { form: `user:${index}`, content })
  }
  await recorder.refusal('draft.save', { form: '', content: planter.plant('text of a refused form') })
  await recorder.result('draft.get', { form: 'user:1' })
  await recorder.result('draft.list')
  await recorder.result('draft.discard', { form: 'user:2' })
  await recorder.result('preference.set', { name: 'list.users', value: { columns: ['logonName'] } })
  await recorder.result('preference.list')
}

async function meetCarelessServers({ recorder, planter }: Scenario): Promise<void> {
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
async function synchronise(scenario: Scenario): Promise<void> {
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
  for (const key of edited) await recorder.call('sync.resolve', { serverId, key, side: 'mine' })
  const { pushId } = await recorder.result<{ pushId: string }>('sync.startPush', { serverId })
  await recorder.result('sync.watchPush', { pushId })
  await recorder.call('sync.cancelPush', { pushId })
  await recorder.refusal('sync.push', { serverId, plan })
  await recorder.result('sync.pull', { serverId })
  await recorder.result('sync.adopt', { serverId })
  await decideDrift(scenario, practice, serverId)
  const { rows: runs } = await recorder.result<{ rows: { id: string }[] }>('sync.runs', { serverId })
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

async function moveEstates({ recorder, planter, files }: Scenario): Promise<void> {
  const { good, bad } = writeEstateFiles(files, planter)
  onTestFinished(() => void delete process.env[secretVariable])
  await recorder.result('estate.import', { file: good, dryRun: true })
  await recorder.result('estate.import', { file: good })
  for (const file of bad) await recorder.refusal('estate.import', { file })
  for (const secrets of ['omit', 'hash', 'plain']) {
    for (const ending of ['yaml', 'json']) {
      const file = path.join(files, `export-${secrets}.${ending}`)
      await recorder.result('estate.export', { file, secrets, confirmed: true })
    }
  }
  await recorder.refusal('estate.export', { file: path.join(files, 'x.yaml'), secrets: 'plain' })
}

/** Ends as the administrator, under new keys. */
async function keepKeys(scenario: Scenario, recoveryKey: string): Promise<void> {
  const { recorder, planter, passphrases } = scenario
  for (const role of ['support', 'auditor'] as const) {
    await recorder.result('person.add', { name: role, role, passphrase: passphrases[role] })
  }
  const spare = { name: 'spare', role: 'support', passphrase: planter.plant('passphrase of a spare person') }
  await recorder.result('person.add', spare)
  const { people } = await recorder.result<{ people: { id: string; name: string }[] }>('person.list')
  const person = people.find(({ name }) => name === 'spare')?.id
  await recorder.result('person.change', { id: person, role: 'auditor' })
  await recorder.result('key.resetPassphrase', { person, next: planter.plant('passphrase set anew') })
  await recorder.result('person.remove', { id: person })
  const wrong = planter.plant('wrong passphrase')
  await recorder.refusal('key.changePassphrase', {
    current: wrong,
    next: planter.plant('passphrase in vain'),
  })
  const next = planter.plant('passphrase after the change')
  await recorder.result('key.changePassphrase', { current: passphrases.administrator, next })
  passphrases.administrator = next
  await recorder.result('session.confirm', { passphrase: next })
  noteRecoveryKey(scenario, await recorder.result('key.addRecovery', { replace: false }))
  await recorder.result('key.addSystem', { isWeakAllowed: false })
  await recorder.result('session.systemKeyring')
  await recorder.result('session.setIdleMinutes', { minutes: 5 })
  await recorder.result('backup.create')
  await recorder.result('key.rotate')
  noteKeys(scenario, 'after the rotation')
  await recorder.result('session.lock')
  await recorder.refusal('session.unlock', { passphrase: planter.plant('mistyped passphrase') })
  await recorder.result('session.unlockWithSystemKeyring', {})
  await recorder.result('session.lock')
  const mistyped = planter.know('mistyped recovery key', `${recoveryKey.slice(5)}-7777`)
  await recorder.refusal('session.unlockWithRecoveryKey', { recoveryKey: mistyped })
  await recorder.result('session.unlockWithRecoveryKey', { recoveryKey })
  await recorder.result('session.lock')
  await recorder.result('session.unlock', { passphrase: next })
  const { slots } = await recorder.result<{ slots: { id: string; kind: string }[] }>('key.list')
  await recorder.result('key.remove', { id: slots.find(({ kind }) => kind === 'system')?.id })
}

async function lookBack({ recorder, files, passphrases }: Scenario): Promise<void> {
  const { name } = await recorder.result<{ name: string }>('backup.create')
  await recorder.result('backup.list')
  await recorder.result('backup.verify', { which: { name } })
  await recorder.result('backup.preview', { which: { name } })
  await recorder.result('backup.restore', { which: { name }, passphrase: passphrases.administrator })
  await recorder.result('session.unlock', { passphrase: passphrases.administrator })
  await recorder.result('audit.list', { limit: 1000 })
  await recorder.result('audit.verify')
  await recorder.result('audit.exportText')
  await recorder.result('audit.export', { file: path.join(files, 'audit.json') })
  await recorder.result('session.status')
  await recorder.result('session.watch')
  await recorder.result('session.stay')
}

/** `base`: an empty folder. Ends open, as the administrator. */
export async function playScenario(base: string): Promise<Scenario> {
  const planter = new Planter('store')
  const keys = new Map<string, Buffer>()
  const data = path.join(base, 'data')
  const recorder = newRecorder(data, (key) => keys.set(`key in the computer's keyring ${keys.size}`, key))
  const passphrases = {
    administrator: planter.plant('first passphrase'),
    support: planter.plant('passphrase of support'),
    auditor: planter.plant('passphrase of the auditor'),
  }
  const scenario: Scenario = { recorder, planter, keys, data, files: base, passphrases }
  const created = await recorder.result<{ recoveryKey: string }>('session.create', {
    passphrase: passphrases.administrator,
  })
  const recoveryKey = noteRecoveryKey(scenario, created)
  noteKeys(scenario, 'before the rotation')
  await editServices(scenario)
  await handleSecrets(scenario)
  await editUsers(scenario)
  await goBackAndForth(scenario)
  await leaveForms(scenario)
  await meetCarelessServers(scenario)
  await synchronise(scenario)
  await moveEstates(scenario)
  await keepKeys(scenario, recoveryKey)
  await lookBack(scenario)
  return scenario
}
