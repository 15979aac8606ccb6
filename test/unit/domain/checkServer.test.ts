import { describe, expect, test } from 'vitest'
import { checkServer, cleanServerUrl } from '../../../src-main/domain/checkServer.ts'

const levels = (name: string, url: string) =>
  checkServer({ name, url }).map(({ level, code, field }) => `${level} ${code} ${field}`)

describe('checkServer', () => {
  test.each([
    'https://contact.example.com/RI/rci',
    'https://contact.example.com:8443/RI/rci/',
    ' https://id.execute-api.eu-central-1.amazonaws.com/p/rci ',
    'http://127.0.0.1:8085/RI/rci',
    'http://localhost:8085/RI/rci',
    'http://[::1]:8085/RI/rci',
  ])('%s is fine', (url) => expect(levels('prod', url)).toEqual([]))

  test.each([
    ['', 'block SERVER_URL_EMPTY url'],
    ['contact.example.com', 'block SERVER_URL_INVALID url'],
    ['https:contact.example.com', 'block SERVER_URL_INVALID url'],
    ['ftp://contact.example.com', 'block SERVER_URL_INVALID url'],
    ['https://', 'block SERVER_URL_INVALID url'],
    ['https://user:pass@contact.example.com', 'block SERVER_URL_CREDENTIALS url'],
    ['https://contact.example.com/?a=b', 'block SERVER_URL_QUERY url'],
    ['https://contact.example.com/#a', 'block SERVER_URL_QUERY url'],
    ['http://contact.example.com/RI/rci', 'warn SERVER_URL_NOT_HTTPS url'],
  ])('%j gives %s', (url, finding) => expect(levels('prod', url)).toEqual([finding]))

  test('a server needs a name', () => {
    expect(levels('  ', 'https://contact.example.com')).toEqual(['block SERVER_NAME_EMPTY name'])
  })

  test('the address is used without a trailing slash', () => {
    expect(cleanServerUrl(' https://contact.example.com/RI/rci/ ')).toBe('https://contact.example.com/RI/rci')
  })
})
