import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkUser } from '../../../src-main/domain/checkUser.ts'
import { needsIncomingUser, proposeIncomingUser } from '../../../src-main/domain/incomingUser.ts'
import { naturalKey, serviceTypeNames } from '../../../src-main/domain/model.ts'

const none: ReadonlySet<string> = new Set()

describe('proposeIncomingUser', () => {
  test.each([
    ['Alerts SMS', 'Alerts SMS', 'hook.alerts.sms'],
    ['Hook Twilio', 'Twilio', 'hook.twilio'],
    ['hook', 'hook', 'hook.hook'],
    ['Zürich & Genève', 'Zürich & Genève', 'hook.zurich.geneve'],
    ['  SMS: prod/2  ', 'SMS: prod/2', 'hook.sms.prod.2'],
    ['東京', '東京', 'hook.wavy'],
    ['\u200b', 'wavy', 'hook.wavy'],
  ])('%s', (name, lastName, logonName) => {
    const proposal = proposeIncomingUser({ name, type: 'wavy' }, none)
    expect(proposal).toEqual({ firstName: 'Hook', lastName, logonName, use: ['messagingService'] })
  })

  test('never an existing user', () => {
    const taken = new Set(['hook.twilio', 'hook.twilio.2'])
    const { logonName } = proposeIncomingUser({ name: 'TWILIO', type: 'twilio' }, taken)
    expect(logonName).toBe('hook.twilio.3')
  })

  test('any name gives a free user without findings but the missing password', () => {
    const services = fc.record({
      name: fc.string({ unit: 'binary', maxLength: 500 }),
      type: fc.constantFrom(...serviceTypeNames),
    })
    fc.assert(
      fc.property(services, fc.nat(3), (service, taken) => {
        const keys = new Set<string>()
        for (let count = 0; count <= taken; count += 1) {
          const proposal = proposeIncomingUser(service, keys)
          expect(keys.has(naturalKey(proposal.logonName))).toBe(false)
          expect(proposal.logonName).toMatch(/^hook(\.[a-z0-9]+)+$/)
          const bad = checkUser(proposal).filter(({ level }) => level === 'block')
          expect(bad).toEqual([])
          keys.add(naturalKey(proposal.logonName))
        }
      }),
      { seed: 20_260_101 },
    )
  })
})

test('an external user is needed only with local HTTP authentication', () => {
  const needing = serviceTypeNames.filter((type) => needsIncomingUser(type, true))
  expect(needing).toEqual(['sap365', 'twilio', 'social365', 'sinchsms', 'wavy', 'msteams'])
  expect(serviceTypeNames.filter((type) => needsIncomingUser(type, false))).toEqual([])
})
