import { describe, expect, test } from 'vitest'
import { Secret } from '../../src-main/domain/secret.ts'
import { formatOf, parseEstate } from '../../src-main/transfer/estateReader.ts'
import { failureOf, placeOf } from './estateErrors.ts'

const yaml = `patchbay: 1
services:
  - name: Support Facebook   # a comment
    type: facebook
    serviceConnection: https://graph.facebook.com/v19.0/me/messages
    authentications:
      - id: "0048295"
        secret: "yes # no"
      - id: second
users:
  - firstName: Hook
    lastName: Twilio
    logonName: hook.twilio
    password: { env: HOOK }
    use: [messagingService]
`
const json = JSON.stringify(
  {
    patchbay: 1,
    services: [
      {
        name: 'Support Facebook',
        type: 'facebook',
        serviceConnection: 'https://graph.facebook.com/v19.0/me/messages',
        authentications: [{ id: '0048295', secret: 'yes # no' }, { id: 'second' }],
      },
    ],
    users: [
      {
        firstName: 'Hook',
        lastName: 'Twilio',
        logonName: 'hook.twilio',
        password: { env: 'HOOK' },
        use: ['messagingService'],
      },
    ],
  },
  null,
  2,
)

describe('a good file', () => {
  test.each([
    ['estate.yaml', yaml],
    ['estate.json', json],
    ['estate.yml', `\ufeff${yaml}`],
    ['estate.json', `\ufeff${json}`],
    ['estate.yaml', yaml.replaceAll('\n', '\r\n')],
    ['estate.yaml', json],
    ['estate.txt', json],
  ])('%s gives drafts, texts unchanged, defaults filled in', (name, text) => {
    const { services, users } = parseEstate(text, { name })
    expect(services).toEqual([
      {
        name: 'Support Facebook',
        type: 'facebook',
        serviceConnection: 'https://graph.facebook.com/v19.0/me/messages',
        authenticationUrl: '',
        authenticationScope: '',
        authentications: [
          { authenticationId: '0048295', secret: expect.any(Secret) },
          { authenticationId: 'second' },
        ],
      },
    ])
    const secret = services[0]?.authentications[0]?.secret
    expect(secret instanceof Secret ? secret.reveal() : null).toBe('yes # no')
    expect(services[0]?.authentications[1]).not.toHaveProperty('secret')
    expect(users).toEqual([
      {
        firstName: 'Hook',
        lastName: 'Twilio',
        logonName: 'hook.twilio',
        password: { env: 'HOOK' },
        use: ['messagingService'],
      },
    ])
  })

  test('services, users, authentications, use and texts may be missing', () => {
    expect(parseEstate('patchbay: 1', { name: 'e.yaml' })).toMatchObject({ services: [], users: [] })
    const sparse = parseEstate(
      '{"patchbay": 1, "services": [{"name": "A", "type": "wavy"}], "users": [{"logonName": "a"}]}',
      {
        name: 'e.json',
      },
    )
    expect(sparse.services[0]).toMatchObject({ serviceConnection: '', authentications: [] })
    expect(sparse.users).toEqual([{ firstName: '', lastName: '', logonName: 'a', use: [] }])
  })

  test('aliases stand for their values', () => {
    const text = `patchbay: 1
services:
  - { name: A, type: wavy, serviceConnection: &url https://example.com/a }
  - { name: B, type: wavy, serviceConnection: *url }
`
    const estate = parseEstate(text, { name: 'e.yaml' })
    expect(estate.services.map((service) => service.serviceConnection)).toEqual([
      'https://example.com/a',
      'https://example.com/a',
    ])
    expect(estate.positionOf('service', 1, 'serviceConnection')).toEqual({ line: 4, column: 47 })
  })

  test('the format comes from the extension, else from the first character', () => {
    expect(formatOf('a.JSON', 'patchbay: 1')).toBe('json')
    expect(formatOf('a.yml', '{}')).toBe('yaml')
    expect(formatOf('estate', ' \n{}')).toBe('json')
    expect(formatOf('estate', 'patchbay: 1')).toBe('yaml')
    expect(parseEstate('{"patchbay":1}', { name: 'a.yaml', format: 'json' }).services).toEqual([])
  })
})

