/** A day's work on the screens, as calls of the page: secrets in every place where a person enters one. */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect } from 'vitest'
import type { Server, Service, User } from '../../src-main/domain/model.ts'
import { startEchoServer } from './echoServer.ts'
import { type Page, practiceProcess } from './host.ts'
import type { Planter } from './planted.ts'
import { serviceDrafts, userDraft } from './samples.ts'

const range = (length: number) => Array.from({ length }, (_, index) => index)

/** Refuses a service and two users, and repeats what they were sent with, secrets included. */
const echoes = [
  {
    match: { method: 'POST', path: '/messagingServices', nth: 2 },
    fault: { kind: 'status', status: 400, quoteRequest: true },
  },
  {
    match: { method: 'POST', path: '/users', nth: 3 },
    fault: { kind: 'status', status: 400, quoteRequest: true },
  },
  {
    match: { method: 'POST', path: '/users', nth: 7 },
    fault: { kind: 'status', status: 400, quoteRequest: true },
  },
]

async function workWithServices(page: Page, planter: Planter): Promise<void> {
  for (const round of ['First', 'Second']) {
    const drafts = serviceDrafts(planter, round)
    await Promise.all(drafts.map((draft) => page.result('service.check', { id: null, draft })))
    const saved = await Promise.all(
      drafts.map((draft) => page.result<Service>('service.save', { id: null, draft })),
    )
    await Promise.all(saved.map(({ id }) => page.result('service.get', { id })))
  }
  await page.result('service.list', { search: 'First' })
  await page.call('service.list', { search: planter.plant('typed into the search'), limit: 'x' })
  await page.result('service.findings')
}

/** Saved, replaced (the old values are in the history), deleted (in the trash), undone. */
async function workWithUsers(page: Page, planter: Planter): Promise<readonly User[]> {
  const save = (id: string | null, index: number, revision?: number) =>
    page.result<User>('user.save', { id, draft: userDraft(planter, `hook.user${index}`), revision })
  const users = await Promise.all(range(66).map((index) => save(null, index)))
  await Promise.all(users.slice(0, 35).map((user, index) => save(user.id, index, user.revision)))
  await page.result('user.remove', { ids: users.slice(35).map(({ id }) => id) })
  await page.result('history.undo', {})
  await page.result('history.redo', {})
  await page.result('history.list', { kind: 'user', id: users[0]?.id })
  await page.result('history.trash')
  await page.result('user.list', {})
  return users
}

/** A body that is no input, a form with a blocking finding, an edit of an old revision. */
async function workInVain(page: Page, planter: Planter, users: readonly User[]): Promise<void> {
  for (const index of range(10)) {
    const draft = userDraft(planter, `hook.refused${index}`)
    const calls = [
      { id: null, draft: { ...draft, unknownField: draft.password } },
      { id: null, draft: { ...draft, logonName: '' } },
      { id: users[index]?.id, draft: userDraft(planter, `hook.user${index}`), revision: 1 },
    ]
    for (const input of calls) expect(await page.call('user.save', input)).toContain('"error"')
    await page.result('user.check', { id: null, draft: { ...draft, logonName: 'hook check' } })
  }
}

async function leaveForms(page: Page, planter: Planter): Promise<void> {
  for (const index of range(10)) {
    const token = planter.plant(`token in form ${index}`)
    const content = {
      values: userDraft(planter, `hook.form${index}`),
      token,
      rows: range(200).map(() => token),
    }
    await page.result('draft.save', { form: `user:${index}`, content })
    await page.result('draft.get', { form: `user:${index}` })
  }
  const refused = { form: 'x', content: planter.plant('text of a form'), other: 1 }
  expect(await page.call('draft.save', refused)).toContain('"error"')
}

async function workWithServers(page: Page, planter: Planter, folder: string): Promise<void> {
  const configFile = path.join(folder, 'practice.json')
  writeFileSync(configFile, JSON.stringify({ faults: echoes }))
  const practice = await practiceProcess(configFile)
  planter.know('password of the practice server', practice.password)
  const server = { name: 'practice', url: practice.url, authMode: 'basic', authUser: practice.user }
  const careless = await startEchoServer()
  for (const index of range(6)) {
    const draft = {
      ...server,
      name: `server ${index}`,
      url: careless,
      authMode: 'basic+apikey',
      authSecret: planter.plant(`password of server ${index}`),
      apiKey: planter.plant(`API key of server ${index}`),
    }
    const { id } = await page.result<Server>('server.save', { id: null, draft })
    await page.call('server.test', { id })
    expect(await page.call('sync.plan', { serverId: id })).toContain('"error"')
  }
  const draft = { ...server, authSecret: practice.password }
  const { id: serverId } = await page.result<Server>('server.save', { id: null, draft })
  await page.result('server.test', { id: serverId })
  const plan = await page.result('sync.plan', { serverId })
  const { pushId } = await page.result<{ pushId: string }>('sync.startPush', { serverId, plan })
  expect(await page.follow('sync.watchPush', { pushId })).toContain(`"failed":${echoes.length}`)
  await page.result('sync.pull', { serverId })
  await page.result('sync.conflicts', { serverId })
  await page.result('sync.runs', { serverId })
  await page.result('audit.list', {})
}

/** Ends with secrets on each of the connections: what a connection carried last may be kept with it. */
export async function workADay(page: Page, planter: Planter, folder: string): Promise<void> {
  await workWithServices(page, planter)
  const users = await workWithUsers(page, planter)
  await workInVain(page, planter, users)
  await leaveForms(page, planter)
  await workWithServers(page, planter, folder)
  const last = range(12).map((index) => userDraft(planter, `hook.last${index}`))
  await Promise.all(last.map((draft) => page.result('user.save', { id: null, draft })))
}
