/** What is read out of a spreadsheet's clipboard text, and what becomes of the rows that are there. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pastedAccounts } from '../../../src-main/domain/pastedAccounts.ts'
import { isTable, mergeRows, pastedRows } from '../../../src-main/domain/pastedRows.ts'
import { spreadsheetRows } from '../../../src-main/domain/spreadsheetText.ts'

const cellsOf = (text: string) => spreadsheetRows(text).map(({ cells }) => cells)
const rowsOf = (text: string) =>
  pastedRows(text).rows.map(({ authenticationId, secret }) => [authenticationId, secret])

describe('text of a spreadsheet', () => {
  test('rows by any line end, cells by tabs, empty rows left out with their number', () => {
    expect(spreadsheetRows('a\tb\r\n\r\nc\td\n')).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 3, cells: ['c', 'd'] },
    ])
    expect(cellsOf('a\rb')).toEqual([['a'], ['b']])
  })

  test('cells in quotation marks hold tabs, line ends and quotation marks', () => {
    expect(cellsOf('"a\tb\nc"\t"say ""so"""')).toEqual([['a\tb\nc', 'say "so"']])
  })

  test('a quotation mark that is never closed, or closed too early, is text', () => {
    expect(cellsOf('"abc\td')).toEqual([['"abc', 'd']])
    expect(cellsOf('"a"b\tc')).toEqual([['"a"b', 'c']])
  })

  test('what a spreadsheet writes is read back', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', ' ', '"', '\t', '\n', 'ß') })
    const quoted = (text: string) => (/["\t\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 3 }), { minLength: 1 }), (rows) => {
        const text = rows.map((cells) => cells.map(quoted).join('\t')).join('\r\n')
        expect(cellsOf(text)).toEqual(rows.filter((cells) => cells.some((each) => each.trim() !== '')))
      }),
      { seed: 20261122 },
    )
  })
})

describe('rows of authentications', () => {
  test('one value is no table', () => {
    expect(isTable('abc')).toBe(false)
    expect(isTable('abc\n')).toBe(false)
    expect(isTable('abc\tdef')).toBe(true)
    expect(isTable('abc\ndef')).toBe(true)
  })

  test('two columns without a heading: ID and secret', () => {
    expect(rowsOf('104829561234567\tEAAone\n104829561234568\tEAAtwo')).toEqual([
      ['104829561234567', 'EAAone'],
      ['104829561234568', 'EAAtwo'],
    ])
    expect(pastedRows('104829561234567\tEAAone').hasHeader).toBe(false)
  })

  test.each([
    'Authentication ID\tPassword',
    'Page ID\tPage access token',
    'Service plan ID\tAPI token',
    'Benutzername\tKennwort',
    'KeyID@APPID\tSecret',
  ])('the heading "%s" is no row', (heading) => {
    const { hasHeader, rows } = pastedRows(`${heading}\nfirst\tone`)
    expect({ hasHeader, ids: rows.map(({ authenticationId }) => authenticationId) }).toEqual({
      hasHeader: true,
      ids: ['first'],
    })
  })

  test('headings say which column is which, whatever the order', () => {
    expect(rowsOf('Secret\tRemark\tUser name\nsecret 1\tours\tfirst')).toEqual([['first', 'secret 1']])
  })

  test('lines that say the same count once; an ID with two secrets is taken in neither form', () => {
    const { rows, notes } = pastedRows('a\t1\nb\t2\na\t1\nb\t3\n\t4\nc\t5\tmore')
    expect(rows.map(({ authenticationId }) => authenticationId)).toEqual(['a', 'c'])
    expect(notes).toEqual([
      { code: 'duplicate', line: 3, authenticationId: 'a', other: 1 },
      { code: 'contradiction', line: 4, authenticationId: 'b', other: 2 },
      { code: 'idMissing', line: 5, authenticationId: '', other: null },
      { code: 'moreColumns', line: 6, authenticationId: 'c', other: null },
    ])
  })

  test('the secret is taken as it stands, spaces and all', () => {
    expect(rowsOf('a\t two words ')).toEqual([['a', ' two words ']])
  })
})

describe('pasted rows beside those that are there', () => {
  const withSecret = (
    _row: { authenticationId: string; secret: string } | null,
    pasted: { authenticationId: string; secret: string },
  ) => ({
    authenticationId: pasted.authenticationId,
    secret: pasted.secret,
  })
  const isUntouched = (row: { authenticationId: string; secret: string }) =>
    row.authenticationId === '' && row.secret === ''

  test('same ID: replaced in place; others added; an untouched row makes room', () => {
    const present = [
      { authenticationId: 'a', secret: 'old' },
      { authenticationId: '', secret: '' },
      { authenticationId: 'b', secret: 'kept' },
    ]
    const pasted = pastedRows('c\tnew\na\tnewer\nb').rows
    expect(mergeRows(present, pasted, { isUntouched, withSecret })).toEqual({
      rows: [
        { authenticationId: 'a', secret: 'newer' },
        { authenticationId: 'b', secret: 'kept' },
        { authenticationId: 'c', secret: 'new' },
      ],
      added: 1,
      replaced: 1,
      kept: 1,
    })
  })
})

describe('hub accounts', () => {
  test('account, password and landscape, by heading or in that order', () => {
    const expected = [{ line: 1, account: 'u@1', password: 'p', url: 'https://eu.example.com' }]
    expect(pastedAccounts('u@1\tp\thttps://eu.example.com').accounts).toEqual(expected)
    const { hasHeader, accounts } = pastedAccounts(
      'Landscape URL\tAccount\tPassword\nhttps://eu.example.com\tu@1\tp',
    )
    expect(hasHeader).toBe(true)
    expect(accounts).toEqual([{ ...expected[0], line: 2 }])
  })
})
