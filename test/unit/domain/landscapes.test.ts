/** One social365 service for each landscape: what is proposed for hub accounts. */
import { describe, expect, test } from 'vitest'
import {
  type HubAccount,
  hasBlockingProblem,
  type KnownLandscape,
  landscapeKey,
  proposeLandscapes,
} from '../../../src-main/domain/landscapes.ts'
import type { ServiceId } from '../../../src-main/domain/model.ts'
import { Secret } from '../../../src-main/domain/secret.ts'

const eu = 'https://eu.social365.example.com/api'
const us = 'https://us.social365.example.com/api'

function accounts(...given: readonly [account: string, password: string, url: string][]): HubAccount[] {
  return given.map(([account, password, url], index) => ({
    line: index + 1,
    account,
    password: new Secret(password),
    url,
  }))
}

function known(name: string, serviceConnection: string, ...own: readonly string[]): KnownLandscape {
  return {
    id: `id of ${name}` as ServiceId,
    name,
    serviceConnection,
    revision: 3,
    accounts: own.map((account) => ({ account, hasPassword: true })),
  }
}

function shown(given: readonly HubAccount[], services: readonly KnownLandscape[] = []) {
  const { landscapes, problems } = proposeLandscapes(
    given,
    services,
    services.map(({ name }) => name),
  )
  return {
    landscapes: landscapes.map(({ name, service, accounts: own }) => [
      name,
      service === null ? 'new' : 'there',
      own.map(({ account, action }) => `${action} ${account}`),
    ]),
    problems: problems.map(({ code, level, line, other }) => [code, level, line, other]),
  }
}

describe('the same landscape', () => {
  test.each([
    ['https://EU.social365.example.com/api', true],
    ['https://eu.social365.example.com/api/', true],
    ['https://eu.social365.example.com:443/api//', true],
    ['  https://eu.social365.example.com/api ', true],
    ['https://eu.social365.example.com/API', false],
    ['http://eu.social365.example.com/api', false],
    ['https://eu.social365.example.com:8443/api', false],
    ['https://eu.social365.example.com/api?tenant=2', false],
  ])('%s', (url, isSame) => {
    expect(landscapeKey(url) === landscapeKey(eu)).toBe(isSame)
  })

  test.each(['', 'eu.social365.example.com', 'ftp://eu.example.com', 'mailto:a@example.com'])(
    '"%s" is no landscape',
    (url) => {
      expect(landscapeKey(url)).toBeNull()
    },
  )
})

describe('what is proposed', () => {
  test('one new service for each landscape', () => {
    const given = accounts(['a@1', 'p', eu], ['b@2', 'p', us], ['c@3', 'p', `${eu}/`])
    expect(shown(given)).toEqual({
      landscapes: [
        ['Social 365 eu.social365.example.com', 'new', ['add a@1', 'add c@3']],
        ['Social 365 us.social365.example.com', 'new', ['add b@2']],
      ],
      problems: [],
    })
  })

  test('new accounts go to the service of their landscape; known ones get the new password', () => {
    const services = [known('Hub Europe', 'https://EU.social365.example.com/api/', 'a@1', 'b@2')]
    const given = accounts(['a@1', 'new', eu], ['b@2', '', eu], ['c@3', 'p', eu])
    expect(shown(given, services).landscapes).toEqual([
      ['Hub Europe', 'there', ['replace a@1', 'keep b@2', 'add c@3']],
    ])
  })

  test('names of new services are free', () => {
    const services = [known('social 365 EU.social365.example.com', 'https://other.example.com/')]
    const names = shown(accounts(['a@1', 'p', eu], ['b@1', 'p', `${eu}/v2`]), services).landscapes
    expect(names.map(([name]) => name)).toEqual([
      'Social 365 eu.social365.example.com 2',
      'Social 365 eu.social365.example.com 3',
    ])
  })

  test('where two services share the landscape, an account stays where it is and new ones go to the first', () => {
    const services = [known('Hub A', eu, 'a@1'), known('Hub B', eu, 'b@2')]
    const given = accounts(['b@2', 'new', eu], ['c@3', 'p', eu])
    expect(shown(given, services)).toEqual({
      landscapes: [
        ['Hub A', 'there', ['add c@3']],
        ['Hub B', 'there', ['replace b@2']],
      ],
      problems: [['landscapeShared', 'warn', 0, 'Hub A, Hub B']],
    })
  })
})

describe('problems', () => {
  test('an e-mail address may be the user name; both parts are needed', () => {
    const given = accounts(
      ['me@example.com@100', 'p', eu],
      ['@100', 'p', eu],
      ['me@', 'p', eu],
      ['me', 'p', eu],
    )
    expect(shown(given).problems.map(([code, , line]) => [code, line])).toEqual([
      ['accountForm', 2],
      ['accountForm', 3],
      ['accountForm', 4],
    ])
  })

  test('what is missing or no address blocks', () => {
    const proposal = proposeLandscapes(accounts(['', 'p', eu], ['a@1', 'p', ''], ['b@2', 'p', 'eu']), [], [])
    expect(proposal.problems.map(({ code }) => code)).toEqual(['accountMissing', 'urlMissing', 'urlForm'])
    expect(hasBlockingProblem(proposal)).toBe(true)
  })

  test('a repeated line counts once; different passwords of one account block', () => {
    const same = accounts(['a@1', 'p', eu], ['a@1', 'p', `${eu}/`])
    expect(shown(same)).toMatchObject({
      landscapes: [[expect.any(String), 'new', ['add a@1']]],
      problems: [['accountTwice', 'info', 2, '1']],
    })
    const differing = accounts(['a@1', 'p', eu], ['a@1', 'q', eu])
    expect(shown(differing).problems).toEqual([['passwordsDiffer', 'block', 2, '1']])
    expect(JSON.stringify(shown(differing))).not.toContain('"q"')
  })

  test('an account without a password, and one that stands in two landscapes, warn', () => {
    const services = [known('Hub America', us, 'a@1')]
    expect(shown(accounts(['a@1', '', eu]), services).problems).toEqual([
      ['passwordMissing', 'warn', 1, ''],
      ['accountElsewhere', 'warn', 1, 'Hub America'],
    ])
  })
})
