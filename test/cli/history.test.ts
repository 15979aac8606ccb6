import { beforeAll, describe, expect, test } from 'vitest'
import { errorOf, type Place, placeWithStore } from './support.ts'

interface PutBack {
  readonly label: string
  readonly objects: readonly { readonly kind: string; readonly name: string; readonly change: string }[]
  readonly remarks: readonly string[]
}

interface Versions {
  readonly versions: readonly {
    readonly seq: number
    readonly change: string
    readonly undone: boolean
    readonly fields: readonly { readonly name: string; readonly before: string; readonly after: string }[]
  }[]
}

const token = `EAA${'x'.repeat(60)}`

function estate(url: string): string {
  return JSON.stringify({
    patchbay: 1,
    services: [
      {
        name: 'Support Facebook',
        type: 'facebook',
        serviceConnection: url,
        authentications: [{ id: '104829561234567', secret: token }],
      },
    ],
    users: [{ firstName: 'Hook', lastName: 'Twilio', logonName: 'hook.twilio', use: [] }],
  })
}

async function done(result: ReturnType<Place['patchbay']>): Promise<PutBack> {
  const ended = await result
  expect(ended.code).toBe(0)
  return ended.json<PutBack>()
}

describe('undo, redo, history, trash', () => {
  let place: Place
  let patchbay: Place['patchbay']

  beforeAll(async () => {
    place = await placeWithStore()
    patchbay = place.patchbay
    const file = place.file('estate.json', estate('https://graph.facebook.com/v19.0/me/messages'))
    expect((await patchbay('import', file)).code).toBe(0)
    place.file('estate.json', estate('https://graph.facebook.com/v20.0/me/messages'))
    expect((await patchbay('import', file)).code).toBe(0)
  })

  async function urlNow(): Promise<unknown> {
    return (await patchbay('service', 'show', 'Support Facebook', '--json')).json()['serviceConnection']
  }

  test('undo and redo tell what was done, and do it', async () => {
    expect(await errorOf(patchbay('redo', '--json'))).toMatchObject({ code: 'NOTHING_TO_REDO' })
    expect(await done(patchbay('undo', '--json'))).toMatchObject({
      label: expect.stringMatching(/^Import .*estate\.json$/),
      objects: [{ kind: 'service', name: 'Support Facebook', change: 'changed' }],
      remarks: [],
    })
    expect(await urlNow()).toBe('https://graph.facebook.com/v19.0/me/messages')
    const redone = await patchbay('redo')
    expect(redone.stdout).toMatch(
      /^Redone: Import .*\n\nKIND +NAME +NOW\nservice +Support Facebook +changed\n$/s,
    )
    expect(await urlNow()).toBe('https://graph.facebook.com/v20.0/me/messages')
  })

  test('history lists the versions of an object by its name, without case', async () => {
    const { versions } = (await patchbay('history', 'service', 'SUPPORT facebook', '--json')).json<Versions>()
    expect(versions.map(({ change, undone }) => [change, undone])).toEqual([
      ['changed', false],
      ['created', false],
    ])
    expect(versions[0]?.fields).toEqual([
      {
        name: 'serviceConnection',
        before: 'https://graph.facebook.com/v19.0/me/messages',
        after: 'https://graph.facebook.com/v20.0/me/messages',
      },
    ])
    const text = (await patchbay('history', 'service', 'Support Facebook')).stdout
    expect(text).toContain('authentications[104829561234567].secret: absent -> set')
    expect(text).not.toContain(token)
    expect(await errorOf(patchbay('history', 'user', 'nobody', '--json'))).toMatchObject({
      code: 'USER_NOT_FOUND',
    })
    expect(await errorOf(patchbay('history', 'thing', 'x', '--json'))).toMatchObject({
      code: 'USAGE_INVALID',
    })
  })

  test('a server that was removed is in the trash, has a history, and comes back', async () => {
    const password = place.file('password', 'server password')
    const add = [
      '--url',
      'https://contact.example.com/RI/rci',
      '--auth',
      'basic',
      '--user',
      'u',
      '--password-file',
      password,
    ]
    expect((await patchbay('server', 'add', 'prod', ...add)).code).toBe(0)
    expect((await patchbay('server', 'remove', 'prod')).code).toBe(0)
    const { trash } = (await patchbay('trash', 'list', '--json')).json<{ trash: Record<string, string>[] }>()
    expect(trash).toMatchObject([{ kind: 'server', name: 'prod' }])
    expect((await patchbay('trash', 'list')).stdout).toMatch(/^KIND +NAME +DELETED +BY\nserver +prod +\d{4}-/)
    const { versions } = (await patchbay('history', 'server', 'prod', '--json')).json<Versions>()
    expect(versions.map(({ change }) => change)).toEqual(['deleted', 'created'])
    const restored = await done(patchbay('trash', 'restore', 'server', 'PROD', '--json'))
    expect(restored).toMatchObject({ label: 'Restore server prod', objects: [{ change: 'created' }] })
    expect(restored.remarks[0]).toContain('The next pull starts without a base.')
    expect((await patchbay('trash', 'list')).stdout).toBe('The trash is empty.\n')
    expect(await errorOf(patchbay('trash', 'restore', 'server', 'prod', '--json'))).toMatchObject({
      code: 'VERSION_NOT_FOUND',
    })
    expect((await done(patchbay('undo', '--json'))).objects).toMatchObject([
      { name: 'prod', change: 'deleted' },
    ])
  })
})
