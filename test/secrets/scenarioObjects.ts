/** The scenario's services, users and forms: entered, changed, taken back, their secrets asked for. */
import { mostRowsAtOnce } from '../../src-main/domain/lists.ts'
import type { Service, User } from '../../src-main/domain/model.ts'
import { serviceDrafts, userDraft } from './samples.ts'
import type { Scenario } from './scenario.ts'

const range = (length: number) => Array.from({ length }, (_, index) => index)

export async function editServices({ recorder, planter }: Scenario): Promise<void> {
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
  await recorder.result('service.sightings', {
    id: null,
    name: rows[0]?.name,
    type: 'facebook',
    serviceConnection: '',
    authenticationIds: ['104829561234567'],
  })
  await recorder.result('user.proposeIncoming', { serviceId: rows[0]?.id })
  await recorder.result('service.findings')
  await recorder.result('overview.get')
  await recorder.result('overview.services', { state: 'missing' })
  await recorder.result('overview.findings', {})
  const { ids: findings } = await recorder.result<{ ids: string[] }>('overview.findingIds', {})
  await recorder.result('overview.findingRows', { ids: findings.slice(0, mostRowsAtOnce) })
  const services = rows.map(({ id, revision }) => ({ id, revision }))
  const texts = { find: 'https://', replace: 'https://eu.' }
  await recorder.result('service.list', { sort: { by: 'connection', descending: true }, state: 'findings' })
  const { ids } = await recorder.result<{ ids: string[] }>('service.ids', {})
  await recorder.result('service.rows', { ids })
  await recorder.result('service.standings', { ids })
  await recorder.result('service.previewReplace', { ids, ...texts })
  await recorder.call('service.replaceText', { services: services.slice(0, 1), ...texts })
  await recorder.result('estate.exportText', { services: ids })
  await recorder.call('service.list', { search: planter.plant('typed into the search') })
}

export async function handleSecrets({ recorder, planter, passphrases }: Scenario): Promise<void> {
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

export async function editUsers({ recorder, planter, passphrases }: Scenario): Promise<void> {
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
  await recorder.result('user.onServers', { id: user?.id })
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

export async function goBackAndForth({ recorder }: Scenario): Promise<void> {
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

export async function leaveForms({ recorder, planter }: Scenario): Promise<void> {
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
