/**
 * Every procedure, called by every role with right and nearly right inputs on a store full of secrets: what is
 * answered, errors included, has none of them. Exceptions: one's own unsaved form, and a new recovery key, once.
 */
import path from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Role, roles } from '../../src-main/domain/model.ts'
import { Secret } from '../../src-main/domain/secret.ts'
import { mayCall, type ProcedurePath, procedureRoles } from '../../src-main/rpc/roles.ts'
import { accessOf, allServers, getServerByName } from '../../src-main/store/servers.ts'
import { allServices } from '../../src-main/store/services.ts'
import { allUsers } from '../../src-main/store/users.ts'
import { temporaryFolder } from '../support/store.ts'
import { mutated, mutations } from './mutation.ts'
import type { Answer, Recorder } from './recorder.ts'
import { serviceDraft, userDraft } from './samples.ts'
import { answersSecrets, playScenario, type Scenario, searchFor } from './scenario.ts'

const seed = 20261122
const runs = 12
/** Those that derive a key of a passphrase, or copy the store. */
const slow =
  /^(session\.(unlock|confirm)|user\.reveal|service\.revealSecret|key\.(change|reset|rotate)|person\.add|backup\.)/
const slowRuns = 3

/** Open as the role, whatever the last call did to the session. */
async function workAs({ recorder, passphrases }: Scenario, role: Role): Promise<void> {
  const { session } = recorder.app
  if (session.role === role) return
  session.lock()
  await session.unlock(new Secret(passphrases[role]))
}

/** Secrets that a call has made. */
function noteMade({ recorder, planter, keys }: Scenario, { path: procedure, ok, text }: Answer): void {
  const { session } = recorder.app
  if (!ok) return
  if (procedure === 'key.addRecovery') {
    const { recoveryKey } = JSON.parse(text) as { recoveryKey: string }
    planter.know('recovery key of a fuzzed call', recoveryKey)
  }
  if (procedure === 'key.rotate') keys.set(`store key ${keys.size}`, session.copyKeys().storeKey)
  if (procedure === 'practice.start') {
    for (const { id, name } of allServers(session.store.db)) {
      const { authSecret } = accessOf(session.store, id)
      if (name.startsWith('Practice') && authSecret)
        planter.know('password of a practice server', authSecret.reveal())
    }
  }
}

/** Inputs that are right just now, where the recorded ones are overtaken. */
async function presentInputs(scenario: Scenario, role: Role): Promise<[ProcedurePath, unknown][]> {
  const { recorder, planter, passphrases, files } = scenario
  const { store } = recorder.app.session
  const passphrase = passphrases[role]
  const user = allUsers(store.db).find(({ logonName }) => logonName.startsWith('hook.user'))
  const service = allServices(store.db).find(({ type }) => type === 'wavy')
  const server = getServerByName(store, 'practice')
  const { backups } = await recorder.result<{ backups: { name: string }[] }>('backup.list')
  const which = { name: backups[0]?.name }
  const change = {
    id: server.id,
    draft: { name: server.name, url: server.url, authMode: 'basic', authUser: 'x' },
  }
  return [
    ['session.confirm', { passphrase }],
    ['key.changePassphrase', { current: passphrase, next: passphrase }],
    ['service.readiness', { id: service?.id }],
    ['service.save', { id: service?.id, draft: serviceDraft(planter, 'wavy', service?.name ?? '') }],
    ['user.get', { id: user?.id }],
    ['user.revealPassword', { id: user?.id, passphrase, purpose: 'copy' }],
    ['user.save', { id: user?.id, draft: userDraft(planter, user?.logonName ?? '') }],
    ['history.list', { kind: 'user', id: user?.id }],
    ['user.remove', { ids: [user?.id] }],
    ['server.get', { id: server.id }],
    ['server.test', { id: server.id }],
    ['sync.plan', { serverId: server.id }],
    ['sync.push', { serverId: server.id }],
    ['server.save', change],
    ['history.undo', {}],
    ['draft.save', { form: 'user:1', content: userDraft(planter, 'form') }],
    ['draft.get', { form: 'user:1' }],
    ['audit.export', { file: path.join(files, `audit-${role}.json`) }],
    ['backup.verify', { which, passphrase }],
    ['backup.preview', { which }],
    ['backup.restore', { which, passphrase }],
  ]
}

/** Right calls, then nearly right ones, of every procedure. */
async function callEverything(scenario: Scenario, role: Role, recorded: Recorder['inputs']): Promise<void> {
  const { recorder, planter, files } = scenario
  const call = async (procedure: ProcedurePath, input: unknown) => {
    await workAs(scenario, role)
    noteMade(scenario, await recorder.call(procedure, input))
  }
  await workAs(scenario, role)
  for (const [procedure, input] of await presentInputs(scenario, role)) await call(procedure, input)
  for (const [procedure, inputs] of recorded) {
    const calls = fc.record({
      input: fc.constantFrom(...inputs),
      mutation: mutations(path.join(files, 'garbage')),
      secret: fc.constantFrom(...planter.secrets.map(({ clear }) => clear)),
    })
    const many = slow.test(procedure) ? slowRuns : runs
    const numRuns = inputs.every((input) => input === undefined) ? 1 : many
    for (const { input, mutation, secret } of fc.sample(calls, { seed, numRuns })) {
      await call(procedure, mutated(input, mutation, secret))
    }
  }
}

const timeoutMs = 180_000

test(
  'no answer of any procedure to any role has a secret, but for those that were asked for it',
  async () => {
    const scenario = await playScenario(temporaryFolder())
    const { recorder, planter, data } = scenario
    const recorded = new Map(recorder.inputs)
    expect([...recorded.keys()].sort()).toEqual(Object.keys(procedureRoles).sort())
    for (const role of roles) {
      const start = recorder.answers.length
      await callEverything(scenario, role, recorded)
      const answers = recorder.answers.slice(start)
      expect(answers.length).toBeGreaterThan(400)
      const forbidden = answers.filter(({ path: procedure, ok }) => ok && !mayCall(role, procedure))
      expect(forbidden).toEqual([])
    }
    await workAs(scenario, 'administrator')
    await recorder.result('history.purge', { confirmed: true })
    const search = searchFor(scenario)
    expect(planter.secrets.length).toBeGreaterThanOrEqual(200)
    const answered = new Set(recorder.answers.filter(({ ok }) => ok).map((answer) => answer.path))
    expect(Object.keys(procedureRoles).filter((procedure) => !answered.has(procedure))).toEqual([])
    const telling = recorder.answers.filter(({ text }) => search.in(text).length > 0)
    expect([...new Set(telling.map((answer) => answer.path))].sort()).toEqual(answersSecrets)
    recorder.app.session.lock()
    expect(search.below(data)).toEqual([])
  },
  timeoutMs,
)
