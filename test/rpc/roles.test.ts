/** The table of procedures x roles: complete, and enforced before anything else happens. */
import { describe, expect, test } from 'vitest'
import type { Role } from '../../src-main/domain/model.ts'
import { Secret } from '../../src-main/domain/secret.ts'
import { callableBy, mayCall, procedureRoles } from '../../src-main/rpc/roles.ts'
import { appRouter } from '../../src-main/rpc/router.ts'
import { listAudit } from '../../src-main/store/audit.ts'
import { addPerson } from '../../src-main/store/keyAccess.ts'
import { saveService } from '../../src-main/store/services.ts'
import { errorOf, newApplication, type TestApplication } from '../support/application.ts'

const paths = Object.keys(appRouter._def.procedures)
const second = 'second passphrase'

async function workingAs(role: Role): Promise<TestApplication> {
  const application = await newApplication()
  const { app } = application
  saveService(app.session.store, null, {
    name: 'Support Facebook',
    type: 'facebook',
    serviceConnection: 'https://graph.facebook.com/v19.0/me/messages',
    authenticationUrl: '',
    authenticationScope: '',
    authentications: [
      { authenticationId: '104829561234567', secret: new Secret('EAAsampleToken0123456789') },
    ],
  })
  await addPerson(app.session, { name: 'Second', role, passphrase: new Secret(second) })
  app.session.lock()
  await app.session.unlock(new Secret(second))
  return application
}

function procedureOf({ caller }: TestApplication, path: string): (input: unknown) => Promise<unknown> {
  const [group = '', verb = ''] = path.split('.')
  const groups = caller as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown>>>
  const procedure = groups[group]?.[verb]
  if (!procedure) throw new Error(`no procedure ${path}`)
  return procedure
}

describe('table of roles', () => {
  test('names every procedure of the router, and no other', () => {
    expect(Object.keys(procedureRoles).sort()).toEqual([...paths].sort())
  })

  test('an administrator may everything, and nobody may what is not in it', () => {
    expect(callableBy('administrator')).toHaveLength(paths.length)
    expect(mayCall('administrator', 'service.unheardOf')).toBe(false)
    expect(mayCall('administrator', 'constructor')).toBe(false)
    expect(mayCall(null, 'service.list')).toBe(false)
    expect(mayCall(null, 'session.unlock')).toBe(true)
  })

  test.each(['support', 'auditor'] as const)(
    '%s is refused what the table forbids, before the input is looked at',
    async (role) => {
      const application = await workingAs(role)
      const forbidden = paths.filter((path) => !mayCall(role, path))
      expect(forbidden.length).toBeGreaterThan(5)
      const before = listAudit(application.app.session.store.db, 100)
      for (const path of forbidden) {
        const { code } = await errorOf(procedureOf(application, path)({ garbage: true }))
        expect([path, code]).toEqual([path, 'ROLE_FORBIDDEN'])
      }
      expect(listAudit(application.app.session.store.db, 100)).toEqual(before)
    },
  )

  test('an auditor reads services without their secrets, and history; the keys for more are not there', async () => {
    const { app, caller } = await workingAs('auditor')
    const { rows } = await caller.service.list({})
    const [listed] = rows
    if (!listed) throw new Error('the service is missing')
    expect(await caller.service.get({ id: listed.id })).toMatchObject({
      name: 'Support Facebook',
      authentications: [{ authenticationId: '104829561234567', secret: 'set' }],
    })
    expect((await caller.history.list({ kind: 'service', id: listed.id })).versions).toHaveLength(1)
    expect((await caller.audit.list({})).rows.length).toBeGreaterThan(2)
    expect((await caller.service.readiness({ id: listed.id })).length).toBe(1)
    expect((await caller.key.list()).slots).toHaveLength(3)
    const secret = app.session.store.connection.prepare('SELECT id, secret FROM authentication').get() as {
      id: string
      secret: Buffer
    }
    expect(() => app.session.store.sealer.open('authentication.secret', secret.id, secret.secret)).toThrow(
      /does not open secrets/,
    )
  })

  test('an auditor changes the own passphrase, and nothing else', async () => {
    const { app, caller } = await workingAs('auditor')
    await caller.key.changePassphrase({ current: second, next: 'third passphrase' })
    app.session.lock()
    await app.session.unlock(new Secret('third passphrase'))
    expect(app.session.role).toBe('auditor')
  })

  test('only an administrator exports readable secrets', async () => {
    const { caller, folder } = await workingAs('support')
    const plain = caller.estate.export({ file: `${folder}/../plain.yaml`, secrets: 'plain', confirmed: true })
    expect((await errorOf(plain)).code).toBe('ROLE_FORBIDDEN')
  })
})
