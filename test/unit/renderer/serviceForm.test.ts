/** What the service form sends and shows: secrets stay where they are unless someone replaces or removes them. */
import { describe, expect, test } from 'vitest'
import { checkService } from '../../../src-main/domain/checkService.ts'
import type { Service, ServiceId, ServiceType } from '../../../src-main/domain/model.ts'
import {
  draftOf,
  emptyRow,
  formOf,
  inputOf,
  newForm,
  type ServiceForm,
  shownFindings,
  storedSecretIdsOf,
} from '../../../src-renderer/features/services/serviceForm.ts'
import { removeSecret, replaceSecret } from '../../../src-renderer/ui/secretEntry.ts'

const stored: Service = {
  id: 's1' as ServiceId,
  name: 'Support Facebook',
  type: 'facebook',
  serviceConnection: 'https://graph.facebook.com/v19.0/me/messages',
  authenticationUrl: '',
  authenticationScope: '',
  authentications: [
    { authenticationId: '104829561234567', secret: 'set' },
    { authenticationId: '104829561234568', secret: 'absent' },
  ],
  revision: 3,
  updatedAt: '2026-01-01T00:00:00.000Z',
}

const secretsSent = (form: ServiceForm) =>
  inputOf('facebook', form).authentications.map(({ secret }) => secret)

describe('what is sent', () => {
  test('an opened and untouched form leaves every secret as it is', () => {
    expect(secretsSent(formOf(stored))).toEqual([undefined, undefined])
  })

  test('a replaced secret is sent in clear, a removed one as null', () => {
    const form = formOf(stored)
    form.authentications = [
      { authenticationId: '104829561234567', secret: removeSecret },
      { authenticationId: '104829561234568', secret: replaceSecret('EAAnew') },
    ]
    expect(secretsSent(form)).toEqual([null, 'EAAnew'])
  })

  test('a field opened for replacing and left empty removes nothing', () => {
    const form = formOf(stored)
    form.authentications = [{ authenticationId: '104829561234567', secret: replaceSecret('') }]
    expect(secretsSent(form)).toEqual([undefined])
  })

  test('the draft for the checks holds the secret marked', () => {
    const form = {
      ...formOf(stored),
      authentications: [{ ...emptyRow('1'), secret: replaceSecret('EAAnew') }],
    }
    expect(JSON.stringify(draftOf('facebook', form))).not.toContain('EAAnew')
    expect(draftOf('facebook', form).authentications[0]?.secret?.reveal()).toBe('EAAnew')
  })

  test('only IDs with a secret count as stored', () => {
    expect([...storedSecretIdsOf(stored)]).toEqual(['104829561234567'])
    expect(storedSecretIdsOf(null).size).toBe(0)
  })
})

describe('a new service', () => {
  test.each<[ServiceType, string[]]>([
    ['facebook', ['']],
    ['sinchconversation', ['', 'webhook']],
  ])('of type %s starts with the rows to fill in', (type, ids) => {
    expect(newForm(type).authentications.map(({ authenticationId }) => authenticationId)).toEqual(ids)
  })
})

describe('findings while typing', () => {
  const codes = (
    form: ServiceForm,
    state: { isNew: boolean; isAsked: boolean },
    type: ServiceType = 'facebook',
  ) => shownFindings(checkService(draftOf(type, form)), form, state).map(({ code }) => code)

  test('a new form does not complain of what nobody could have entered yet', () => {
    expect(codes(newForm('facebook'), { isNew: true, isAsked: false })).toEqual([])
    expect(codes(newForm('sinchconversation'), { isNew: true, isAsked: false }, 'sinchconversation')).toEqual(
      [],
    )
  })

  test('it does once saving was tried', () => {
    const asked = codes(newForm('facebook'), { isNew: true, isAsked: true })
    expect(asked).toContain('NAME_EMPTY')
    expect(asked).toContain('SERVICE_CONNECTION_EMPTY')
    expect(asked).toContain('AUTHENTICATION_ID_EMPTY')
  })

  test('a wrong value is told at once, in a new form too', () => {
    const form = { ...newForm('facebook'), authentications: [emptyRow('my page')] }
    expect(codes(form, { isNew: true, isAsked: false })).toContain('FACEBOOK_PAGE_ID_FORMAT')
  })

  test('an emptied name of a stored service is told at once', () => {
    expect(codes({ ...formOf(stored), name: '' }, { isNew: false, isAsked: false })).toContain('NAME_EMPTY')
  })

  test('an untouched new row of a stored service is not complained of', () => {
    const form = formOf(stored)
    const rows = [...form.authentications, emptyRow()]
    const shown = codes({ ...form, authentications: rows }, { isNew: false, isAsked: false })
    expect(shown).not.toContain('AUTHENTICATION_ID_EMPTY')
    expect(shown.filter((code) => code === 'SECRET_MISSING')).toHaveLength(2)
  })
})
