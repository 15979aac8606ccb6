/** The configuration file: what is wrong is named with its place and the cure. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { parsePracticeConfig, readPracticeConfig } from '../../src-main/practice/config.ts'
import { startPracticeServer } from '../../src-main/practice/server.ts'

const edit = { kind: 'edit', object: 'service' }

describe('parsePracticeConfig', () => {
  test('an empty file is the default contract', () => {
    const settings = parsePracticeConfig({})
    expect(settings).toMatchObject({
      basePath: '/RI/rci',
      auth: { mode: 'basic', otherUsers: [] },
      answers: { put: 204, delete: 204, post: { status: 201, id: 'text', location: true } },
      limits: { defaultLimit: 100, overMaxLimit: 'cut' },
      faults: [],
    })
    expect(settings.mapping.users.fields.lastName).toBe('surname')
  })

  test.each([
    ['no object', [], ''],
    ['an unknown switch', { bogus: 1 }, ''],
    ['an unknown mode', { auth: { mode: 'digest' } }, 'auth.mode'],
    ['a time that is none', { auth: { passwordExpiration: 'soon' } }, 'auth.passwordExpiration'],
    ['half of TLS', { tls: { certificate: 'server.pem' } }, 'tls.key'],
    ['a user with a colon', { auth: { user: 'a:b' } }, 'auth.user'],
    ['a base path with an end', { basePath: '/RI/rci/' }, 'basePath'],
    ['a base path that is none', { basePath: '/RI/../rci' }, 'basePath', false],
    ['a session without its path', { basePath: '/p/rci', auth: { mode: 'ecfsession' } }, 'basePath'],
    ['an unknown status', { answers: { put: 202 } }, 'answers.put'],
    ['an unknown denial', { rights: { deny: ['all'] } }, 'rights.deny.0'],
    ['a limit of 0', { limits: { maxLimit: 0 } }, 'limits.maxLimit'],
    ['a service that is no object', { services: ['A'] }, 'services.0'],
    ['an unknown fault', { faults: [{ fault: { kind: 'fire' } }] }, 'faults.0.fault.kind'],
    [
      'a bad expression',
      { faults: [{ match: { path: '^(' }, fault: { kind: 'garbage' } }] },
      'faults.0.match.path',
    ],
    [
      'nth and times',
      { faults: [{ match: { nth: 1, times: 2 }, fault: { kind: 'garbage' } }] },
      'faults.0.match',
    ],
    [
      'a status that is no error',
      { faults: [{ fault: { kind: 'status', status: 200 } }] },
      'faults.0.fault.status',
    ],
    ['an edit of nothing', { faults: [{ fault: edit }] }, 'faults.0.fault'],
    [
      'an edit of two things',
      { faults: [{ fault: { ...edit, key: 'A', patch: {}, remove: true } }] },
      'faults.0.fault',
    ],
    ['equal paths', { mapping: { users: { path: '/roles' } } }, 'mapping'],
    ['a path with a star', { mapping: { users: { path: '/u*' } } }, 'mapping'],
  ])('%s is refused at its place', (_case, input, place, refused = true) => {
    if (!refused) {
      expect(parsePracticeConfig(input).basePath).toBe('/RI/../rci')
      return
    }
    expect(() => parsePracticeConfig(input)).toThrow(
      expect.objectContaining({ code: 'VALIDATION_FAILED', data: { path: place } }),
    )
    expect(() => parsePracticeConfig(input)).toThrow(/docs\/practice-server\.md/)
  })

  test('a bad mapping is refused as everywhere else', () => {
    expect(() => parsePracticeConfig({ mapping: { secret: { readback: 'loud' } } })).toThrow(
      expect.objectContaining({ code: 'MAPPING_INVALID', data: { path: 'secret.readback' } }),
    )
  })

  test('a seed that the server itself would refuse is named', async () => {
    const config = {
      services: [
        { name: 'A', type: 'wavy' },
        { name: 'a', type: 'wavy' },
      ],
    }
    const started = startPracticeServer({ config })
    await expect(started).rejects.toMatchObject({ code: 'VALIDATION_FAILED', data: { path: 'services.1' } })
    await expect(started).rejects.toThrow(/exists already/)
  })
})

describe('readPracticeConfig', () => {
  function withFile(content: string, work: (file: string) => void): void {
    const folder = mkdtempSync(path.join(tmpdir(), 'patchbay-config-'))
    try {
      const file = path.join(folder, 'config.json')
      writeFileSync(file, content)
      work(file)
    } finally {
      rmSync(folder, { recursive: true })
    }
  }

  test('reads a good file', () => {
    withFile('\uFEFF{ "auth": { "mode": "none" } }', (file) => {
      expect(readPracticeConfig(file)).toEqual({ auth: { mode: 'none' } })
    })
  })

  test('names line and column of what is no JSON, and does not quote it', () => {
    withFile('{\n  "auth": {\n    "password": geheim\n  }\n}', (file) => {
      expect(() => readPracticeConfig(file)).toThrow(
        expect.objectContaining({ code: 'VALIDATION_FAILED', data: { file, line: 3, column: 17 } }),
      )
      expect(() => readPracticeConfig(file)).toThrow(/line 3, column 17/)
      expect(() => readPracticeConfig(file)).not.toThrow(/geheim/)
    })
  })

  test('names a place inside, and a missing file', () => {
    withFile('{"limits":{"defaultLimit":"many"}}', (file) => {
      expect(() => readPracticeConfig(file)).toThrow(/"limits\.defaultLimit"/)
      expect(() => readPracticeConfig(`${file}.no`)).toThrow(
        expect.objectContaining({ code: 'FILE_NOT_FOUND' }),
      )
    })
  })
})
