import { describe, expect, test } from 'vitest'
import { checkUser, type KnownOfUser } from '../../../src-main/domain/checkUser.ts'
import type { UserDraft } from '../../../src-main/domain/draft.ts'
import { Secret } from '../../../src-main/domain/secret.ts'

const password = (clear: string) => ({ password: new Secret(clear) })
const good: UserDraft = {
  firstName: 'Hook',
  lastName: 'Twilio',
  logonName: 'hook.twilio',
  ...password('sixteen-letters!'),
  use: ['messagingService'],
}

interface UserCase {
  readonly what: string
  readonly changes: Partial<UserDraft>
  readonly known?: KnownOfUser
  readonly findings: readonly string[]
}

const { password: _, ...withoutPassword } = good

const cases: readonly UserCase[] = [
  { what: 'a complete user', changes: {}, findings: [] },
  {
    what: 'names of 400 characters',
    changes: { firstName: 'ö'.repeat(400), lastName: '李'.repeat(400) },
    findings: [],
  },
  { what: 'digits, hyphen and underscore', changes: { logonName: 'Hook_2-twilio.A' }, findings: [] },
  { what: 'password with umlaut', changes: password('sechzehn-zeichen-ü'), findings: [] },
  { what: 'no first name', changes: { firstName: '' }, findings: ['block FIRST_NAME_EMPTY firstName'] },
  { what: 'blank last name', changes: { lastName: ' \n' }, findings: ['block LAST_NAME_EMPTY lastName'] },
  {
    what: 'first name of 401 characters',
    changes: { firstName: 'x'.repeat(401) },
    findings: ['block FIRST_NAME_TOO_LONG firstName'],
  },
  {
    what: 'last name of 401 characters',
    changes: { lastName: 'x'.repeat(401) },
    findings: ['block LAST_NAME_TOO_LONG lastName'],
  },
  {
    what: 'last name with outer space',
    changes: { lastName: 'Twilio ' },
    findings: ['warn TEXT_OUTER_SPACE lastName'],
  },
  {
    what: 'first name with a direction mark',
    changes: { firstName: 'Ho\u202eok' },
    findings: ['warn TEXT_INVISIBLE firstName'],
  },
  { what: 'no logon name', changes: { logonName: '' }, findings: ['block LOGON_NAME_EMPTY logonName'] },
  {
    what: 'space in the logon name',
    changes: { logonName: 'hook twilio' },
    findings: ['block LOGON_NAME_SPACE logonName'],
  },
  {
    what: 'space at the end of the logon name',
    changes: { logonName: 'hook.twilio ' },
    findings: ['block LOGON_NAME_SPACE logonName'],
  },
  {
    what: 'line end in the logon name',
    changes: { logonName: 'hook\ntwilio' },
    findings: ['block LOGON_NAME_SPACE logonName'],
  },
  {
    what: 'NUL in the logon name',
    changes: { logonName: 'hook\u0000twilio' },
    findings: ['block LOGON_NAME_CONTROL logonName'],
  },
  {
    what: 'zero-width space in the logon name',
    changes: { logonName: 'hook\u200btwilio' },
    findings: ['block LOGON_NAME_CONTROL logonName'],
  },
  {
    what: 'colon in the logon name',
    changes: { logonName: 'hook:twilio' },
    findings: ['block LOGON_NAME_COLON logonName'],
  },
  {
    what: 'e-mail address as logon name',
    changes: { logonName: 'hook@example.com' },
    findings: ['warn LOGON_NAME_SPECIAL logonName'],
  },
  {
    what: 'umlaut in the logon name',
    changes: { logonName: 'höok' },
    findings: ['warn LOGON_NAME_SPECIAL logonName'],
  },
  {
    what: 'Cyrillic letter in the logon name',
    changes: { logonName: 'h\u043eok' },
    findings: ['warn LOGON_NAME_SPECIAL logonName'],
  },
  {
    what: 'space, colon and sign',
    changes: { logonName: 'a b:c/d' },
    findings: [
      'block LOGON_NAME_SPACE logonName',
      'block LOGON_NAME_COLON logonName',
      'warn LOGON_NAME_SPECIAL logonName',
    ],
  },
  {
    what: 'endless logon name',
    changes: { logonName: 'x'.repeat(401) },
    findings: ['warn TEXT_TOO_LONG logonName'],
  },
  { what: 'empty password', changes: password(''), findings: ['warn PASSWORD_MISSING password'] },
  {
    what: 'password removed',
    changes: { password: null },
    known: { hasStoredPassword: true },
    findings: ['warn PASSWORD_MISSING password'],
  },
  {
    what: 'password of 15 characters',
    changes: password('fifteen-letters'),
    findings: ['warn PASSWORD_SHORT password'],
  },
  {
    what: 'password with a euro sign',
    changes: password('sixteen-letters€'),
    findings: ['warn PASSWORD_CHARACTERS password'],
  },
  {
    what: 'password with a section sign',
    changes: password('sixteen-letters§'),
    findings: ['warn PASSWORD_CHARACTERS password'],
  },
  {
    what: 'password with a Greek letter',
    changes: password('sixteen-lettersα'),
    findings: ['warn PASSWORD_CHARACTERS password'],
  },
  {
    what: 'password with a line end',
    changes: password('sixteen-letters!\n'),
    findings: ['warn TEXT_LINE_END password'],
  },
  {
    what: 'password with a space at its start',
    changes: password(' sixteen-letters!'),
    findings: ['warn TEXT_OUTER_SPACE password'],
  },
  { what: 'no right', changes: { use: [] }, findings: ['info USER_WITHOUT_RIGHT use'] },
]

describe('checkUser', () => {
  test.each(cases)('$what', ({ changes, known, findings }) => {
    const found = checkUser({ ...good, ...changes }, known)
    expect(found.map(({ level, code, field }) => `${level} ${code} ${field}`)).toEqual(findings)
  })

  test('a left-out password is missing only where none is stored', () => {
    expect(checkUser(withoutPassword).map(({ code }) => code)).toEqual(['PASSWORD_MISSING'])
    expect(checkUser(withoutPassword, { hasStoredPassword: true })).toEqual([])
  })

  test('a user without anything has a finding for each field', () => {
    const found = checkUser({ firstName: '', lastName: '', logonName: '', use: [] })
    expect(found.map(({ field }) => field)).toEqual(['firstName', 'lastName', 'logonName', 'password', 'use'])
  })
})
