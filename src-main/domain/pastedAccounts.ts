/** Hub accounts out of a spreadsheet: account, password, URL of the landscape. Pure. */
import { secretHeadings, spreadsheetTable } from './spreadsheetText.ts'

export interface PastedAccount {
  readonly line: number
  readonly account: string
  readonly password: string
  readonly url: string
}

const columns = [
  {
    name: 'account',
    headings: [
      /^(hub )?account(s| id)?$/i,
      /^(authentication|auth)[ -]?id$/i,
      /^username(@account ?id)?$/i,
      /^(user|user name|id|hub-?konto|konto|benutzername)$/i,
    ],
  },
  { name: 'password', headings: secretHeadings },
  {
    name: 'url',
    headings: [/^landscape( url)?$/i, /^(landscape )?(url|address|adresse)$/i, /^service connection$/i],
  },
] as const

export function pastedAccounts(text: string): {
  readonly hasHeader: boolean
  readonly accounts: readonly PastedAccount[]
} {
  const { hasHeader, lines } = spreadsheetTable(text, columns)
  return { hasHeader, accounts: lines.map(({ line, values }) => ({ line, ...values })) }
}
