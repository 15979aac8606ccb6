/** English and German say the same: the same keys, the same placeholders, and nothing left untranslated. */
import { afterEach, describe, expect, test } from 'vitest'
import { serviceTypes } from '../../../src-main/domain/serviceTypes.ts'
import { languageOf } from '../../../src-renderer/app/language.ts'
import { de } from '../../../src-renderer/i18n/de/index.ts'
import { domainText } from '../../../src-renderer/i18n/domainText.ts'
import { en } from '../../../src-renderer/i18n/en/index.ts'
import { numberText } from '../../../src-renderer/i18n/language.ts'
import { loadTexts, type TextKey, t, tCount } from '../../../src-renderer/i18n/t.ts'
import { dayText } from '../../../src-renderer/ui/timeText.ts'

const keys = Object.keys(en) as TextKey[]

/** Words that are the same in both languages, and labels that System Configurator has in English. */
const sameInBoth = new Set<string>([
  'Patchbay',
  'Esc',
  'Version',
  'Navigation',
  'Push',
  'OK',
  'English',
  'Deutsch',
  'Administrator',
  'Passphrase',
  'Person',
  'Backup',
  'Backups',
  'Support',
  'Auditor',
  'Audit',
  'Name',
  'FP17',
  'FP19',
  'FP20',
  'FP21',
  'Service Connection',
  'Authentication URL',
  'Authentication Scope',
  'Messaging Service',
  'Use Local Http Authentication',
  'Service',
  'Server',
  'Release',
  'URL',
  'URL {source}',
  'ID {source}',
  'HTTP {status}',
  'Token',
  'Proxy',
  'Plan',
  'Desktop',
  'Browser',
])

/** Nothing but values: there is no word to translate. */
const isValuesOnly = (text: string) => !/\p{L}/u.test(text.replace(/\{\w+\}/g, ''))

function placeholders(text: string): string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map(([whole]) => whole).toSorted()
}

afterEach(() => loadTexts('en'))

describe('German', () => {
  test('has the keys of English and no others', () => {
    expect(Object.keys(de).toSorted()).toEqual(keys.toSorted())
  })

  test('has the placeholders of English', () => {
    const other = keys.filter((key) => `${placeholders(de[key])}` !== `${placeholders(en[key])}`)
    expect(other).toEqual([])
  })

  test('leaves no text empty and none as it is in English', () => {
    expect(keys.filter((key) => de[key].trim() === '')).toEqual([])
    const same = keys.filter((key) => de[key] === en[key] && !isValuesOnly(en[key])).map((key) => en[key])
    expect(same.filter((text) => !sameInBoth.has(text))).toEqual([])
  })

  test('has no exception that is none', () => {
    const same = new Set<string>(keys.filter((key) => de[key] === en[key]).map((key) => en[key]))
    expect([...sameInBoth].filter((text) => !same.has(text))).toEqual([])
  })

  test('quotes in the German way', () => {
    const wrong = keys.filter((key) => de[key].includes('"') || /„[^“]*$/.test(de[key]))
    expect(wrong).toEqual([])
  })

  test('is spoken once it is loaded, with its numbers and dates', async () => {
    await loadTexts('de')
    expect(t('service.saved', { name: 'A' })).toBe('Service „A“ wurde gesichert.')
    expect(tCount(1200, 'services.count.one', 'services.count.other')).toBe('1.200 Services')
    expect(numberText(1200)).toBe('1.200')
    expect(dayText(new Date(2026, 2, 5))).toBe('5. März 2026')
    await loadTexts('en')
    expect(t('action.save')).toBe('Save')
    expect(dayText(new Date(2026, 2, 5))).toBe('5 March 2026')
  })
})

describe('the language of the page', () => {
  test('is the chosen one, whatever the system speaks', () => {
    expect(languageOf('en', ['de-DE'])).toBe('en')
    expect(languageOf('de', ['en-US'])).toBe('de')
  })

  test('is else the first wish that Patchbay has, and English without one', () => {
    expect(languageOf('system', ['fr-FR', 'de-AT', 'en'])).toBe('de')
    expect(languageOf('system', ['en-GB', 'de'])).toBe('en')
    expect(languageOf('system', ['fr'])).toBe('en')
    expect(languageOf('system', [])).toBe('en')
  })
})

describe('what the domain says', () => {
  test('has German for the catalogue of types', async () => {
    await loadTexts('de')
    // Names of values as the providers' portals have them.
    const portal = ['Page ID', 'Page access token', 'KeyID@APPID', 'webhook', 'username@account ID']
    const names = [...portal, 'Service plan ID', 'API token', 'Client secret']
    const texts = Object.values(serviceTypes).flatMap(
      ({ purpose, supportNote, connection, rows, columns }) => [
        ...[purpose, supportNote, connection.help],
        ...rows.flatMap((row) => [row.id, row.secret, row.idHelp, row.secretHelp]),
        ...Object.values(columns).map(({ secret }) => secret),
      ],
    )
    const left = texts.filter((text) => text !== '' && domainText(text) === text && !names.includes(text))
    expect([...new Set(left)]).toEqual([])
  })
})
