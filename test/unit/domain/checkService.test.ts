import { describe, expect, test } from 'vitest'
import { checkService } from '../../../src-main/domain/checkService.ts'
import type { ServiceType } from '../../../src-main/domain/model.ts'
import { serviceTypeNames } from '../../../src-main/domain/model.ts'
import { c4semail, c4semailv2 } from './cases/c4semail.ts'
import type { TypeCases } from './cases/case.ts'
import { facebook } from './cases/facebook.ts'
import { msteams } from './cases/msteams.ts'
import { sap365 } from './cases/sap365.ts'
import { sinchconversation } from './cases/sinchconversation.ts'
import { sinchsms } from './cases/sinchsms.ts'
import { social365 } from './cases/social365.ts'
import { twilio } from './cases/twilio.ts'
import { wavy } from './cases/wavy.ts'

const tables: Record<ServiceType, TypeCases> = {
  facebook,
  sap365,
  twilio,
  social365,
  c4semail,
  c4semailv2,
  sinchconversation,
  sinchsms,
  wavy,
  msteams,
}

describe.each(serviceTypeNames)('%s', (type) => {
  const { valid, invalid } = tables[type]
  const all = [...valid, ...invalid]

  test('has five valid and ten invalid cases of its own type', () => {
    expect(new Set(valid.map(({ what }) => what)).size).toBeGreaterThanOrEqual(5)
    expect(new Set(invalid.map(({ what }) => what)).size).toBeGreaterThanOrEqual(10)
    expect(invalid.every(({ findings }) => findings.length > 0)).toBe(true)
    expect(all.every(({ service }) => service.type === type)).toBe(true)
  })

  test.each(all)('$what', ({ service, known, findings }) => {
    const found = checkService(service, known)
    expect(found.map(({ level, code, field }) => `${level} ${code} ${field}`)).toEqual(findings)
  })
})

test('every message says what is wrong and what to do', () => {
  const findings = Object.values(tables).flatMap(({ invalid }) =>
    invalid.flatMap(({ service, known }) => checkService(service, known)),
  )
  expect(findings.length).toBeGreaterThan(150)
  for (const { message, code } of findings) {
    expect(message, code).toMatch(/^[A-Z].+[.:,;].*[.]$/s)
    expect(code).toMatch(/^[A-Z][A-Z0-9_]+$/)
  }
})

test('the capital letters that an App ID should have are in the message', () => {
  const service = sinchconversation.invalid.find(({ what }) => what === 'App ID in small letters')?.service
  const message = service && checkService(service)[0]?.message
  expect(message).toContain('01ABCDEFGHJKMNPQRSTVWXYZ01')
})
