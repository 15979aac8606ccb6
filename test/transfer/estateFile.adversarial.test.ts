import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PatchbayError } from '../../src-main/domain/errors.ts'
import { parseEstate, readEstate } from '../../src-main/transfer/estateReader.ts'
import { parseJson } from '../../src-main/transfer/jsonSource.ts'
import { SourceError } from '../../src-main/transfer/sourceTree.ts'
import { parseYaml } from '../../src-main/transfer/yamlSource.ts'
import { failureOf, placeOf } from './estateErrors.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'patchbay-estate-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

function file(name: string, content: string | Uint8Array): string {
  const full = path.join(folder, name)
  writeFileSync(full, content)
  return full
}

describe('files written to exhaust the reader', () => {
  const deep = 1_000_000
  test.each([
    ['JSON lists', 'e.json', '['.repeat(deep), 1, 33],
    ['JSON objects', 'e.json', '{"a":'.repeat(deep), 1, 161],
    ['YAML flow lists', 'e.yaml', '['.repeat(deep), 1, 33],
    ['YAML flow maps', 'e.yaml', '{a: '.repeat(deep), 1, 129],
    ['YAML block lists', 'e.yaml', '- '.repeat(deep), 1, 65],
    ['YAML explicit keys', 'e.yaml', '? '.repeat(deep), 1, 65],
  ])('a million levels of %s end at once', async (_what, name, text, line, column) => {
    const start = performance.now()
    const failure = await failureOf(() => parseEstate(text, { name }))
    expect([failure.code, failure.line, failure.column]).toEqual(['ESTATE_SYNTAX', line, column])
    expect(failure.message).toContain('nested more than 32 levels')
    expect(performance.now() - start).toBeLessThan(2000)
  })

  test('brackets inside texts are no levels', () => {
    const brackets = '["{'.repeat(100)
    const text = JSON.stringify({ patchbay: 1, users: [{ logonName: brackets }] })
    expect(parseEstate(text, { name: 'e.json' }).users[0]?.logonName).toBe(brackets)
    expect(parseEstate(text, { name: 'e.yaml' }).users[0]?.logonName).toBe(brackets)
  })

  test('aliases that multiply', async () => {
    const levels = ['a: &a [x, x, x, x, x, x, x, x, x, x]']
    for (const [name, before] of ['ba', 'cb', 'dc', 'ed', 'fe', 'gf', 'hg', 'ih'])
      levels.push(`${name}: &${name} [${`*${before}, `.repeat(9)}*${before}]`)
    const failure = await failureOf(() => parseEstate(levels.join('\n'), { name: 'e.yaml' }))
    expect(failure.code).toBe('ESTATE_SYNTAX')
    expect(failure.message).toContain('aliases multiply')
  })

  test('an alias inside its own anchor', async () => {
    const failure = await failureOf(() => parseEstate('patchbay: &a [*a]', { name: 'e.yaml' }))
    expect(failure.code).toBe('ESTATE_SYNTAX')
    expect(failure.message).toContain('nested')
  })

  test.each(['e.json', 'e.yaml'])('100,000 unknown keys in %s', async (name) => {
    const keys = Array.from({ length: 100_000 }, (_, index) => `"k${index}": 1`)
    const text = `{"patchbay": 1,\n${keys.join(',\n')}}`
    const start = performance.now()
    const failure = await failureOf(() => parseEstate(text, { name }))
    expect([failure.code, failure.line, failure.column]).toEqual(['ESTATE_INVALID', 2, 1])
    expect(failure.problems).toHaveLength(100)
    expect(failure.data['problemCount']).toBe(100_000)
    expect(performance.now() - start).toBeLessThan(20_000)
  })

  test('YAML with more tokens than memory has room for', () => {
    const text = 'patchbay: 1\nusers:\n'.padEnd(2000, '  - logonName: a\n')
    expect(parseYaml(text, 2000).value).toMatchObject({ patchbay: 1 })
    expect(() => parseYaml(text, 1000)).toThrow(expect.objectContaining({ code: 'FILE_TOO_LARGE' }))
  })

  test('a file beyond 64 MiB', async () => {
    const big = file('big.json', Buffer.alloc(64 * 1024 * 1024 + 1, 0x20))
    const failure = await failureOf(() => readEstate({ path: big }))
    expect(failure.code).toBe('FILE_TOO_LARGE')
    expect(failure.message).toContain('64 MiB')
  })

  test('10,000 users in JSON are read well under a second', () => {
    const users = Array.from({ length: 10_000 }, (_, index) => ({
      firstName: 'Hook',
      lastName: `Number ${index}`,
      logonName: `hook.${index}`,
      password: `EXAMPLE-password-${index}`,
      use: ['messagingService'],
    }))
    const text = JSON.stringify({ patchbay: 1, users })
    const times = [1, 2, 3].map(() => {
      const start = performance.now()
      expect(parseEstate(text, { name: 'e.json' }).users).toHaveLength(10_000)
      return performance.now() - start
    })
    expect(Math.min(...times)).toBeLessThan(300)
  })
})

