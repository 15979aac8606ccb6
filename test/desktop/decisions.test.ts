/** What the desktop host decides without Electron. */
import { describe, expect, test } from 'vitest'
import { packageConfig } from '../../scripts/packageConfig.ts'
import { isOwnUrl, mayLoad } from '../../src-main/desktop/address.ts'
import { dataArgument } from '../../src-main/desktop/dataArgument.ts'
import { dialogTexts } from '../../src-main/desktop/dialogTexts.ts'
import { allowedExternalUrl } from '../../src-main/desktop/externalUrl.ts'
import { menuTemplate } from '../../src-main/desktop/menu.ts'
import { browserCommand } from '../../src-main/loopback/openBrowser.ts'

describe('addresses', () => {
  test.each(['patchbay://app', 'patchbay://app/', 'patchbay://app/assets/a.js?x#y', 'PATCHBAY://app/'])(
    '%s is our own',
    (url) => expect(isOwnUrl(url)).toBe(true),
  )

  test.each([
    '',
    'app',
    'about:blank',
    'patchbay:app',
    'patchbay:///app',
    'patchbay://other/',
    'patchbay://app.example.com/',
    'patchbay://app:80/',
    'patchbay://app@example.com/',
    'patchbay://user:word@app/',
    'patchbay2://app/',
    'https://example.com/?patchbay://app/',
    'https://app/',
    'file:///app/',
    'javascript:alert(1)//patchbay://app/',
    'data:text/html,patchbay://app/',
    'blob:patchbay://app/1',
  ])('%s is not', (url) => expect(isOwnUrl(url)).toBe(false))

  test('a page may load its own files and images that it carries itself, nothing else', () => {
    const urls = [
      'patchbay://app/a.css',
      'data:image/svg+xml,x',
      'data:text/html,x',
      'http://127.0.0.1/',
      'file:///a.css',
      'blob:patchbay://app/1',
      'blob:https://example.com/1',
      'blob:blob:patchbay://app/1',
    ]
    expect(urls.map(mayLoad)).toEqual([true, true, false, false, false, true, false, false])
  })
})

describe('dialogs', () => {
  test('have all texts in both languages, each in its own words', () => {
    const [english, german] = [dialogTexts('en'), dialogTexts('de')]
    expect(Object.keys(german)).toEqual(Object.keys(english))
    for (const [key, text] of Object.entries(english)) {
      const other = german[key as keyof typeof german]
      expect([key, text.trim() === '', other.trim() === '', other === text]).toEqual([
        key,
        false,
        false,
        false,
      ])
    }
  })

  test.each([
    ['de', 'Beenden'],
    ['de-AT', 'Beenden'],
    ['DE-de', 'Beenden'],
    ['en-GB', 'Quit'],
    ['den', 'Quit'],
    ['', 'Quit'],
  ])('%s: %s', (tag, quit) => expect(dialogTexts(tag).quit).toBe(quit))
})

describe('links that leave', () => {
  test('an allowed one is written anew from its parts', () => {
    expect(allowedExternalUrl('HTTPS://DOCS.cc.sinch.com/cloud/../x?q=a b')).toBe(
      'https://docs.cc.sinch.com/x?q=a%20b',
    )
  })

  test.each([
    'http://docs.cc.sinch.com/',
    'https://docs.cc.sinch.com.example.com/',
    'https://example.com/docs.cc.sinch.com',
    'https://docs.cc.sinch.com@example.com/',
    'https://user@docs.cc.sinch.com/',
    'https://docs.cc.sinch.com:8443/',
    'file:///etc/passwd',
    'smb://docs.cc.sinch.com/share',
    'javascript:alert(1)',
    'docs.cc.sinch.com',
    '',
  ])('%s stays', (url) => expect(allowedExternalUrl(url)).toBeNull())
})

test('the data directory is found among arguments of others', () => {
  expect(dataArgument(['electron', '.', '--data', '/srv/a'])).toBe('/srv/a')
  expect(dataArgument(['Patchbay', '--inspect', '--data=/srv/b', 'x'])).toBe('/srv/b')
  expect(dataArgument(['Patchbay', '--database', 'x'])).toBeUndefined()
  expect(dataArgument(['Patchbay', '--data'])).toBeUndefined()
})

test('no menu reloads a page or shows its insides', () => {
  for (const platform of ['linux', 'darwin', 'win32'] as const) {
    const roles = JSON.stringify(menuTemplate(platform, 'en')).match(/"role":"\w+"/g) ?? []
    expect(roles).toContain('"role":"paste"')
    for (const role of ['reload', 'forceReload', 'toggleDevTools', 'viewMenu']) {
      expect(roles).not.toContain(`"role":"${role}"`)
    }
  }
})

test('the menu speaks German with other words for the same entries, and English otherwise', () => {
  const labels = (tag: string) =>
    [...JSON.stringify(menuTemplate('linux', tag)).matchAll(/"label":"([^"]+)"/g)].map(([, label]) => label)
  expect(labels('de-AT')).toHaveLength(labels('en').length)
  expect(labels('fr')).toEqual(labels('en'))
  expect(labels('de-AT').filter((label) => labels('en').includes(label))).toEqual([])
  expect(labels('de')).toContain('Bearbeiten')
})

test('a browser is opened where there is one and it is wanted', () => {
  expect(browserCommand('linux', { DISPLAY: ':0' })).toEqual(['xdg-open'])
  expect(browserCommand('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toEqual(['xdg-open'])
  expect(browserCommand('linux', {})).toBeNull()
  expect(browserCommand('darwin', {})).toEqual(['open'])
  expect(browserCommand('win32', {})?.[0]).toBe('rundll32')
  for (const platform of ['linux', 'darwin', 'win32'] as const) {
    expect(browserCommand(platform, { DISPLAY: ':0', PATCHBAY_NO_BROWSER: '1' })).toBeNull()
  }
})

test('an installer shuts what could run other code, and carries the migrations', () => {
  expect(packageConfig.electronFuses).toMatchObject({
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableCookieEncryption: true,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    grantFileProtocolExtraPrivileges: false,
  })
  expect(packageConfig.files).toEqual(expect.arrayContaining(['out/**', 'drizzle/**', 'package.json']))
})
