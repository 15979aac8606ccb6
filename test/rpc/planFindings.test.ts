/** A plan names what it would send although something is wrong or missing with it. */
import { expect, test } from 'vitest'
import { newApplication, type TestApplication } from '../support/application.ts'

type Caller = TestApplication['caller']

const save = (caller: Caller, name: string, authenticationId: string, secret: string | null) =>
  caller.service.save({
    id: null,
    draft: {
      name,
      type: 'facebook',
      serviceConnection: 'https://graph.facebook.com/v19.0/me/messages',
      authenticationUrl: '',
      authenticationScope: '',
      authentications: [{ authenticationId, secret }],
    },
  })

test('errors and warnings of what is sent, and of nothing else', async () => {
  const { caller, app } = await newApplication()
  await save(caller, 'Sales Facebook', '104829561234567', null)
  await save(caller, 'Support Facebook', '104829561234568', 'EAAsampleToken0123456789')
  await caller.user.save({
    id: null,
    draft: { firstName: 'Hook', lastName: 'Line', logonName: 'hook.line', use: ['messagingService'] },
  })
  const { serverId } = await caller.practice.start()
  const { findings, fingerprint } = await caller.sync.plan({ serverId })
  const warned = findings?.map(({ kind, key, level, code }) => [kind, key, level, code]) ?? []
  expect(warned).toContainEqual(['service', 'Sales Facebook', 'warn', 'SECRET_MISSING'])
  expect(warned).toContainEqual(['user', 'hook.line', 'warn', 'PASSWORD_MISSING'])
  expect(warned.map(([, key]) => key)).not.toContain('Support Facebook')
  expect(warned.map(([, , level]) => level)).not.toContain('info')

  await caller.sync.push({ serverId })
  const after = await caller.sync.plan({ serverId })
  expect(after.steps).toEqual([])
  expect(after.findings).toEqual([])
  expect(after.fingerprint).not.toBe(fingerprint)
  await app.practice.stop()
})
