/** What the screen of landscapes edits, and its way to the proposal and to the router. Pure. */

import type { Finding } from '../../../src-main/domain/finding.ts'
import type {
  HubAccount,
  LandscapeProblem,
  LandscapeProblemCode,
  ProposedLandscape,
} from '../../../src-main/domain/landscapes.ts'
import type { PastedAccount } from '../../../src-main/domain/pastedAccounts.ts'
import { Secret } from '../../../src-main/domain/secret.ts'
import { t } from '../../i18n/t.ts'

export interface AccountRow {
  /** Tells rows apart while they move. */
  readonly id: number
  readonly account: string
  readonly password: string
  readonly url: string
}

/** As the store keeps it while it is not saved. */
export interface LandscapeDraft {
  readonly accounts: readonly Omit<AccountRow, 'id'>[]
  /** Names that were entered for new services, by landscape. */
  readonly names: readonly (readonly [key: string, name: string])[]
}

export const emptyLandscapes: LandscapeDraft = Object.freeze({ accounts: [], names: [] })

let lastId = 0

export function emptyAccount(): AccountRow {
  return rowOf({ account: '', password: '', url: '' })
}

function rowOf({ account, password, url }: Omit<PastedAccount, 'line'>): AccountRow {
  lastId += 1
  return { id: lastId, account, password, url }
}

export function isFilled({ account, password, url }: AccountRow): boolean {
  return account.trim() !== '' || password !== '' || url.trim() !== ''
}

export function draftOf(rows: readonly AccountRow[], names: ReadonlyMap<string, string>): LandscapeDraft {
  const accounts = rows.map(({ account, password, url }) => ({ account, password, url }))
  return { accounts, names: [...names] }
}

/** There is always a row to be filled. */
export function rowsOf({ accounts }: LandscapeDraft = emptyLandscapes): readonly AccountRow[] {
  return accounts.length === 0 ? [emptyAccount()] : accounts.map(rowOf)
}

/** Pasted lines below those that are filled. */
export function withPasted(
  rows: readonly AccountRow[],
  pasted: readonly PastedAccount[],
): readonly AccountRow[] {
  return [...rows.filter(isFilled), ...pasted.map(rowOf)]
}

/** Lines count as on the screen; rows that nobody filled are no accounts. */
export function accountsOf(rows: readonly AccountRow[]): HubAccount[] {
  return rows.flatMap((row, index) => {
    if (!isFilled(row)) return []
    return [{ line: index + 1, account: row.account, password: new Secret(row.password), url: row.url }]
  })
}

/** As `service.saveLandscapes` takes it: passwords in clear, on their way to the store. */
export function requestOf(
  rows: readonly AccountRow[],
  names: ReadonlyMap<string, string>,
  changed: readonly ProposedLandscape[],
) {
  return {
    accounts: rows.filter(isFilled).map(({ account, password, url }) => ({ account, password, url })),
    names: changed
      .filter(({ service }) => service === null)
      .map(({ key, name }) => ({ key, name: names.get(key) ?? name })),
    revisions: changed.flatMap(({ service }) =>
      service === null ? [] : [{ id: service.id, revision: service.revision }],
    ),
  }
}

const texts: Readonly<Record<LandscapeProblemCode, (problem: LandscapeProblem) => string>> = {
  accountMissing: () => t('landscapes.problem.accountMissing'),
  accountForm: () => t('landscapes.problem.accountForm'),
  urlMissing: () => t('landscapes.problem.urlMissing'),
  urlForm: () => t('landscapes.problem.urlForm'),
  accountTwice: ({ other }) => t('landscapes.problem.accountTwice', { other }),
  passwordsDiffer: ({ other, account }) => t('landscapes.problem.passwordsDiffer', { other, account }),
  passwordMissing: () => t('landscapes.problem.passwordMissing'),
  accountElsewhere: ({ other, account }) => t('landscapes.problem.accountElsewhere', { other, account }),
  landscapeShared: ({ other }) => t('landscapes.problem.landscapeShared', { other }),
}

export function problemFinding(problem: LandscapeProblem): Finding {
  const { code, level } = problem
  return { code, level, message: texts[code](problem), field: '' }
}

const urlProblems = new Set(['urlMissing', 'urlForm'])
const passwordProblems = new Set(['passwordsDiffer', 'passwordMissing'])

/** In which column of its line a problem is told. */
export function columnOf({ code }: LandscapeProblem): 'account' | 'password' | 'url' {
  if (urlProblems.has(code)) return 'url'
  return passwordProblems.has(code) ? 'password' : 'account'
}