describe('positions of fields', () => {
  test.each([
    ['service', 0, 'name', 3, 11],
    ['service', 0, 'type', 4, 11],
    ['service', 0, 'authenticationUrl', 3, 5],
    ['service', 0, 'authentications', 7, 7],
    ['service', 0, 'authentications[0].authenticationId', 7, 13],
    ['service', 0, 'authentications[0].secret', 8, 17],
    ['service', 0, 'authentications[1].secret', 9, 9],
    ['service', 0, 'authentications[7].secret', 7, 7],
    ['service', 9, 'name', 3, 3],
    ['user', 0, 'logonName', 13, 16],
    ['user', 0, 'password', 14, 15],
    ['user', 0, 'use', 15, 10],
    ['user', 0, 'nothing', 11, 5],
    ['estate', -1, '', 1, 1],
    ['estate', -1, 'users', 11, 3],
  ] as const)('YAML: %s %i %s', (kind, index, field, line, column) => {
    const position = { line, column }
    expect(parseEstate(yaml, { name: 'e.yaml' }).positionOf(kind, index, field)).toEqual(position)
    const windows = parseEstate(`\ufeff${yaml.replaceAll('\n', '\r\n')}`, { name: 'e.yaml' })
    expect(windows.positionOf(kind, index, field)).toEqual(position)
  })

  test.each([
    ['service', 0, 'name', 5, 15],
    ['service', 0, 'authenticationUrl', 4, 5],
    ['service', 0, 'authentications[0].secret', 11, 21],
    ['service', 0, 'authentications[1].secret', 13, 9],
    ['user', 0, 'password', 24, 19],
    ['estate', -1, '', 1, 1],
  ] as const)('JSON: %s %i %s', (kind, index, field, line, column) => {
    expect(parseEstate(json, { name: 'e.json' }).positionOf(kind, index, field)).toEqual({ line, column })
  })

  test('a character beyond the basic plane counts two columns, as editors count', () => {
    const estate = parseEstate('{"patchbay":1,"users":[{"lastName":"😀","logonName":"a"}]}', {
      name: 'e.json',
    })
    expect(estate.positionOf('user', 0, 'logonName')).toEqual({ line: 1, column: 53 })
  })
})

describe('a file of the wrong shape', () => {
  const service = (lines: string) => `patchbay: 1\nservices:\n  - name: A\n    type: wavy\n    ${lines}\n`

  test.each([
    ['empty', '', 1, 1, 'no estate file'],
    ['a comment', '# nothing\n', 1, 1, 'no estate file'],
    ['a word', '\n\nhello\n', 3, 1, 'no estate file'],
    ['a list', '- a\n', 1, 1, 'no estate file'],
    ['no version', 'services: []\n', 1, 1, 'patchbay: 1'],
    ['version as text', 'patchbay: "1"\n', 1, 11, 'without quotes'],
    ['later version, whatever else it has', 'patchbay: 2\nother: 1\n', 1, 11, 'not known'],
    ['infinite version', 'patchbay: 1e999\n', 1, 11, 'not known'],
    ['unknown key at the top', 'patchbay: 1\nservice: []\n', 2, 1, '"services"'],
    ['unknown key', service('servicConnection: x'), 5, 5, 'did you mean "serviceConnection"?'],
    ['unknown key far from all', service('colour: x'), 5, 5, 'known here: name, type'],
    ['merge key', service('<<: { a: b }'), 5, 5, 'unknown key'],
    ['__proto__', service('__proto__: { type: wavy }'), 5, 5, '"__proto__"'],
    ['constructor', service('constructor: 1'), 5, 5, '"constructor"'],
    ['look-alike key', service('authentic\u0430tions: []'), 5, 5, 'other than plain letters'],
    ['services no list', 'patchbay: 1\nservices: { name: A }\n', 2, 11, 'must be a list'],
    ['service no mapping', 'patchbay: 1\nservices:\n  - A\n', 3, 5, 'a mapping'],
    ['no type', 'patchbay: 1\nservices:\n  - name: A\n', 3, 5, '"type" is missing'],
    [
      'unknown type',
      'patchbay: 1\nservices:\n  - name: A\n    type: twillio\n',
      4,
      11,
      'did you mean twilio?',
    ],
    [
      'unknown type',
      'patchbay: 1\nservices:\n  - name: A\n    type: fax\n',
      4,
      11,
      'known: facebook, sap365',
    ],
    ['number as ID', service('authentications: [{ id: 0123 }]'), 5, 29, 'quotes'],
    ['number as secret', service('authentications: [{ id: a, secret: 0123 }]'), 5, 40, 'quotes'],
    ['null as secret', service('authentications: [{ id: a, secret: }]'), 5, 40, 'leave the key out'],
    ['list as secret', service('authentications: [{ id: a, secret: [x] }]'), 5, 40, 'a list'],
    ['unknown source', service('authentications: [{ id: a, secret: { fil: x } }]'), 5, 42, '"file"'],
    ['two sources', service('authentications: [{ id: a, secret: { file: x, env: Y } }]'), 5, 40, 'either'],
    ['no source', service('authentications: [{ id: a, secret: {} }]'), 5, 40, 'either'],
    ['empty file name', service('authentications: [{ id: a, secret: { file: "" } }]'), 5, 48, 'empty'],
    [
      'bad variable name',
      service('authentications: [{ id: a, secret: { env: "A B" } }]'),
      5,
      47,
      'letters, digits',
    ],
    ['hash as secret', service('authentications: [{ id: a, secret: sha256-salted:0 }]'), 5, 40, 'a hash'],
    ['true as name', 'patchbay: 1\nservices:\n  - name: true\n    type: wavy\n', 3, 11, 'true or false'],
    [
      'use no list',
      'patchbay: 1\nusers: [{ logonName: a, use: messagingService }]\n',
      2,
      30,
      'must be a list',
    ],
    [
      'other right',
      'patchbay: 1\nusers: [{ logonName: a, use: [queue] }]\n',
      2,
      31,
      'known: messagingService',
    ],
    [
      'hash as password',
      'patchbay: 1\nusers: [{ logonName: a, password: "sha256-salted:0" }]\n',
      2,
      35,
      'a hash',
    ],
  ])('%s', async (_what, text, line, column, words) => {
    const failure = await failureOf(() => parseEstate(text, { name: 'estate.yaml' }))
    expect([failure.code, failure.line, failure.column]).toEqual(['ESTATE_INVALID', line, column])
    expect(failure.message).toContain(words)
    expect(failure.message).toContain(`estate.yaml, line ${line}, column ${column}: `)
    expect(failure.data['file']).toBe('estate.yaml')
  })

  test('all problems come at once, in the order of the file', async () => {
    const text = `{"patchbay": 1,
 "users": [{"logonName": 5}],
 "services": [{"name": "A", "type": "fax"}],
 "servers": []}`
    const { line, column, message, problems, data } = await failureOf(() =>
      parseEstate(text, { name: 'e.json' }),
    )
    expect([line, column]).toEqual([2, 26])
    expect(message).toContain('(and 2 more in this file)')
    expect(data['problemCount']).toBe(3)
    expect(problems.map((problem) => [problem.line, problem.column, problem.path])).toEqual([
      [2, 26, 'users[0].logonName'],
      [3, 37, 'services[0].type'],
      [4, 2, 'servers'],
    ])
  })
})

