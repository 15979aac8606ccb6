import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ServiceDraft, UserDraft } from '../../src-main/domain/draft.ts'
import { naturalKey, serviceTypeNames } from '../../src-main/domain/model.ts'
import { Secret } from '../../src-main/domain/secret.ts'
import { type EstateFormat, parseEstate } from '../../src-main/transfer/estateReader.ts'
import { type SecretReader, writeEstate } from '../../src-main/transfer/estateWriter.ts'
import { failureOf } from './estateErrors.ts'

const awkward = [
  ...[
    '',
    ' ',
    '\n',
    '\r',
    '\r\n',
    '\t',
    '\0',
    '"',
    "'",
    '\\',
    '#',
    ' # x',
    ': ',
    '- ',
    '? ',
    '|',
    '>',
    '%YAML',
  ],
  ...[
    'yes',
    'no',
    'null',
    '~',
    'true',
    '007',
    '0x1F',
    '1e999',
    '.inf',
    '2001-01-01',
    '<<',
    '=',
    '*a',
    '&a',
    '!a',
  ],
  ...[
    '@',
    '`',
    '{',
    '[',
    ']',
    '---',
    '...',
    ' lead',
    'trail ',
    'a\nb\n\n',
    '\ufeff',
    '\u0085',
    '\u2028',
    '\x7f',
  ],
  ...[
    '\ud800',
    '\uffff',
    '😀',
    'e\u0301',
    '\u202e',
    '__proto__',
    'constructor',
    '${x}',
    '{{x}}',
    'x'.repeat(500),
  ],
]
const text = fc.oneof(fc.constantFrom(...awkward), fc.string({ unit: 'binary' }), fc.string())
const secret = fc.option(
  text.map((clear) => new Secret(clear)),
  { nil: undefined },
)

const service: fc.Arbitrary<ServiceDraft> = fc.record({
  name: text,
  type: fc.constantFrom(...serviceTypeNames),
  serviceConnection: text,
  authenticationUrl: text,
  authenticationScope: text,
  authentications: fc.uniqueArray(fc.record({ authenticationId: text, secret }), {
    selector: (row) => row.authenticationId,
    maxLength: 4,
  }),
})
const user: fc.Arbitrary<UserDraft> = fc.record({
  firstName: text,
  lastName: text,
  logonName: text,
  password: secret,
  use: fc.constantFrom([], ['messagingService' as const]),
})
const estates = fc.record({
  services: fc.uniqueArray(service, { selector: (draft) => naturalKey(draft.name), maxLength: 4 }),
  users: fc.uniqueArray(user, { selector: (draft) => naturalKey(draft.logonName), maxLength: 4 }),
})
const format = fc.constantFrom<EstateFormat>('yaml', 'json')

const secretOf: SecretReader<ServiceDraft, UserDraft> = {
  authentication: (draft, id) =>
    draft.authentications.find((row) => row.authenticationId === id)?.secret ?? null,
  password: (draft) => draft.password ?? null,
}

/** Plain objects with the clear text in place of each Secret, and without what is undefined. */
function revealed(value: unknown): unknown {
  if (value instanceof Secret) return `clear:${value.reveal()}`
  if (Array.isArray(value)) return value.map(revealed)
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).filter(([, member]) => member !== undefined)
  return Object.fromEntries(members.map(([key, member]) => [key, revealed(member)]))
}

interface Named {
  readonly services: readonly { readonly name: string }[]
  readonly users: readonly { readonly logonName: string }[]
}

/** In the order of natural keys, which are unique here. */
function comparable({ services, users }: Named) {
  const before = (a: string, b: string) => (naturalKey(a) < naturalKey(b) ? -1 : 1)
  return {
    services: services.toSorted((a, b) => before(a.name, b.name)).map(revealed),
    users: users.toSorted((a, b) => before(a.logonName, b.logonName)).map(revealed),
  }
}

describe('what is written is read back', () => {
  test('plain: the same drafts, whatever their texts hold', () => {
    fc.assert(
      fc.property(estates, format, (estate, as) => {
        const written = writeEstate(estate, { secrets: 'plain', format: as, secretOf })
        expect(Buffer.from(written, 'utf8').toString('utf8')).toBe(written)
        expect(comparable(parseEstate(written, { name: 'e', format: as }))).toEqual(comparable(estate))
      }),
      { seed: 30, numRuns: 500 },
    )
  })

  test('omit: the same drafts without secrets', () => {
    fc.assert(
      fc.property(estates, format, (estate, as) => {
        const read = parseEstate(writeEstate(estate, { secrets: 'omit', format: as }), {
          name: 'e',
          format: as,
        })
        const bare = {
          services: estate.services.map((draft) => ({
            ...draft,
            authentications: draft.authentications.map(({ authenticationId }) => ({ authenticationId })),
          })),
          users: estate.users.map(({ password: _, ...texts }) => texts),
        }
        expect(comparable(read)).toEqual(comparable(bare))
      }),
      { seed: 31, numRuns: 200 },
    )
  })

  test('the order of the input makes no difference', () => {
    fc.assert(
      fc.property(estates, format, (estate, as) => {
        const turned = { services: estate.services.toReversed(), users: estate.users.toReversed() }
        const options = { secrets: 'plain', format: as, secretOf } as const
        expect(writeEstate(turned, options)).toBe(writeEstate(estate, options))
      }),
      { seed: 32, numRuns: 200 },
    )
  })
})

describe('secrets as hashes', () => {
  const row = (authenticationId: string, value: string) => ({ authenticationId, secret: new Secret(value) })
  const estate = {
    services: [
      {
        name: 'A',
        type: 'facebook' as const,
        serviceConnection: '',
        authenticationUrl: '',
        authenticationScope: '',
        authentications: [row('1', 'EXAMPLE-same'), row('2', 'EXAMPLE-same'), row('3', 'EXAMPLE-other')],
      },
    ],
    users: [
      { firstName: 'a', lastName: 'b', logonName: 'c', password: new Secret('EXAMPLE-same'), use: [] },
      { firstName: 'a', lastName: 'b', logonName: 'd', use: [] },
    ],
  }
  const hashesOf = () => {
    const written = writeEstate(estate, { secrets: 'hash', format: 'json', secretOf })
    expect(written).not.toContain('EXAMPLE')
    const file = JSON.parse(written)
    return [
      ...file.services[0].authentications.map((entry: { secret: string }) => entry.secret),
      file.users[0].password,
    ]
  }

  test('are equal for equal secrets of one file, and of no other', () => {
    const [first, second, third, password] = hashesOf()
    expect(first).toMatch(/^sha256-salted:[\w-]{43}$/)
    expect(second).toBe(first)
    expect(password).toBe(first)
    expect(third).not.toBe(first)
    expect(hashesOf()).not.toContain(first)
  })

  test('stand only where there is a secret', () => {
    const written = writeEstate(estate, { secrets: 'hash', format: 'json', secretOf })
    expect(JSON.parse(written).users[1]).not.toHaveProperty('password')
  })

  test.each(['yaml', 'json'] as const)('are refused when the %s file is read', async (as) => {
    const written = writeEstate(estate, { secrets: 'hash', format: as, secretOf })
    const failure = await failureOf(() => parseEstate(written, { name: 'e', format: as }))
    expect(failure.code).toBe('ESTATE_INVALID')
    expect(failure.problems.map((problem) => problem.path)).toEqual([
      'services[0].authentications[0].secret',
      'services[0].authentications[1].secret',
      'services[0].authentications[2].secret',
      'users[0].password',
    ])
  })
})
