/** What the type dialog and the Authentications block say of releases. */

import { describe, expect, test } from 'vitest'
import { commonRelease } from '../../../src-main/domain/checkEstate.ts'
import { type Release, type ServiceType, serviceTypeNames } from '../../../src-main/domain/model.ts'
import {
  explainedKinds,
  firstRelease,
  isChoosable,
  isOwnSecret,
  matchesSearch,
  secretHeading,
} from '../../../src-renderer/features/services/typeSupport.ts'

describe('a type in a release', () => {
  const none = new Set<Release>()

  test.each<[ServiceType, Release, boolean]>([
    ['facebook', 'cloud', true],
    ['twilio', 'cloud', false],
    ['twilio', 'fp20', true],
    ['sinchsms', 'fp20', true],
    ['facebook', 'fp21', true],
    ['msteams', 'fp17', false],
  ])('%s for %s can be chosen: %s', (type, release, expected) => {
    expect(isChoosable(type, release, none)).toBe(expected)
  })

  test('what is gone can be chosen where a server has that release', () => {
    expect(isChoosable('twilio', 'cloud', new Set<Release>(['cloud']))).toBe(true)
    expect(isChoosable('twilio', 'cloud', new Set<Release>(['fp20']))).toBe(false)
  })

  test('is found by name, purpose or what has to be entered, all words of the search', () => {
    const found = (search: string, release: Release = 'cloud') =>
      serviceTypeNames.filter((type) => matchesSearch(type, release, search))
    expect(found('PAGE id')).toEqual(['facebook'])
    expect(found('teams')).toEqual(['msteams'])
    expect(found('service plan')).toEqual(['sinchsms'])
    expect(found('service plan', 'fp17')).toEqual([])
    expect(found('')).toEqual([...serviceTypeNames])
    expect(found('facebook twilio')).toEqual([])
  })

  test('the dialog starts with the release of the servers, the newest of several, else with the cloud', () => {
    expect(firstRelease([])).toBe('cloud')
    expect(firstRelease([{ release: 'fp19' }, { release: 'fp17' }])).toBe('fp19')
  })

  test('only the secret token of the webhook is ours to invent', () => {
    expect(isOwnSecret('sinchconversation', 'webhook')).toBe(true)
    expect(isOwnSecret('sinchconversation', 'key@APP')).toBe(false)
    expect(isOwnSecret('facebook', 'webhook')).toBe(false)
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