describe('what is no readable file', () => {
  test('a folder', async () => {
    mkdirSync(path.join(folder, 'folder.yaml'))
    const failure = await failureOf(() => readEstate({ path: path.join(folder, 'folder.yaml') }))
    expect(failure.code).toBe('FILE_UNREADABLE')
    expect(failure.message).toContain('folder.yaml')
  })

  test('a missing file, and one below a file', async () => {
    const missing = path.join(folder, 'missing.yaml')
    expect((await failureOf(() => readEstate({ path: missing }))).code).toBe('FILE_NOT_FOUND')
    const below = path.join(file('plain.yaml', 'patchbay: 1'), 'estate.yaml')
    expect((await failureOf(() => readEstate({ path: below }))).code).toBe('FILE_NOT_FOUND')
  })

  test('a name with a NUL byte', async () => {
    expect((await failureOf(() => readEstate({ path: 'a\0b.yaml' }))).code).toBe('FILE_UNREADABLE')
  })

  test.each([
    ['Latin-1', Buffer.from('patchbay: 1\nusers: [{ lastName: M\xfcller }]\n', 'latin1'), 2, 22],
    ['cut in a character', Buffer.from('patchbay: 1 # 😀').subarray(0, -1), 1, 15],
    ['a real U+FFFD before', Buffer.concat([Buffer.from('# \ufffd\n# '), Buffer.from([0xff])]), 2, 3],
    [
      'many U+FFFD before',
      Buffer.concat([Buffer.from(`\ufeff#${'\ufffd'.repeat(99_999)}`), Buffer.from([0xff])]),
      1,
      100_001,
    ],
    ['UTF-16', Buffer.from('\ufeffpatchbay: 1\n', 'utf16le'), 1, 1],
    ['UTF-16 without its mark', Buffer.from('patchbay: 1\n', 'utf16le'), 1, 2],
    ['an image', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 1, 1],
  ])('%s', async (name, bytes, line, column) => {
    const failure = await failureOf(() => readEstate({ path: file(`${name}.yaml`, bytes) }))
    expect([failure.code, failure.line, failure.column]).toEqual(['ESTATE_SYNTAX', line, column])
    expect(failure.message).toContain('UTF-8')
  })
})

describe('keys from outside', () => {
  const polluted = '{"patchbay": 1, "__proto__": {"users": [{"logonName": "a"}]}}'
  test.each(['e.json', 'e.yaml'])('__proto__ is an unknown key and changes nothing (%s)', async (name) => {
    expect(await placeOf(polluted, name)).toEqual(['ESTATE_INVALID', 1, 17])
    expect(Object.hasOwn(Object.prototype, 'users')).toBe(false)
  })

  test('a field that every object inherits is not in the file', () => {
    const estate = parseEstate('patchbay: 1\nusers:\n  - logonName: a\n', { name: 'e.yaml' })
    expect(estate.positionOf('user', 0, 'toString')).toEqual({ line: 3, column: 5 })
  })
})

