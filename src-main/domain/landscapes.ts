/**
 * Which social365 services a set of hub accounts needs: one for each landscape (messaging-services.md section 1.5,
 * seed.txt). New accounts go to the service of their landscape that is there. Pure.
 */
import { naturalKey, type ServiceId } from './model.ts'
import type { Secret } from './secret.ts'

/** An account as it was entered or pasted. */
export interface HubAccount {
  /** Of the pasted text or the form, from 1. */
  readonly line: number
  /** `username@accountID` */
  readonly account: string
  readonly password: Secret
  /** URL of its landscape. */
  readonly url: string
}

/** A social365 service of the store. */
export interface KnownLandscape {
  readonly id: ServiceId
  readonly name: string
  readonly serviceConnection: string
  readonly revision: number
  readonly accounts: readonly { readonly account: string; readonly hasPassword: boolean }[]
}

export type LandscapeProblemCode =
  | 'accountMissing'
  | 'accountForm'
  | 'urlMissing'
  | 'urlForm'
  | 'accountTwice'
  | 'passwordsDiffer'
  | 'passwordMissing'
  | 'accountElsewhere'
  | 'landscapeShared'

/** `block`: nothing is saved before it is cured. Holds no password. */
export interface LandscapeProblem {
  readonly code: LandscapeProblemCode
  readonly level: 'block' | 'warn' | 'info'
  /** 0: not about one line. */
  readonly line: number
  readonly account: string
  /** The other line, or the other service. */
  readonly other: string
}

export interface ProposedAccount {
  readonly line: number
  readonly account: string
  readonly password: Secret
  /** `keep`: it is there, and no password was given. */
  readonly action: 'add' | 'replace' | 'keep'
}

export interface ProposedLandscape {
  /** The URL in the form that landscapes are compared in. */
  readonly key: string
  readonly url: string
  /** Null: a new service. */
  readonly service: KnownLandscape | null
  /** Of the service that is there; for a new one a free name. */
  readonly name: string
  readonly accounts: readonly ProposedAccount[]
}

export interface LandscapeProposal {
  readonly landscapes: readonly ProposedLandscape[]
  readonly problems: readonly LandscapeProblem[]
}

/** Case of the host, a standard port and slashes at the end make no other landscape. Null: no web address. */
export function landscapeKey(url: string): string | null {
  const text = url.trim()
  if (!URL.canParse(text)) return null
  const { protocol, host, pathname, search } = new URL(text)
  if (protocol !== 'https:' && protocol !== 'http:') return null
  return `${protocol}//${host}${pathname.replace(/\/+$/, '')}${search}`
}

/** Split at the last `@`: a user name may be an e-mail address (credentials.md). */
function isAccount(text: string): boolean {
  const at = text.lastIndexOf('@')
  return at > 0 && text.slice(0, at).trim() !== '' && text.slice(at + 1).trim() !== ''
}

/** `takenNames`: of all services of the store. */
export function proposeLandscapes(
  accounts: readonly HubAccount[],
  known: readonly KnownLandscape[],
  takenNames: readonly string[],
): LandscapeProposal {
  const problems: LandscapeProblem[] = []
  const sound = accounts
    .map((given) => ({ ...given, account: given.account.trim(), url: given.url.trim() }))
    .filter((given) => isSound(given, problems))
  const byLandscape = new Map<string, HubAccount[]>()
  for (const given of withoutRepeats(sound, problems)) {
    const key = landscapeKey(given.url) ?? ''
    byLandscape.set(key, [...(byLandscape.get(key) ?? []), given])
  }
  const taken = new Set(takenNames.map(naturalKey))
  const landscapes = [...byLandscape].flatMap(([key, own]): ProposedLandscape[] => {
    const services = known.filter(({ serviceConnection }) => landscapeKey(serviceConnection) === key)
    const [first = null] = services
    if (first === null) return [newLandscape(key, own, taken, problems)]
    if (services.length > 1) {
      const other = services.map(({ name }) => name).join(', ')
      problems.push({ code: 'landscapeShared', level: 'warn', line: 0, account: '', other })
    }
    return intoServices(key, own, services, problems)
  })
  problems.push(...elsewhere(landscapes, known))
  return { landscapes, problems }
}

