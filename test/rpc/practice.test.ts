import { expect, test } from 'vitest'
import { newApplication } from '../support/application.ts'

const draft = { firstName: 'Hook', lastName: 'Twilio', logonName: 'hook.twilio', use: [] }

test('a practice server that was stopped and started again is a new one: a comparison works at once', async () => {
  const { caller } = await newApplication('loopback')
  await caller.user.save({ id: null, draft: { ...draft, password: 'long enough password' } })
  const first = await caller.practice.start()
  expect(await caller.practice.status()).toEqual({ url: first.url, objects: 0 })
  expect(await caller.practice.start()).toEqual(first)
  expect(await caller.sync.push({ serverId: first.serverId })).toMatchObject({ done: 1, converged: true })
  expect(await caller.practice.status()).toEqual({ url: first.url, objects: 1 })
  await caller.practice.stop()
  expect(await caller.practice.status()).toEqual({ url: null, objects: 0 })
  const second = await caller.practice.start()
  expect(await caller.sync.plan({ serverId: second.serverId })).toMatchObject({
    steps: [{ action: 'create' }],
  })
  expect((await caller.server.list()).map(({ name }) => name)).toEqual(['Practice server'])
})

test('the entry is named in the language of whoever started it first', async () => {
  const { caller } = await newApplication('loopback')
  const { serverId } = await caller.practice.start({ language: 'de' })
  expect(await caller.practice.start({ language: 'en' })).toMatchObject({ serverId })
  expect((await caller.server.list()).map(({ name }) => name)).toEqual(['Übungsserver'])
})

test('a real server of that name is left alone', async () => {
  const { caller } = await newApplication('loopback')
  const real = {
    name: 'Practice server',
    url: 'https://contact.example.com/RI/rci',
    authMode: 'none',
  } as const
  await caller.server.save({ id: null, draft: real })
  await caller.practice.start()
  const servers = await caller.server.list()
  expect(servers.map(({ name }) => name)).toEqual(['Practice server', 'Practice server 2'])
  expect(servers[0]?.url).toBe(real.url)
})
