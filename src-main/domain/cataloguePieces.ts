/** Pieces that entries of the catalogue in serviceTypes.ts have in common. */
import type { Release } from './model.ts'
import type { Columns, FormatRule, ReleaseSupport, RowKind } from './serviceTypeInfo.ts'

type Support = Readonly<Record<Release, ReleaseSupport>>

// FP21: no list of types was available, hence `unknown` throughout. `cloud` follows the newest wording (S6).
export const everywhere: Support = {
  fp17: 'offered',
  fp19: 'offered',
  fp20: 'offered',
  fp21: 'unknown',
  cloud: 'offered',
}
export const ended: Support = { ...everywhere, cloud: 'gone' }
export const cutInFp20: Support = { ...everywhere, fp20: 'unknown' }

export const endedNote =
  'The newest cloud guide says "no longer supported"; older cloud guides still list the type. No date is known.'

const password: Columns = { id: 'Authentication ID', secret: 'Password', trust: 'documented' }
// The FP21 page was not available; FP20, the release before it, has "Password".
export const columns: Readonly<Record<Release, Columns>> = {
  fp17: password,
  fp19: password,
  fp20: password,
  fp21: { ...password, trust: 'inferred' },
  cloud: { id: 'Authentication ID', secret: 'Secret', trust: 'documented' },
}

export const userNameFormat: FormatRule = {
  pattern: /^[^:]*$/,
  level: 'warn',
  code: 'USER_NAME_COLON',
  message:
    'The user name has a colon, which basic authentication does not allow. Check it against the account.',
}

export function userAndPassword(account: string, rules: Partial<RowKind> = {}): RowKind {
  return {
    name: 'account',
    id: 'User name',
    secret: 'Password',
    idHelp: `User name of the ${account}.`,
    secretHelp: `Password of the ${account}.`,
    helpTrust: 'inferred',
    trust: 'documented',
    ...rules,
  }
}

export const anyUrl = {
  placeholder: 'https://',
  example: null,
  help: 'URL that the provider gave you. No public source states its form for this type.',
  patterns: [],
  trust: 'inferred',
} as const

export const oneRowDocumented = { max: 1, level: 'block', trust: 'documented', source: 'seed.txt' } as const
export const oneRowAssumed = {
  max: 1,
  level: 'warn',
  trust: 'inferred',
  source: 'messaging-services.md 1.5',
} as const
export const externalUser = { rule: 'externalUser', trust: 'documented' } as const
