/** The built command line with the computer's keyring as a slot, against a real Secret Service. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SecretService } from '../support/secretService.ts'
import { errorOf, type Place, placeWithStore, run } from './support.ts'

const service = new SecretService()

interface Slots {
  readonly slots: readonly { readonly id: string; readonly kind: string; readonly protection: string }[]
}

describe.skipIf(process.platform !== 'linux')(
  'system keyring (Linux: the only platform with a service to start)',
  () => {
    let place: Place
    beforeAll(async () => {
      await service.start()
      await service.startKeyring('keyring password')
      place = await placeWithStore()
    }, 300_000)
    afterAll(() => service.end())

    const withPassphrase = (...args: string[]) =>
      run(
        [
          ...args,
          '--json',
          '--data',
          place.data,
          '--passphrase-file',
          place.file('p', 'correct horse battery'),
        ],
        {
          env: service.env,
        },
      )
    const without = (...args: string[]) =>
      run([...args, '--json', '--data', place.data], { env: service.env })

    test('opens the store without a passphrase once it was set up, also after new keys', async () => {
      expect((await errorOf(without('user', 'list'))).code).toBe('PASSPHRASE_REQUIRED')
      expect((await withPassphrase('key', 'add', 'system')).json()).toEqual({ added: 'system' })
      expect((await without('user', 'list')).json()).toEqual({ users: [] })
      expect((await withPassphrase('key', 'rotate', '--yes')).code).toBe(0)
      expect((await without('user', 'list')).json()).toEqual({ users: [] })
      const { slots } = (await without('key', 'list')).json<Slots>()
      expect(slots.map(({ kind, protection }) => [kind, protection]).at(-1)).toEqual([
        'system',
        'secret-service',
      ])
      expect((await without('audit', 'list')).stdout).toContain('key.add')
    })

    test('set up twice there is one slot; removed, the keyring holds nothing and the passphrase is asked for', async () => {
      await withPassphrase('key', 'add', 'system')
      const { slots } = (await without('key', 'list')).json<Slots>()
      const own = slots.filter(({ kind }) => kind === 'system')
      expect(own).toHaveLength(1)
      const removed = await withPassphrase('key', 'remove', own[0]?.id ?? '')
      expect(removed.json()).toMatchObject({ isForgotten: true })
      expect((await errorOf(without('user', 'list'))).code).toBe('PASSPHRASE_REQUIRED')
    })

    test('a keyring that is gone is an error with the way out, and the passphrase still opens', async () => {
      await withPassphrase('key', 'add', 'system')
      await service.endKeyring()
      const error = await errorOf(without('user', 'list'))
      expect(error.code).toBe('SYSTEM_KEYRING_UNAVAILABLE')
      expect(error.message).toContain('passphrase')
      expect((await withPassphrase('user', 'list')).code).toBe(0)
      expect((await errorOf(withPassphrase('key', 'add', 'system'))).code).toBe('SYSTEM_KEYRING_UNAVAILABLE')
    })
  },
)
