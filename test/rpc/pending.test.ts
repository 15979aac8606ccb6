/** What a push would change, without asking the server. */
import { expect, onTestFinished, test } from 'vitest'
import { startPracticeServer } from '../../src-main/practice/server.ts'
import { newApplication } from '../support/application.ts'

async function bench() {
  const { caller } = await newApplication()
  const practice = await startPracticeServer({ config: {} })
  onTestFinished(() => practice.close())
  const { id: serverId } = await caller.server.save({
    id: null,
    draft: {
      name: 'Test server',
      url: practice.url,
      release: 'fp21',
      authMode: 'basic',
      authUser: practice.user,
      authSecret: practice.password,
    },
  })
  const pending = async () => (await caller.sync.pending()).map(({ objects }) => objects)
  return { caller, practice, serverId, pending }
}

function draftOf(serviceConnection: string) {
  const authentications = [{ authenticationId: '104829561234567', secret: 'EAAB-first' }]
  return { name: 'Support Facebook', type: 'facebook' as const, serviceConnection, authentications }
}

test('counts objects, follows every edit and push, and never asks the server', async () => {
  const { caller, practice, serverId, pending } = await bench()
  expect(await pending()).toEqual([0])
  const first = await caller.service.save({ id: null, draft: draftOf('https://graph.facebook.com/v19.0/me') })
  expect(await pending()).toEqual([1])
  expect(practice.control.requests()).toHaveLength(0)

  await caller.sync.push({ serverId })
  expect(await pending()).toEqual([0])

  practice.control.clearRequests()
  const moved = draftOf('https://graph.facebook.com/v20.0/me')
  await caller.service.save({ id: first.id, draft: moved, revision: first.revision })
  expect(await pending()).toEqual([1])
  await caller.history.undo({})
  expect(await pending()).toEqual([0])
  expect(practice.control.requests()).toHaveLength(0)
})

test('a user and its right are one object', async () => {
  const { caller, pending } = await bench()
  await caller.user.save({
    id: null,
    draft: {
      firstName: 'Hook',
      lastName: 'Twilio',
      logonName: 'hook.twilio',
      password: 'Example-Password-1',
      use: ['messagingService'],
    },
  })
  expect(await pending()).toEqual([1])
})