function isSound({ line, account, url }: HubAccount, problems: LandscapeProblem[]): boolean {
  const before = problems.length
  const block = (code: LandscapeProblemCode) =>
    problems.push({ code, level: 'block', line, account, other: '' })
  if (account === '') block('accountMissing')
  else if (!isAccount(account)) block('accountForm')
  if (url === '') block('urlMissing')
  else if (landscapeKey(url) === null) block('urlForm')
  return problems.length === before
}

/** The first of lines that say the same. Different passwords of one account block: only a person knows the right one. */
function withoutRepeats(accounts: readonly HubAccount[], problems: LandscapeProblem[]): HubAccount[] {
  const first = new Map<string, HubAccount>()
  for (const given of accounts) {
    const key = `${landscapeKey(given.url)} ${given.account}`
    const earlier = first.get(key)
    if (earlier === undefined) {
      first.set(key, given)
      continue
    }
    const isSame = earlier.password.reveal() === given.password.reveal()
    problems.push({
      code: isSame ? 'accountTwice' : 'passwordsDiffer',
      level: isSame ? 'info' : 'block',
      line: given.line,
      account: given.account,
      other: String(earlier.line),
    })
  }
  return [...first.values()]
}

function newLandscape(
  key: string,
  own: readonly HubAccount[],
  taken: Set<string>,
  problems: LandscapeProblem[],
): ProposedLandscape {
  const name = freeName(key, taken)
  taken.add(naturalKey(name))
  const accounts = own.map((given) => proposed(given, null, problems))
  return { key, url: own[0]?.url ?? key, service: null, name, accounts }
}

/** An account stays in the service that has it; a new one goes to the first. */
function intoServices(
  key: string,
  own: readonly HubAccount[],
  services: readonly KnownLandscape[],
  problems: LandscapeProblem[],
): ProposedLandscape[] {
  const homeOf = ({ account }: HubAccount) => services.find((service) => has(service, account)) ?? services[0]
  return services.flatMap((service) => {
    const here = own.filter((given) => homeOf(given) === service)
    if (here.length === 0) return []
    const accounts = here.map((given) => proposed(given, service, problems))
    return [{ key, url: service.serviceConnection, service, name: service.name, accounts }]
  })
}

function has(service: KnownLandscape, account: string): boolean {
  return service.accounts.some((own) => own.account === account)
}

function proposed(
  { line, account, password }: HubAccount,
  service: KnownLandscape | null,
  problems: LandscapeProblem[],
): ProposedAccount {
  const there = service?.accounts.find((own) => own.account === account)
  if (password.isEmpty && !there?.hasPassword) {
    problems.push({ code: 'passwordMissing', level: 'warn', line, account, other: '' })
  }
  const isThere = there !== undefined
  return { line, account, password, action: !isThere ? 'add' : password.isEmpty ? 'keep' : 'replace' }
}

/** An account belongs to one landscape: that it stands in two is worth a look. */
function elsewhere(
  landscapes: readonly ProposedLandscape[],
  known: readonly KnownLandscape[],
): LandscapeProblem[] {
  return landscapes.flatMap(({ key, accounts, name }) =>
    accounts.flatMap(({ account, line }): LandscapeProblem[] => {
      const stored = known.find(
        (service) => landscapeKey(service.serviceConnection) !== key && has(service, account),
      )
      const given = landscapes.find(
        (other) => other.key !== key && other.accounts.some((own) => own.account === account),
      )
      const other = stored?.name ?? given?.name
      if (other === undefined || other === name) return []
      return [{ code: 'accountElsewhere', level: 'warn', line, account, other }]
    }),
  )
}

/** `Social 365 eu.social365.example.com`, numbered when that is taken. */
function freeName(key: string, taken: ReadonlySet<string>): string {
  const wanted = `Social 365 ${new URL(key).host}`
  let name = wanted
  for (let number = 2; taken.has(naturalKey(name)); number += 1) name = `${wanted} ${number}`
  return name
}

export function hasBlockingProblem({ problems }: LandscapeProposal): boolean {
  return problems.some(({ level }) => level === 'block')
}
