import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { Secret } from '../../src-main/domain/secret.ts'
import { readClientKey } from '../../src-main/servers/clientIdentity.ts'
import { failureOf } from './scriptedServer.ts'

const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const kept = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
const encrypted = privateKey
  .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'open sesame' })
  .toString()

describe('a private key as it is entered', () => {
  test('is kept in one form, whatever it came in', () => {
    const sec1 = privateKey.export({ type: 'sec1', format: 'pem' }).toString()
    expect(readClientKey(new Secret(sec1), null).reveal()).toBe(kept)
    expect(readClientKey(new Secret(encrypted), new Secret('open sesame')).reveal()).toBe(kept)
  })

  test.each([
    ['no key', new Secret('something'), null],
    ['a wrong passphrase', new Secret(encrypted), new Secret('wrong')],
    ['no passphrase', new Secret(encrypted), null],
  ])('%s is refused without quoting it', async (_what, key, passphrase) => {
    const error = await failureOf(Promise.resolve().then(() => readClientKey(key, passphrase)))
    expect(error).toMatchObject({ code: 'VALIDATION_FAILED', data: { field: 'clientKey' } })
    expect(error.cause).toBeUndefined()
  })
})
