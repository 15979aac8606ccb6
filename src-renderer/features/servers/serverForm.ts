/** What the server screen edits, and its way to the checks and to the router. Pure. */
import type { Weekday } from '../../../src-main/domain/changeWindow.ts'
import { checkServer } from '../../../src-main/domain/checkServer.ts'
import type { Finding } from '../../../src-main/domain/finding.ts'
import { warn } from '../../../src-main/domain/makeFinding.ts'
import {
  type AuthMode,
  type Prerequisite,
  type ProxyUse,
  prerequisites,
  type Release,
  type Server,
} from '../../../src-main/domain/model.ts'
import { t } from '../../i18n/t.ts'
import { keepSecret, type SecretEntry, secretInput } from '../../ui/secretEntry.ts'
import { readMapping, writeMapping } from './mappingText.ts'

/** Mutable, as react-hook-form wants it. */
export interface ServerForm {
  name: string
  url: string
  release: Release
  localHttpAuth: boolean
  authMode: AuthMode
  authUser: string
  authSecret: SecretEntry
  apiKey: SecretEntry
  /** PEM, leaf first. */
  clientCertificate: string
  clientKey: SecretEntry
  /** Opens a key that is encrypted; not kept. */
  clientKeyPassphrase: string
  trustedAuthorities: string
  /** One fingerprint a line. */
  pinnedCertificates: string
  proxy: ProxyUse
  changeWindows: WindowForm[]
  /** Minutes as typed; empty = no scheduled pulls. */
  pullEveryMinutes: string
  prerequisites: Prerequisite[]
  /** JSON of the part of the mapping that differs from the defaults. */
  mapping: string
}

/** A change window as it is edited. */
export interface WindowForm {
  days: Weekday[]
  from: string
  to: string
  timeZone: string
}

type AuthField = 'authUser' | 'authSecret' | 'apiKey' | 'clientCertificate' | 'clientKey'

/** What each mode logs on with (rci.md section 3). */
export const authFields: Readonly<Record<AuthMode, readonly AuthField[]>> = Object.freeze({
  basic: ['authUser', 'authSecret'],
  'basic+apikey': ['authUser', 'authSecret', 'apiKey'],
  ecfsession: ['authUser', 'authSecret'],
  bearer: ['authSecret'],
  clientcert: ['clientCertificate', 'clientKey'],
  none: [],
})

export const emptyForm: Readonly<ServerForm> = {
  name: '',
  url: '',
  release: 'cloud',
  localHttpAuth: false,
  authMode: 'basic+apikey',
  authUser: '',
  authSecret: keepSecret,
  apiKey: keepSecret,
  clientCertificate: '',
  clientKey: keepSecret,
  clientKeyPassphrase: '',
  trustedAuthorities: '',
  pinnedCertificates: '',
  proxy: 'system',
  changeWindows: [],
  pullEveryMinutes: '',
  prerequisites: [],
  mapping: '',
}

/** Stored secrets stay where they are: the form only knows that they are set. */
export function formOf(server: Server): ServerForm {
  const { name, url, release, localHttpAuth, authMode, authUser } = server
  const { clientCertificate, trustedAuthorities, proxy, pullEveryMinutes } = server
  return {
    ...{ name, url, release, localHttpAuth, authMode, authUser },
    ...{ clientCertificate, trustedAuthorities, proxy },
    authSecret: keepSecret,
    apiKey: keepSecret,
    clientKey: keepSecret,
    clientKeyPassphrase: '',
    pinnedCertificates: server.pinnedCertificates.join('\n'),
    changeWindows: server.changeWindows.map((window) => ({ ...window, days: [...window.days] })),
    pullEveryMinutes: pullEveryMinutes === null ? '' : String(pullEveryMinutes),
    prerequisites: inOrder(server.prerequisites),
    mapping: writeMapping(server.mapping),
  }
}

/** In one order, so that ticking and clearing again leaves the form as it was. */
export function inOrder(ticked: readonly Prerequisite[]): Prerequisite[] {
  return prerequisites.filter((name) => ticked.includes(name))
}

