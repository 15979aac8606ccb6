import { describe, expect, test } from 'vitest'
import { canonicalService, canonicalUser } from '../../src-main/domain/canonical.ts'
import {
  holdsSecret,
  type OwnValue,
  ownRowField,
  type PromotionSource,
  promote,
  reasonsAgainst,
} from '../../src-main/domain/promotion.ts'

const service = canonicalService({
  name: 'Support',
  type: 'sinchconversation',
  serviceConnection: 'https://test.example.com/',
  authenticationUrl: '',
  authenticationScope: 'scope',
  authentications: [
    { authenticationId: 'webhook', secret: 'f1' },
    { authenticationId: 'KEY@APP', secret: 'unknown' },
  ],
})
const user = canonicalUser({ firstName: 'Hook', lastName: 'Twilio', logonName: 'hook', password: 'f3' })
const webhook = 'authentications[webhook].secret'
const key = 'authentications[KEY@APP].secret'
const own = (field: string, text: string | null, secret: string | null = null): OwnValue => {
  return { field, text, secret }
}

function promoted(part: Partial<PromotionSource> = {}, ids: Record<string, string> = {}) {
  const url = new Map([['https://test.example.com/', 'https://production.example.com/']])
  const map = { url, id: new Map(Object.entries(ids)) }
  return promote({ kind: 'service', fields: service.fields, values: [], map, isShared: () => false, ...part })
}

describe('promote', () => {
  test('names what belongs to the target alone, entered or not, but not what stays away there', () => {
    const url = { field: 'serviceConnection', kind: 'url', source: 'https://test.example.com/' }
    const scope = { field: 'authenticationScope', kind: 'id', source: 'scope' }
    const secretOf = (field: string) => ({ field, kind: 'secret', source: null })
    const entered = promoted({ values: [own(webhook, '', 'p1'), own(key, 'OWN@THERE')] })
    expect(entered.needs).toHaveLength(4)
    expect(entered.needs).toEqual(expect.arrayContaining([url, scope, secretOf(webhook), secretOf(key)]))
    expect(entered.unmapped).toHaveLength(2)
    expect(entered.unmapped).toEqual(expect.arrayContaining([scope, secretOf(key)]))
    const away = promoted({
      values: [own(key, null), own('serviceConnection', 'https://taken.example.com/')],
    })
    expect(away.needs).toEqual(expect.arrayContaining([scope, secretOf(webhook)]))
    expect(away.needs).toHaveLength(2)
  })

  test('URLs and IDs by the map, secrets by entry, names as they are; empty texts and webhook need nothing', () => {
    const { fields, unmapped, rows } = promoted(
      { values: [own(webhook, '', 'p1'), own(key, '', 'p2')] },
      {
        scope: 'scope there',
        'KEY@APP': 'KEY@THERE',
      },
    )
    expect({ ...fields }).toEqual({
      name: { text: 'Support' },
      type: { text: 'sinchconversation' },
      serviceConnection: { text: 'https://production.example.com/' },
      authenticationUrl: { text: '' },
      authenticationScope: { text: 'scope there' },
      [webhook]: { secret: 'p1' },
      'authentications[KEY@THERE].secret': { secret: 'p2' },
    })
    expect(unmapped).toEqual([])
    expect([...rows]).toEqual([
      [webhook, webhook],
      ['authentications[KEY@THERE].secret', key],
    ])
  })

  test('what is missing is named and its field is not there', () => {
    const { fields, unmapped } = promoted({ map: { url: new Map(), id: new Map() } })
    expect(Object.keys(fields)).toEqual(['name', 'type', 'authenticationUrl'])
    expect(unmapped).toEqual([
      { field: 'serviceConnection', kind: 'url', source: 'https://test.example.com/' },
      { field: 'authenticationScope', kind: 'id', source: 'scope' },
      { field: webhook, kind: 'secret', source: null },
      { field: key, kind: 'id', source: 'KEY@APP' },
      { field: key, kind: 'secret', source: null },
    ])
  })

  test('webhook is a literal of sinchconversation alone', () => {
    const fields = { ...service.fields, type: { text: 'facebook' } }
    expect(promoted({ fields }).unmapped).toContainEqual({ field: webhook, kind: 'id', source: 'webhook' })
  })

  test("an object's own values go before the map, and a row may stay away or be the target's alone", () => {
    const values = [
      own('name', 'Production'),
      own('serviceConnection', 'https://own.example.com/'),
      own('authenticationScope', ''),
      own(webhook, null),
      own(key, 'OTHER@APP', 'p2'),
      own(ownRowField('31'), '31', 'p3'),
    ]
    expect({ ...promoted({ values }).fields }).toMatchObject({
      name: { text: 'Production' },
      serviceConnection: { text: 'https://own.example.com/' },
      authenticationScope: { text: '' },
      'authentications[OTHER@APP].secret': { secret: 'p2' },
      'authentications[31].secret': { secret: 'p3' },
    })
    expect(promoted({ values }).fields[webhook]).toBeUndefined()
    expect(promoted({ values }).unmapped).toEqual([])
  })

  test('a shared secret and a doubled ID leave their field out', () => {
    const values = [own(webhook, '', 'p1'), own(key, 'webhook', 'p2')]
    const twice = promoted({ values }, { scope: 's' })
    expect(twice.twice).toEqual(['webhook'])
    expect(twice.fields[webhook]).toBeUndefined()
    const shared = promoted({
      kind: 'user',
      fields: user.fields,
      values: [own('password', '', 'f9')],
      isShared: (secret) => secret === 'f9',
    })
    expect(shared.shared).toEqual(['password'])
    expect(shared.fields['password']).toBeUndefined()
    expect(reasonsAgainst({ ...shared, twice: ['webhook'] }, 'hook', 'prod')).toEqual([
      expect.stringContaining('the secret for "hook" (password) is one of the store or of the source'),
      'two rows of "hook" would have the ID webhook on server "prod"; change one',
    ])
  })

  test('fields that hold a secret', () => {
    expect(['password', webhook, ownRowField('1')].map(holdsSecret)).toEqual([true, true, true])
    expect(['name', 'serviceConnection', 'authenticationScope'].map(holdsSecret)).toEqual([
      false,
      false,
      false,
    ])
  })
})
