import { describe, expect, test } from 'vitest'
import type { User, UserId } from '../../../src-main/domain/model.ts'
import {
  copyOf,
  draftOf,
  emptyForm,
  findingsOf,
  formOf,
  generated,
  inputOf,
  proposedForm,
  shownFindings,
  type UserForm,
} from '../../../src-renderer/features/users/userForm.ts'

const stored: User = {
  id: 'u1' as UserId,
  firstName: 'Hook',
  lastName: 'Twilio',
  logonName: 'hook.twilio',
  password: 'set',
  use: ['messagingService'],
  revision: 3,
  updatedAt: '2026-01-01T00:00:00.000Z',
}

const good = 'Abcdefgh23456789'

function codes(form: UserForm, user: User | null = null): string[] {
  return findingsOf(form, user).map((finding) => finding.code)
}

describe('the form of a user', () => {
  test('a stored password stays unless Set Password is ticked', () => {
    const form = formOf(stored)
    expect(draftOf(form).password).toBeUndefined()
    expect(inputOf(form)).toEqual({
      firstName: 'Hook',
      lastName: 'Twilio',
      logonName: 'hook.twilio',
      use: ['messagingService'],
    })
  })

  test('what stands in the password fields is sent only while the tick is set', () => {
    const typed = { ...formOf(stored), password: good, confirmedPassword: good }
    expect(inputOf(typed)).not.toHaveProperty('password')
    expect(inputOf({ ...typed, setsPassword: true })).toMatchObject({ password: good })
  })

  test('a copy has no logon name and no password', () => {
    expect(copyOf(stored)).toEqual({ ...formOf(stored), logonName: '' })
    expect(inputOf(copyOf(stored))).not.toHaveProperty('password')
  })

  test('a proposal has the right ticked and its password confirmed', () => {
    const proposal = {
      firstName: 'Hook',
      lastName: 'Sinch SMS',
      logonName: 'hook.sinch.sms',
      use: ['messagingService'],
    } as const
    const form = proposedForm(proposal, good)
    expect(codes(form)).toEqual([])
    expect(inputOf(form)).toEqual({ ...proposal, use: ['messagingService'], password: good })
  })

  test('without the tick no right is granted', () => {
    expect(inputOf({ ...formOf(stored), usesMessagingService: false }).use).toEqual([])
  })
})

describe('findings of the form', () => {
  const setting = { ...formOf(stored), setsPassword: true }

  test('Set Password without a password is refused, stored one or not', () => {
    expect(codes(setting, stored)).toEqual(['PASSWORD_NOT_ENTERED'])
    expect(codes(setting)).toEqual(['PASSWORD_NOT_ENTERED'])
  })

  test('two different passwords are refused', () => {
    expect(codes({ ...setting, password: good, confirmedPassword: `${good}x` }, stored)).toEqual([
      'PASSWORD_NOT_CONFIRMED',
    ])
    expect(codes({ ...setting, ...generated(good) }, stored)).toEqual([])
  })

  test('another logon name asks for a new password, another case of it does not', () => {
    const renamed = { ...formOf(stored), logonName: 'hook.sms' }
    expect(codes(renamed, stored)).toEqual(['LOGON_NAME_CHANGED'])
    expect(codes({ ...renamed, ...generated(good) }, stored)).toEqual([])
    expect(codes({ ...formOf(stored), logonName: 'Hook.Twilio' }, stored)).toEqual([])
    expect(codes(renamed, { ...stored, password: 'absent' })).toEqual(['PASSWORD_MISSING'])
  })

  test('what is not typed yet is told of a new user only when saving was tried', () => {
    const form = { ...emptyForm, usesMessagingService: true }
    const findings = findingsOf(form, null)
    expect(shownFindings(findings, form, { isNew: true, isAsked: false })).toEqual([])
    expect(shownFindings(findings, form, { isNew: true, isAsked: true })).toEqual(findings)
    expect(shownFindings(findings, form, { isNew: false, isAsked: false })).toEqual(findings)
  })

  test('a confirmation that is being typed is not yet wrong', () => {
    const shown = (confirmedPassword: string) => {
      const form = { ...setting, password: good, confirmedPassword }
      const findings = findingsOf(form, stored)
      return shownFindings(findings, form, { isNew: false, isAsked: false }).map(({ code }) => code)
    }
    expect(shown('')).toEqual([])
    expect(shown(good.slice(0, 5))).toEqual([])
    expect(shown('X')).toEqual(['PASSWORD_NOT_CONFIRMED'])
  })
})
