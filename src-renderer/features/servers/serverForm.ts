/** What the server screen edits, and its way to the checks and to the router. Pure. */
import { checkServer } from '../../../src-main/domain/checkServer.ts'
import type { Finding } from '../../../src-main/domain/finding.ts'
import { warn } from '../../../src-main/domain/makeFinding.ts'
import {
  type AuthMode,
  type Prerequisite,
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
  prerequisites: Prerequisite[]
  /** JSON of the part of the mapping that differs from the defaults. */
  mapping: string
}

type AuthField = 'authUser' | 'authSecret' | 'apiKey'

/** What each mode logs on with (rci.md section 3). */
export const authFields: Readonly<Record<AuthMode, readonly AuthField[]>> = Object.freeze({
  basic: ['authUser', 'authSecret'],
  'basic+apikey': ['authUser', 'authSecret', 'apiKey'],
  ecfsession: ['authUser', 'authSecret'],
  bearer: ['authSecret'],
  clientcert: [],
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
  prerequisites: [],
  mapping: '',
}

/** Stored secrets stay where they are: the form only knows that they are set. */
export function formOf(server: Server): ServerForm {
  const { name, url, release, localHttpAuth, authMode, authUser } = server
  return {
    ...{ name, url, release, localHttpAuth, authMode, authUser },
    authSecret: keepSecret,
    apiKey: keepSecret,
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
  const { authSecret, apiKey, mapping, ...plain } = form
  const fields = authFields[form.authMode]
  return {
    ...plain,
    ...(fields.includes('authSecret') && { authSecret: secretInput(authSecret) }),
    ...(fields.includes('apiKey') && { apiKey: secretInput(apiKey) }),
    mapping: readMapping(mapping).part ?? {},
  }
}

export function findingsOf(form: ServerForm, stored: Server | null): Finding[] {
  const { finding } = readMapping(form.mapping)
  return [...checkServer(form), ...checkAuth(form, stored), ...(finding ? [finding] : [])]
}

function checkAuth(form: ServerForm, stored: Server | null): Finding[] {
  const { authMode } = form
  if (authMode === 'clientcert') {
    return [warn('AUTH_MODE_UNSUPPORTED', 'authMode', t('server.auth.clientcert.unsupported'))]
  }
  const fields = authFields[authMode]
  const isMissing = (name: 'authSecret' | 'apiKey') =>
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
  return findings
}

const emptiness = new Set([
  'SERVER_NAME_EMPTY',
  'SERVER_URL_EMPTY',
  'SERVER_USER_EMPTY',
  'SERVER_SECRET_EMPTY',
  'SERVER_API_KEY_EMPTY',
])

/** That a new server's field is still empty is said when saving was tried, not before anything was typed. */
export function shownFindings(
  findings: readonly Finding[],
  { isNew, isAsked }: { readonly isNew: boolean; readonly isAsked: boolean },
): Finding[] {
  return findings.filter(({ code }) => isAsked || !isNew || !emptiness.has(code))
}
