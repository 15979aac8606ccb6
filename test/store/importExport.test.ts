import { readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { listAudit } from '../../src-main/store/audit.ts'
import { errorOf, newApplication } from '../support/application.ts'

const example = path.resolve(import.meta.dirname, '..', '..', 'docs', 'examples', 'estate.yaml')

function estateFile(folder: string, text: string): string {
  const file = path.join(folder, 'estate.yaml')
  writeFileSync(file, text)
  return file
}

const services = `patchbay: 1
services:
  - name: Support Facebook
    type: facebook
    serviceConnection: https://graph.facebook.com/v19.0/me/messages
    authentications:
      - id: "104829561234567"
        secret: EAAfirst
users:
  - firstName: Hook
    lastName: Twilio
    logonName: hook.twilio
    password: long enough password
    use: [messagingService]
`

describe('import', () => {
  test('the example goes in whole, and a second time changes nothing', async () => {
    const { caller } = await newApplication()
    const first = await caller.estate.import({ file: example })
    expect(first.created.services).toBeGreaterThanOrEqual(10)
    expect(first.created.users).toBeGreaterThanOrEqual(5)
    const second = await caller.estate.import({ file: example })
    expect(second.created).toEqual({ services: 0, users: 0 })
    expect(second.updated).toEqual({ services: 0, users: 0 })
    expect(second.unchanged).toEqual(first.created)
  })

  test('a dry run tells the same and changes nothing', async () => {
    const { caller, app } = await newApplication()
    const { store } = app.session
    const dry = await caller.estate.import({ file: example, dryRun: true })
    expect((await caller.service.list({})).total).toBe(0)
    expect(listAudit(store.db, 1)[0]?.action).toBe('session.create')
    const real = await caller.estate.import({ file: example })
    expect({ ...dry, dryRun: false }).toEqual(real)
  })

  test('updates by natural key without case; rows and secrets that the file leaves out stay', async () => {
    const { caller, folder, app } = await newApplication()
    const { store } = app.session
    await caller.estate.import({ file: estateFile(folder, services) })
    const edit = `patchbay: 1
services:
  - name: SUPPORT FACEBOOK
    type: facebook
    serviceConnection: https://graph.facebook.com/v20.0/me/messages
    authentications:
      - id: "204829561234567"
        secret: EAAsecond
`
    const result = await caller.estate.import({ file: estateFile(folder, edit) })
    expect(result.updated).toEqual({ services: 1, users: 0 })
    expect(await caller.service.getByName({ name: 'support facebook' })).toMatchObject({
      name: 'SUPPORT FACEBOOK',
      serviceConnection: 'https://graph.facebook.com/v20.0/me/messages',
      authentications: [
        { authenticationId: '204829561234567', secret: 'set' },
        { authenticationId: '104829561234567', secret: 'set' },
      ],
    })
    expect((await caller.user.list({})).total).toBe(1)
    expect(listAudit(store.db, 1)[0]).toMatchObject({ action: 'estate.import' })
    expect(JSON.stringify(listAudit(store.db, 10))).not.toMatch(/EAAfirst|EAAsecond|long enough/)
  })

  test('one blocking finding refuses the whole file, with its place', async () => {
    const { caller, folder } = await newApplication()
    const bad = services.replace('https://graph.facebook.com/v19.0/me/messages', 'not a url')
    const error = await errorOf(caller.estate.import({ file: estateFile(folder, bad) }))
    expect(error).toMatchObject({ code: 'ESTATE_BLOCKED', data: { line: 5, column: 24 } })
    expect((await caller.user.list({})).total).toBe(0)
  })

  test('another type for a stored name is refused as a whole', async () => {
    const { caller, folder } = await newApplication()
    await caller.estate.import({ file: estateFile(folder, services) })
    const other = services.replace('type: facebook', 'type: wavy').replace('Hook', 'Changed')
    const error = await errorOf(caller.estate.import({ file: estateFile(folder, other) }))
    expect(error.code).toBe('ESTATE_BLOCKED')
    expect(await caller.user.getByLogonName({ logonName: 'hook.twilio' })).toMatchObject({
      firstName: 'Hook',
    })
  })
})

describe('export', () => {
  test('plain needs a confirmation, is private, on the record, and comes back the same', async () => {
    const { caller, folder, app } = await newApplication()
    const { store } = app.session
    await caller.estate.import({ file: example })
    const file = path.join(folder, 'plain.yaml')
    const refused = await errorOf(caller.estate.export({ file, secrets: 'plain' }))
    expect(refused.code).toBe('CONFIRMATION_REQUIRED')
    expect(statSync(file, { throwIfNoEntry: false })).toBeUndefined()
    await caller.estate.export({ file, secrets: 'plain', confirmed: true })
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(listAudit(store.db, 1)[0]).toMatchObject({
      action: 'estate.export',
      details: { secrets: 'plain' },
    })

    const other = await newApplication()
    const imported = await other.caller.estate.import({ file })
    expect(imported.created.services).toBeGreaterThanOrEqual(10)
    const again = path.join(folder, 'again.yaml')
    await other.caller.estate.export({ file: again, secrets: 'plain', confirmed: true })
    expect(readFileSync(again, 'utf8')).toBe(readFileSync(file, 'utf8'))
  })

  test('omit and hash hold no secret', async () => {
    const { caller, folder } = await newApplication()
    await caller.estate.import({ file: estateFile(folder, services) })
    for (const secrets of ['omit', 'hash'] as const) {
      const file = path.join(folder, `${secrets}.json`)
      await caller.estate.export({ file, secrets })
      expect(readFileSync(file, 'utf8')).not.toMatch(/EAAfirst|long enough password/)
    }
  })
})
