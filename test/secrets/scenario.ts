/**
 * One store with more than 200 secrets in every place that has secrets, and every procedure of the router called on
 * it. Whatever was asked and answered stands in the recorder.
 */
import path from 'node:path'
import { onTestFinished } from 'vitest'
import { mostRowsAtOnce } from '../../src-main/domain/lists.ts'
import type { Role } from '../../src-main/domain/model.ts'
import { secretVariable, writeEstateFiles } from './estateFiles.ts'
import { Planter } from './planted.ts'
import { newRecorder, type Recorder } from './recorder.ts'
import { editServices, editUsers, goBackAndForth, handleSecrets, leaveForms } from './scenarioObjects.ts'
import { meetCarelessServers, synchronise } from './scenarioServers.ts'
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
  const { seqs } = await recorder.result<{ seqs: number[] }>('audit.seqs', {})
  await recorder.result('audit.rows', { seqs: seqs.slice(0, mostRowsAtOnce) })
  await recorder.result('audit.verify')
  await recorder.result('audit.exportText')
  await recorder.result('audit.export', { file: path.join(files, 'audit.json') })
  await recorder.result('session.status')
  await recorder.result('session.watch')
  await recorder.result('session.stay')
  await recorder.result('session.choose', { name: 'patchbay.theme', value: 'dark' })
  await recorder.result('session.choices')
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
