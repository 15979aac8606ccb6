import { describe, expect, test } from 'vitest'
import { checkService } from '../../../src-main/domain/checkService.ts'
import { releases, serviceTypeNames } from '../../../src-main/domain/model.ts'
import {
  columnsOf,
  incomingRuleOf,
  rowKindsOf,
  serviceTypeInfo,
  serviceTypes,
  supportOf,
} from '../../../src-main/domain/serviceTypes.ts'

// messaging-services.md section 1.4, column by column.
const support = {
  facebook: ['offered', 'offered', 'offered', 'unknown', 'offered'],
  sap365: ['offered', 'offered', 'offered', 'unknown', 'gone'],
  twilio: ['offered', 'offered', 'offered', 'unknown', 'gone'],
  social365: ['offered', 'offered', 'offered', 'unknown', 'gone'],
  c4semail: ['offered', 'offered', 'offered', 'unknown', 'offered'],
  c4semailv2: ['notYet', 'notYet', 'unknown', 'unknown', 'offered'],
  sinchconversation: ['offered', 'offered', 'offered', 'unknown', 'offered'],
  sinchsms: ['offered', 'offered', 'unknown', 'unknown', 'offered'],
  wavy: ['offered', 'offered', 'unknown', 'unknown', 'offered'],
  msteams: ['notYet', 'notYet', 'offered', 'unknown', 'offered'],
}

const incoming = {
  facebook: 'none',
  sap365: 'externalUser',
  twilio: 'externalUser',
  social365: 'externalUser',
  c4semail: 'none',
  c4semailv2: 'none',
  sinchconversation: 'webhookRow',
  sinchsms: 'externalUser',
  wavy: 'externalUser',
  msteams: 'externalUser',
}

describe.each(serviceTypeNames)('%s', (type) => {
  const info = serviceTypeInfo(type)

  test('support and incoming rule are those of the sources', () => {
    expect(releases.map((release) => supportOf(type, release))).toEqual(support[type])
    expect(incomingRuleOf(type)).toBe(incoming[type])
  })

  test('every text is there', () => {
    expect(info.type).toBe(type)
    expect(info.purpose).toMatch(/^[A-Z].+\.$/)
    expect(info.connection.help).toMatch(/\.$/)
    for (const row of info.rows) {
      for (const text of [row.id, row.secret, row.idHelp, row.secretHelp]) expect(text).not.toBe('')
    }
  })

  test('every release has rows and headings', () => {
    for (const release of releases) {
      expect(rowKindsOf(type, release).length).toBeGreaterThan(0)
      const secret = release === 'cloud' ? 'Secret' : 'Password'
      const trust = release === 'fp21' ? 'inferred' : 'documented'
      expect(columnsOf(type, release)).toEqual({ id: 'Authentication ID', secret, trust })
    }
  })

  test('the sample of a Service Connection has no finding, but the one that no row is there', () => {
    const service = {
      name: 'Sample',
      type,
      serviceConnection: info.connection.example ?? 'https://provider.example.com/',
      authenticationUrl: '',
      authenticationScope: '',
      authentications: [],
    }
    expect(checkService(service).filter(({ field }) => field === 'serviceConnection')).toEqual([])
  })

  test('what is only inferred never blocks', () => {
    if (info.cardinality.max !== null && info.cardinality.trust === 'inferred') {
      expect(info.cardinality.level).toBe('warn')
    }
    const blocking = info.rows.filter(({ idFormat }) => idFormat?.level === 'block')
    // Twilio documents the form of its SIDs (credentials.md, S64).
    expect(blocking.length > 0).toBe(type === 'twilio')
  })
})

test('the catalogue cannot be changed', () => {
  expect(Object.keys(serviceTypes)).toEqual(serviceTypeNames)
  const deep = (value: unknown): boolean =>
    typeof value !== 'object' ||
    value === null ||
    (Object.isFrozen(value) && Object.values(value).every(deep))
  expect(deep(serviceTypes)).toBe(true)
})

test('the meaning of a sinchsms row depends on the release', () => {
  expect(rowKindsOf('sinchsms', 'fp17').map(({ id }) => id)).toEqual(['User name'])
  expect(rowKindsOf('sinchsms', 'fp19').map(({ id }) => id)).toEqual(['Service plan ID'])
  expect(rowKindsOf('sinchsms').map(({ id }) => id)).toEqual(['Service plan ID'])
})