describe('a file with bad syntax', () => {
  test.each([
    ['duplicate key', 'patchbay: 1\nusers: []\nusers: []\n', 3, 1],
    ['duplicate key, written differently', '{"patchbay": 1, patchbay: 1}\n', 1, 17],
    ['two documents', 'patchbay: 1\n---\npatchbay: 1\n', 2, 1],
    ['tab as indentation', 'patchbay: 1\nusers:\n\t- logonName: a\n', 3, 1],
    ['line indented too far', 'patchbay: 1\n  users: []\n', 1, 11],
    ['line indented too little', 'users:\n    - logonName: a\n  - logonName: b\n', 3, 1],
    ['open quote', 'patchbay: 1\nusers: "abc\n', 3, 1],
    ['open bracket', 'patchbay: 1\nusers: [\n', 3, 1],
    ['tag', 'patchbay: !!int 1\n', 1, 17],
    ['own tag', 'patchbay: 1\nusers: !secret []\n', 2, 8],
    ['tag on a key', '!!str patchbay: 1\n', 1, 7],
    ['unknown anchor', 'patchbay: 1\nusers: *users\n', 2, 8],
    ['key that is no text', 'patchbay: 1\n? [a]\n: b\n', 2, 3],
    ['YAML 1.1', '%YAML 1.1\n---\npatchbay: 1\n', 1, 1],
    ['NUL', 'patchbay: 1\nusers: []\0\n', 2, 10],
    ['control character', 'patchbay: 1\nusers: "\x07"\n', 2, 9],
    ['carriage return alone', 'patchbay: 1\rusers: []\n', 1, 12],
    ['bad escape', 'patchbay: 1\nusers: "\\q"\n', 2, 9],
    ['at sign', 'patchbay: 1\nusers: @x\n', 2, 8],
  ])('YAML: %s', async (_what, text, line, column) => {
    expect(await placeOf(text)).toEqual(['ESTATE_SYNTAX', line, column])
  })

  test.each([
    ['empty', '', 1, 1],
    ['duplicate key', '{"patchbay": 1,\n "users": [], "users": []}', 2, 15],
    ['duplicate key, escaped', '{"patchbay": 1, "p\\u0061tchbay": 1}', 1, 17],
    ['duplicate key, inside', '{"patchbay": 1, "users": [{"a": {"b": 1, "b": 2}}]}', 1, 42],
    ['trailing text', '{"patchbay": 1}\n{}', 2, 1],
    ['trailing comma in an object', '{"patchbay": 1,\n}', 2, 1],
    ['trailing comma in a list', '{"patchbay": 1, "users": [1,\n]}', 2, 1],
    ['comment', '{"patchbay": 1} // x', 1, 17],
    ['single quotes', "{'patchbay': 1}", 1, 2],
    ['leading zero', '{"patchbay": 01}', 1, 15],
    ['NaN', '{"patchbay": NaN}', 1, 14],
    ['line end in a text', '{"patchbay": 1, "users": "a\nb"}', 1, 26],
    ['open text', '{"patchbay": "', 1, 14],
    ['NUL', '{"patchbay": 1\0}', 1, 15],
    ['byte order mark twice', '\ufeff\ufeff{"patchbay": 1}', 1, 1],
  ])('JSON: %s', async (_what, text, line, column) => {
    expect(await placeOf(text, 'estate.json')).toEqual(['ESTATE_SYNTAX', line, column])
  })
})