/** As `server.save` takes it: secrets in clear, on their way to the store. Other modes' secrets are not sent. */
export function inputOf(form: ServerForm) {
  const { authSecret, apiKey, clientKey, clientKeyPassphrase: _passphrase, mapping, ...plain } = form
  const fields = authFields[form.authMode]
  return {
    ...plain,
    ...settingsOf(form),
    ...(fields.includes('authSecret') && { authSecret: secretInput(authSecret) }),
    ...(fields.includes('apiKey') && { apiKey: secretInput(apiKey) }),
    ...(fields.includes('clientKey') && { clientKey: secretInput(clientKey) }),
    mapping: readMapping(mapping).part ?? {},
  }
}

/** The passphrase goes along only with a key that it is for. */
export function passphraseOf({ clientKey, clientKeyPassphrase }: ServerForm): string | undefined {
  return clientKey.kind === 'replace' && clientKeyPassphrase !== '' ? clientKeyPassphrase : undefined
}

function settingsOf({ pinnedCertificates, pullEveryMinutes }: ServerForm) {
  const pins = pinnedCertificates.split('\n').map((line) => line.trim())
  const minutes = pullEveryMinutes.trim()
  return {
    pinnedCertificates: pins.filter((pin) => pin !== ''),
    pullEveryMinutes: minutes === '' ? null : Number(minutes),
  }
}

export function findingsOf(form: ServerForm, stored: Server | null): Finding[] {
  const { finding } = readMapping(form.mapping)
  return [
    ...checkServer({ ...form, ...settingsOf(form) }),
    ...checkAuth(form, stored),
    ...(finding ? [finding] : []),
  ]
}

function checkAuth(form: ServerForm, stored: Server | null): Finding[] {
  const { authMode } = form
  const fields = authFields[authMode]
  const isMissing = (name: 'authSecret' | 'apiKey' | 'clientKey') =>
    fields.includes(name) &&
    (form[name].kind === 'remove' || (!secretInput(form[name]) && stored?.[name] !== 'set'))
  const findings: Finding[] = []
  if (fields.includes('authUser') && form.authUser.trim() === '') {
    findings.push(warn('SERVER_USER_EMPTY', 'authUser', t('server.user.empty')))
  }
  if (isMissing('authSecret')) {
    const what = t(authMode === 'bearer' ? 'server.token' : 'server.password')
    findings.push(warn('SERVER_SECRET_EMPTY', 'authSecret', t('server.secret.empty', { what })))
  }
  if (isMissing('apiKey')) {
    findings.push(
      warn('SERVER_API_KEY_EMPTY', 'apiKey', t('server.secret.empty', { what: t('server.apiKey') })),
    )
  }
  if (fields.includes('clientCertificate') && form.clientCertificate.trim() === '') {
    const what = t('server.clientCertificate')
    findings.push(
      warn('SERVER_CLIENT_CERTIFICATE_EMPTY', 'clientCertificate', t('server.secret.empty', { what })),
    )
  }
  if (isMissing('clientKey')) {
    const what = t('server.clientKey')
    findings.push(warn('SERVER_CLIENT_KEY_EMPTY', 'clientKey', t('server.secret.empty', { what })))
  }
  return findings
}

const emptiness = new Set([
  'SERVER_NAME_EMPTY',
  'SERVER_URL_EMPTY',
  'SERVER_USER_EMPTY',
  'SERVER_SECRET_EMPTY',
  'SERVER_API_KEY_EMPTY',
  'SERVER_CLIENT_CERTIFICATE_EMPTY',
  'SERVER_CLIENT_KEY_EMPTY',
])

/** That a new server's field is still empty is said when saving was tried, not before anything was typed. */
export function shownFindings(
  findings: readonly Finding[],
  { isNew, isAsked }: { readonly isNew: boolean; readonly isAsked: boolean },
): Finding[] {
  return findings.filter(({ code }) => isAsked || !isNew || !emptiness.has(code))
}
