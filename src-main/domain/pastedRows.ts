/**
 * Rows of the Authentications block out of a spreadsheet, and what becomes of the rows that are there. Pure; secrets
 * in clear pass through and are never told.
 */
import { secretHeadings, spreadsheetTable } from './spreadsheetText.ts'

export interface PastedRow {
  /** Of the pasted text, from 1. */
  readonly line: number
  readonly authenticationId: string
  /** Empty: the line has none. */
  readonly secret: string
}

export type PasteNoteCode = 'idMissing' | 'duplicate' | 'contradiction' | 'moreColumns'

/** What was noticed of a line. `other`: the line that it repeats or contradicts. */
export interface PasteNote {
  readonly code: PasteNoteCode
  readonly line: number
  readonly authenticationId: string
  readonly other: number | null
}

export interface PastedRows {
  readonly hasHeader: boolean
  readonly rows: readonly PastedRow[]
  readonly notes: readonly PasteNote[]
}

const columns = [
  {
    name: 'authenticationId',
    headings: [
      /^(authentication|authentifizierungs|auth)[ -]?id$/i,
      /^(page|key|plan|service plan|client|application|app|account)[ -]?id$/i,
      /^(id|user|user ?name|login|logon name|benutzer|benutzername)$/i,
      /^(account )?sid$/i,
      /^username@account ?id$/i,
      /^keyid@appid$/i,
    ],
  },
  { name: 'secret', headings: secretHeadings },
] as const

/** Text that more than one field can take: several lines, or several columns. */
export function isTable(text: string): boolean {
  return text.includes('\t') || /[\r\n]/.test(text.trim())
}

/**
 * Rows to take. Of lines that say the same the first is taken; of lines that give one ID different secrets none is,
 * since only a person knows which is right. Spaces around an ID are left to the checks of the form.
 */
export function pastedRows(text: string): PastedRows {
  const { hasHeader, lines } = spreadsheetTable(text, columns)
  const notes: PasteNote[] = []
  const first = new Map<string, PastedRow>()
  const refused = new Set<string>()
  for (const { line, values, hasMore } of lines) {
    const { authenticationId, secret } = values
    const note = (code: PasteNoteCode, other: number | null = null) =>
      notes.push({ code, line, authenticationId, other })
    if (hasMore) note('moreColumns')
    if (authenticationId.trim() === '') {
      note('idMissing')
      continue
    }
    const earlier = first.get(authenticationId)
    if (earlier === undefined) first.set(authenticationId, { line, authenticationId, secret })
    else if (earlier.secret === secret) note('duplicate', earlier.line)
    else {
      note('contradiction', earlier.line)
      refused.add(authenticationId)
    }
  }
  const rows = [...first.values()].filter(({ authenticationId }) => !refused.has(authenticationId))
  return { hasHeader, rows, notes }
}

export interface MergedRows<Row> {
  readonly rows: readonly Row[]
  readonly added: number
  readonly replaced: number
  /** Lines without a secret whose ID is there already. */
  readonly kept: number
}

/** The block's rows with the pasted ones: same ID, same row. Rows that nobody has touched make room. */
export function mergeRows<Row extends { readonly authenticationId: string }>(
  present: readonly Row[],
  pasted: readonly PastedRow[],
  {
    isUntouched,
    withSecret,
  }: {
    readonly isUntouched: (row: Row) => boolean
    /** `row` null: a new one. */
    readonly withSecret: (row: Row | null, pasted: PastedRow) => Row
  },
): MergedRows<Row> {
  const rows = present.filter((row) => !isUntouched(row))
  const counts = { added: 0, replaced: 0, kept: 0 }
  for (const line of pasted) {
    const place = rows.findIndex(({ authenticationId }) => authenticationId === line.authenticationId)
    const there = rows[place]
    if (there === undefined) {
      rows.push(withSecret(null, line))
      counts.added += 1
    } else if (line.secret === '') counts.kept += 1
    else {
      rows[place] = withSecret(there, line)
      counts.replaced += 1
    }
  }
  return { rows, ...counts }
}