describe('errors never quote what may be a secret', () => {
  const canary = 'Kanary7Secret'
  test.each([
    ['alias', `secret: *${canary}`],
    ['anchor', `secret: &${canary} { a: b }`],
    ['tag', `secret: !${canary} x`],
    ['reserved character', `secret: @${canary}`],
    ['open quote', `secret: "${canary}`],
    ['escape', `secret: "\\${canary}"`],
    ['colon', `secret: ${canary}: x`],
    ['no space after the colon', `{ id: b, secret:${canary} }`],
    ['braces', `secret: {${canary}}`],
    ['braces with a value', `secret: { ${canary}: x }`],
    ['list', `secret: [${canary}]`],
    ['no key', canary],
    ['duplicate', `secret: ${canary}\n        secret: ${canary}`],
    ['hash', `secret: sha256-salted:${canary}`],
    ['other key', `password: ${canary}`],
    ['block', `secret: |${canary}`],
  ])('%s', async (_what, line) => {
    const text = `patchbay: 1\nservices:\n  - name: A\n    type: wavy\n    authentications:\n      - id: a\n        ${line}\n`
    const failure = await failureOf(() => parseEstate(text, { name: 'e.yaml' }))
    expect(failure.code).toMatch(/^ESTATE_/)
    expect(JSON.stringify([failure.message, failure.data])).not.toContain(canary)
  })
})

describe('any text at all', () => {
  test('is read or refused with a place inside the text, in both formats', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        'patchbay: 1',
        '\n',
        '  ',
        '- ',
        'services:',
        'users:',
        '{',
        '}',
        '[',
        ']',
        ',',
        ':',
        '"',
      ),
      fc.constantFrom(
        "'",
        '&a ',
        '*a',
        '!t ',
        '|',
        '>',
        '? ',
        '---',
        '...',
        '%YAML 1.2',
        '#',
        '\t',
        '\r\n',
        '\0',
      ),
      fc.constantFrom(
        '"patchbay":1',
        '"users":',
        'secret: ',
        'id: ',
        'null',
        '1e999',
        '\ufeff',
        '\u2028',
        '😀',
      ),
      fc.string({ unit: 'binary', maxLength: 4 }),
    )
    const text = fc.array(piece, { maxLength: 25 }).map((pieces) => pieces.join(''))
    fc.assert(
      fc.property(text, fc.constantFrom('e.yaml', 'e.json'), (content, name) => {
        const lines = content.split(/\r\n|\n|\r/)
        try {
          return parseEstate(content, { name }).positionOf('estate', -1, '').line >= 1
        } catch (error) {
          if (!(error instanceof PatchbayError)) throw error
          const { line, column } = error.data as { line: number; column: number }
          expect(['ESTATE_SYNTAX', 'ESTATE_INVALID']).toContain(error.code)
          expect(line).toBeGreaterThanOrEqual(1)
          expect(line).toBeLessThanOrEqual(lines.length)
          expect(column).toBeGreaterThanOrEqual(1)
          expect(column).toBeLessThanOrEqual((lines[line - 1] ?? '').length + 1)
          return true
        }
      }),
      { seed: 20, numRuns: 5000 },
    )
  })

  test('the JSON reader accepts exactly what the platform accepts, less duplicates', () => {
    const valid = fc.json({ depthSize: 'small' })
    const damaged = fc
      .tuple(
        valid,
        fc.nat(200),
        fc.nat(2),
        fc.constantFrom(',', '}', '"', '0', '-', '\\', '\x01', '/', 'e', ' '),
      )
      .map(([text, at, cut, put]) => text.slice(0, at) + put + text.slice(at + cut))
    fc.assert(
      fc.property(fc.oneof(valid, damaged), (text) => {
        let expected: unknown
        let isValid = true
        try {
          expected = JSON.parse(text)
        } catch {
          isValid = false
        }
        try {
          expect(parseJson(text).value).toEqual(expected)
          expect(isValid).toBe(true)
        } catch (error) {
          if (!(error instanceof SourceError)) throw error
          expect(isValid && !/twice|levels/.test(error.message)).toBe(false)
          // The visitor, not the fallback at the start of the file, found the place.
          expect(error.message).not.toBe('the file is not valid JSON')
        }
      }),
      { seed: 21, numRuns: 5000 },
    )
  })
})
