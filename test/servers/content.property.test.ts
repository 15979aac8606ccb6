import fc from 'fast-check'
import { expect, test } from 'vitest'
import { defaultMapping } from '../../src-main/domain/mapping.ts'
import { Secret } from '../../src-main/domain/secret.ts'
import { parseJson } from '../../src-main/servers/rci/json.ts'
import { bodyForUpdate } from '../../src-main/servers/rci/requestBody.ts'
import { serverWords } from '../../src-main/servers/rci/serverWords.ts'
import { toRemoteObject } from '../../src-main/servers/rci/translate.ts'
import { fingerprint, id32 } from './scriptedServer.ts'

const seed = 20_260_101

function withManaged(extra: Record<string, unknown>, rowExtra: Record<string, unknown>): unknown {
  const row = { ...rowExtra, id: id32(2), authenticationId: 'a' }
  return {
    ...extra,
    id: id32(1),
    name: 'Support',
    type: 'wavy',
    serviceConnection: 'https://a',
    authentications: [row],
  }
}

test('a PUT that changes nothing sends exactly what was read, whatever else the server has', () => {
  const json = fc.dictionary(fc.string(), fc.jsonValue())
  fc.assert(
    fc.property(json, json, (extra, rowExtra) => {
      const { password: _secret, ...rest } = rowExtra
      const managed = ['authenticationUrl', 'authenticationScope']
      const other = Object.fromEntries(Object.entries(extra).filter(([name]) => !managed.includes(name)))
      const text = JSON.stringify(withManaged(other, rest))
      const { object } = toRemoteObject('service', parseJson(text), undefined, defaultMapping, fingerprint)
      if (!object) throw new Error('unreadable')
      const { body } = bodyForUpdate(
        object,
        {
          kind: 'service',
          name: 'Support',
          type: 'wavy',
          serviceConnection: 'https://a',
          authenticationUrl: '',
          authenticationScope: '',
          authentications: [{ authenticationId: 'a', secret: null }],
        },
        defaultMapping,
      )
      expect(JSON.stringify(body)).toBe(text)
    }),
    { seed, numRuns: 500 },
  )
})

test('no form of a secret is left in what a server says', () => {
  const secrets = fc.string({ unit: 'grapheme', minLength: 9, maxLength: 40 })
  const forms: readonly ((clear: string) => string)[] = [
    (clear) => clear,
    (clear) => JSON.stringify(clear),
    (clear) => JSON.stringify({ message: `bad ${clear}` }),
    (clear) => JSON.stringify({ request: JSON.stringify({ password: clear }) }),
    (clear) => encodeURIComponent(clear),
    (clear) => Buffer.from(clear, 'utf8').toString('base64'),
  ]
  fc.assert(
    fc.property(secrets, fc.string(), fc.constantFrom(...forms), (clear, around, form) => {
      fc.pre(clear.trim().length >= 9)
      const words = serverWords(`${around} ${form(clear)} ${around}`, [new Secret(clear)])
      for (const quote of [clear, encodeURIComponent(clear), Buffer.from(clear, 'utf8').toString('base64')]) {
        expect(words.replaceAll('[secret]', '')).not.toContain(quote)
      }
    }),
    { seed, numRuns: 1000 },
  )
})
