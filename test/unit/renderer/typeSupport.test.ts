/** What the type dialog and the Authentications block say of releases. */
import { describe, expect, test } from 'vitest'
import type { ServiceType } from '../../../src-main/domain/model.ts'
import {
  commonRelease,
  type DoubtfulSupport,
  doubtsOf,
  explainedKinds,
  secretHeading,
} from '../../../src-renderer/features/services/typeSupport.ts'

describe('doubts about a type', () => {
  test.each<[ServiceType, [DoubtfulSupport, string[]][]]>([
    ['facebook', []],
    ['sinchconversation', []],
    ['twilio', [['gone', ['cloud']]]],
    ['sinchsms', [['unknown', ['fp20']]]],
    ['msteams', [['notYet', ['fp17', 'fp19']]]],
    [
      'c4semailv2',
      [
        ['notYet', ['fp17', 'fp19']],
        ['unknown', ['fp20']],
      ],
    ],
  ])('%s', (type, expected) => {
    expect(doubtsOf(type).map(({ support, releases }) => [support, releases])).toEqual(expected)
  })
})

describe('release of the forms', () => {
  test('the one that all servers have', () => {
    expect(commonRelease([{ release: 'fp19' }, { release: 'fp19' }])).toBe('fp19')
  })

  test('none where there is no server, or they differ', () => {
    expect(commonRelease([])).toBeUndefined()
    expect(commonRelease([{ release: 'fp19' }, { release: 'cloud' }])).toBeUndefined()
  })

  test('it decides the heading of the secret', () => {
    expect(secretHeading('facebook', 'fp17')).toBe('Password')
    expect(secretHeading('facebook', 'cloud')).toBe('Secret')
    expect(secretHeading('facebook', undefined)).toBeNull()
  })

  test('it decides which kinds of rows are explained; without it all are, each once', () => {
    const names = (release?: 'fp17' | 'cloud') => explainedKinds('sinchsms', release).map(({ name }) => name)
    expect(names('fp17')).toEqual(['user'])
    expect(names('cloud')).toEqual(['servicePlan'])
    expect(names()).toEqual(['user', 'servicePlan'])
  })
})
