/** Details of audit records as tables: what each kind of action writes, and what somebody made of it. */
import { describe, expect, test } from 'vitest'
import { detailSections } from '../../../src-renderer/features/audit/auditDetails.ts'
import { actionText } from '../../../src-renderer/features/audit/auditText.ts'

const text = (value: string) => ({ text: value, isSecret: false })
const mark = (value: string) => ({ text: value, isSecret: true })

const service = {
  name: 'Support Facebook',
  type: 'facebook',
  serviceConnection: 'https://example.com/a',
  authenticationUrl: '',
  authenticationScope: '',
  authentications: [
    { authenticationId: '1', secret: 'set' },
    { authenticationId: '2', secret: 'set' },
  ],
}

test('decided drift shows its objects with their fields', () => {
  const fields = [{ name: 'serviceConnection', before: 'a', after: 'b' }]
  expect(detailSections({ objects: [{ kind: 'service', name: 'Support Facebook', fields }] })).toEqual([
    {
      name: 'Support Facebook',
      fields: [{ field: 'Service Connection', before: text('a'), after: text('b') }],
      facts: [],
    },
  ])
  const words = ['server.acceptDrift', 'server.overwriteDrift', 'conflict.resolve', 'conflict.restore']
  expect(words.map(actionText)).toEqual([
    'Drift accepted',
    'Drift to be overwritten',
    'Conflict decided',
    'Losing side restored',
  ])
})

describe('a change', () => {
  test('shows the fields that differ, and a replaced secret, which its mark does not show', () => {
    const after = { ...service, serviceConnection: 'https://example.com/b' }
    const details = { before: service, after, changedSecrets: ['2'] }
    expect(detailSections(details)).toEqual([
      {
        name: 'Support Facebook',
        fields: [
          {
            field: 'Service Connection',
            before: text('https://example.com/a'),
            after: text('https://example.com/b'),
          },
          { field: 'Secret of 2', before: mark('Set'), after: mark('Changed') },
        ],
        facts: [],
      },
    ])
  })

  test('of something new leaves out what is empty', () => {
    const user = { firstName: '', lastName: 'Twilio', logonName: 'hook.twilio', password: 'set', use: [] }
    const [section] = detailSections({ before: null, after: user, password: 'changed' })
    expect(section).toEqual({
      name: 'hook.twilio',
      fields: [
        { field: 'Last Name', before: null, after: text('Twilio') },
        { field: 'Logon Name', before: null, after: text('hook.twilio') },
        { field: 'Password', before: null, after: mark('Set') },
      ],
      facts: [],
    })
  })

  test('of a password alone shows it as changed', () => {
    const user = { logonName: 'hook.twilio', password: 'set' }
    const [section] = detailSections({ before: user, after: user, password: 'changed' })
    expect(section?.fields).toEqual([{ field: 'Password', before: mark('Set'), after: mark('Changed') }])
  })

  test('of many objects is a section for each', () => {
    const details = [
      { before: null, after: { name: 'A' } },
      { before: { name: 'B' }, after: null },
    ]
    expect(detailSections(details).map(({ name }) => name)).toEqual(['A', 'B'])
  })
})

test('undo tells of each object', () => {
  const objects = [
    {
      kind: 'service',
      name: 'A',
      fields: [{ name: 'authentications[x].secret', before: 'set', after: 'absent' }],
    },
  ]
  const [object, facts] = detailSections({ seq: 4, objects })
  expect(object).toEqual({
    name: 'A',
    fields: [{ field: 'Secret of x', before: mark('Set'), after: mark('Not set') }],
    facts: [],
  })
  expect(facts).toEqual({ name: null, fields: null, facts: [{ name: 'seq', text: '4' }] })
})

test('the steps of a run are a section each, after what the record tells of the run', () => {
  const fields = [{ name: 'serviceConnection', before: 'a', after: 'b' }]
  const planned = { id: 's251', kind: 'service', action: 'update', key: 'Support Facebook', fields }
  expect(detailSections({ runId: 'R', part: 2, parts: 3, steps: [planned] })).toEqual([
    {
      name: null,
      fields: null,
      facts: [
        { name: 'Part of the steps', text: '2 of 3' },
        { name: 'runId', text: 'R' },
      ],
    },
    {
      name: 'Support Facebook',
      fields: [{ field: 'Service Connection', before: text('a'), after: text('b') }],
      facts: [
        { name: 'Step', text: 's251' },
        { name: 'kind', text: 'service' },
        { name: 'Action', text: 'update' },
      ],
    },
  ])
  const ended = { id: 's1', key: 'hook.twilio', outcome: 'done', code: null }
  const [run, step] = detailSections({ runId: 'R', done: 1, part: 1, parts: 1, steps: [ended] })
  expect(run?.facts.map(({ name }) => name)).toEqual(['runId', 'done'])
  expect(step).toEqual({
    name: 'hook.twilio',
    fields: null,
    facts: [
      { name: 'Step', text: 's1' },
      { name: 'Outcome', text: 'done' },
    ],
  })
})

test('other details are facts; no details are no sections', () => {
  expect(detailSections(null)).toEqual([])
  expect(detailSections([])).toEqual([])
  expect(detailSections({ replacesOthers: true, kind: null })).toEqual([
    { name: null, fields: null, facts: [{ name: 'replacesOthers', text: 'yes' }] },
  ])
})

test.each([
  ['text that is no JSON', ['text that is no JSON']],
  [7, ['7']],
  [{ before: 5, after: ['x'] }, []],
  [{ before: null, after: { authentications: [null, { authenticationId: 3 }] } }, []],
  [{ objects: [1, { fields: [2, { name: null }] }] }, []],
  [{ fields: 'none' }, ['none']],
  [{ steps: [1, { id: 5, key: 6, fields: [7] }], part: 'x', parts: 2 }, ['5']],
  [{ steps: 'none' }, ['none']],
])('tampered details are shown, not assumed: %j', (details, texts) => {
  expect(detailSections(details).flatMap(({ facts }) => facts.map((fact) => fact.text))).toEqual(texts)
})

test('an unknown action keeps its own word', () => {
  expect(actionText('service.save')).toBe('Service saved')
  expect(actionText('constructor')).toBe('constructor')
})
