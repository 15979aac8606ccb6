import { describe, expect, test } from 'vitest'
import type { PromotionEntry, PromotionOverview } from '../../../src-main/sync/promotion/promotion.ts'
import {
  missingOf,
  otherReasons,
  valuesOf,
} from '../../../src-renderer/features/promotion/promotionValues.ts'

const connection = { field: 'serviceConnection', kind: 'url', source: 'https://test.example.com' } as const
const rowId = { field: 'authentications[7].secret', kind: 'id', source: '7' } as const
const rowSecret = { field: 'authentications[7].secret', kind: 'secret', source: null } as const

function entry(key: string, part: Partial<PromotionEntry> = {}): PromotionEntry {
  return {
    kind: 'service',
    objectId: key,
    key,
    targetKey: key,
    isPromoted: true,
    state: 'agreedOnSource',
    needs: [connection, rowId, rowSecret],
    unmapped: [],
    shared: [],
    reasons: [],
    values: [],
    ...part,
  }
}

function overviewOf(...objects: PromotionEntry[]): PromotionOverview {
  const mapped = { kind: 'url', source: connection.source, target: 'https://example.com' } as const
  return { source: null, objects, valueMap: [mapped] }
}

describe('values of a promotion', () => {
  test('a value of the source stands there once, with all that use it; what is missing comes first', () => {
    const complete = entry('Complete')
    const open = entry('Open', { unmapped: [rowSecret] })
    const { mapped, objects } = valuesOf(overviewOf(complete, open, entry('Other', { isPromoted: false })))
    expect(mapped.map(({ id, target, usedBy }) => [id, target, usedBy])).toEqual([
      ['url:https://test.example.com', 'https://example.com', ['Complete', 'Open']],
      ['id:7', '', ['Complete', 'Open']],
    ])
    expect(objects.map(({ entry: { key } }) => key)).toEqual(['Open', 'Complete'])
  })

  test('a secret that is not there, or belongs to the source, is missing', () => {
    const shared = entry('Shared', { shared: [rowSecret.field] })
    const open = entry('Open', { unmapped: [rowSecret] })
    expect(missingOf(valuesOf(overviewOf(shared, open))).map(({ text }) => text)).toEqual([
      'ID 7',
      'Secret of 7 of Shared',
      'Secret of 7 of Open',
    ])
  })

  test('a row that stays away is named, and causes that are no missing values are told apart', () => {
    const away = { field: rowSecret.field, text: null, secret: 'absent' } as const
    const part = { unmapped: [connection], reasons: ['no value', 'two rows of one ID'] }
    const object = entry('Away', { ...part, needs: [connection], values: [away] })
    expect(valuesOf(overviewOf(object)).objects.map((known) => known.away)).toEqual([['7']])
    expect(otherReasons(object)).toEqual(['two rows of one ID'])
  })
})
