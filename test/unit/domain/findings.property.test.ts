import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkEstate } from '../../../src-main/domain/checkEstate.ts'
import { checkService } from '../../../src-main/domain/checkService.ts'
import { checkUser } from '../../../src-main/domain/checkUser.ts'
import type { ServiceDraft, UserDraft } from '../../../src-main/domain/draft.ts'
import type { Finding } from '../../../src-main/domain/finding.ts'
import { releases, serviceTypeNames } from '../../../src-main/domain/model.ts'
import { Secret } from '../../../src-main/domain/secret.ts'

const seed = 20_260_102
// Never part of a message by chance.
const planted = 'Pl4nted'

const odd = fc.constantFrom(
  '',
  ' ',
  '@',
  'a@b',
  'webhook',
  'WEBHOOK',
  '\n',
  '\u200b',
  '\ud800',
  '\u0000',
  '__proto__',
)
const urls = fc.constantFrom(
  'https://',
  'http://a',
  'https://[',
  'javascript:x',
  'https://a/{b}',
  '//a',
  'https://%',
)
const anyText = fc.oneof(odd, urls, fc.string({ unit: 'binary', maxLength: 60 }), fc.webUrl())

const clear = fc
  .tuple(fc.string({ unit: 'binary', maxLength: 20 }), fc.string({ unit: 'binary', maxLength: 20 }))
  .map(([before, after]) => `${before}${planted}${after}`)
const change = fc.oneof(
  fc.constant(undefined),
  fc.constant(null),
  fc.oneof(clear, fc.constant('')).map((text) => new Secret(text)),
)

const services: fc.Arbitrary<ServiceDraft> = fc.record({
  name: anyText,
  type: fc.constantFrom(...serviceTypeNames),
  serviceConnection: anyText,
  authenticationUrl: anyText,
  authenticationScope: anyText,
  authentications: fc.array(fc.record({ authenticationId: anyText, secret: change }), { maxLength: 5 }),
})

const users: fc.Arbitrary<UserDraft> = fc.record({
  firstName: anyText,
  lastName: anyText,
  logonName: anyText,
  password: change,
  use: fc.constantFrom([], ['messagingService'] as const),
})

function expectSound(findings: readonly Finding[]): void {
  for (const finding of findings) {
    expect(finding.code).toMatch(/^[A-Z][A-Z0-9_]+$/)
    expect(finding.message).not.toBe('')
    expect(JSON.stringify(finding)).not.toContain(planted)
  }
}

test('checkService takes any texts and tells no secret', () => {
  const release = fc.option(fc.constantFrom(...releases), { nil: undefined })
  fc.assert(
    fc.property(services, release, (service, one) => {
      expectSound(checkService(service, one === undefined ? {} : { release: one }))
    }),
    { seed, numRuns: 1000 },
  )
})

test('checkUser takes any texts and tells no secret', () => {
  fc.assert(
    fc.property(users, fc.boolean(), (user, hasStoredPassword) => {
      expectSound(checkUser(user, { hasStoredPassword }))
    }),
    { seed, numRuns: 1000 },
  )
})

test('checkEstate finds at least what the objects have by themselves', () => {
  const estates = fc.record({
    services: fc.array(services, { maxLength: 4 }),
    users: fc.array(users, { maxLength: 4 }),
  })
  fc.assert(
    fc.property(estates, (estate) => {
      const found = checkEstate(estate, { servers: [] })
      expectSound(found)
      const alone = [
        ...estate.services.map((one) => checkService(one)),
        ...estate.users.map((one) => checkUser(one)),
      ]
      expect(found.length).toBeGreaterThanOrEqual(alone.flat().length)
    }),
    { seed },
  )
})
