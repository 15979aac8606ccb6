/** Texts of the screens: placeholders are filled, numbers have their form, no text is left empty. */
import { expect, test } from 'vitest'
import { fieldLabel } from '../../../src-renderer/features/services/fieldLabel.ts'
import { en } from '../../../src-renderer/i18n/en/index.ts'
import { t, tCount } from '../../../src-renderer/i18n/t.ts'

test('placeholders are filled with what was given, also when it looks like a placeholder', () => {
  expect(t('service.saved', { name: '{name} $&' })).toBe('Service "{name} $&" was saved.')
})

test('one and many', () => {
  expect(tCount(1, 'services.count.one', 'services.count.other')).toBe('1 service')
  expect(tCount(0, 'services.count.one', 'services.count.other')).toBe('0 services')
  expect(tCount(1200, 'services.count.one', 'services.count.other')).toBe('1,200 services')
})

test('no text is empty', () => {
  const empty = Object.entries(en).filter(([, text]) => text.trim() === '')
  expect(empty).toEqual([])
})

test('a text for one has its text for many', () => {
  const keys = new Set(Object.keys(en))
  const alone = [...keys].filter((key) => key.endsWith('.one') && !keys.has(key.replace(/one$/, 'other')))
  expect(alone).toEqual([])
})

test('fields of findings have the labels of the form', () => {
  expect(fieldLabel('serviceConnection', 'Secret')).toBe('Service Connection')
  expect(fieldLabel('authentications[0].secret', 'Secret')).toBe('Secret, row 1')
  expect(fieldLabel('authentications[11].authenticationId', 'Secret')).toBe('Authentication ID, row 12')
})
