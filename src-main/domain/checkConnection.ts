/** Findings of the Service Connection (messaging-services.md sections 1.2 and 1.6, credentials.md). */
import type { ServiceDraft } from './draft.ts'
import type { Finding } from './finding.ts'
import { isUuid } from './formats.ts'
import { block, warn } from './makeFinding.ts'
import type { Release } from './model.ts'
import { serviceTypeInfo } from './serviceTypes.ts'
import { checkCharacters, checkLength, textLimits } from './textRules.ts'

const field = 'serviceConnection'
const what = 'The Service Connection'

export function checkConnection(service: ServiceDraft, release: Release | undefined): Finding[] {
  const entered = service.serviceConnection
  const url = entered.trim()
  if (url === '') {
    return [block('SERVICE_CONNECTION_EMPTY', field, `${what} is empty. Enter the URL of the provider.`)]
  }
  const characters = [
    ...checkCharacters(entered, field, what, 'token'),
    ...checkLength(entered, textLimits.url, field, what),
  ]
  if (!isAbsoluteUrl(url)) {
    const message = `${what} is no complete URL. Enter one that starts with https:// and names a host.`
    return [...characters, block('SERVICE_CONNECTION_NOT_A_URL', field, message)]
  }
  const form =
    service.type === 'sinchconversation' ? checkConversationForm(entered, release) : checkForm(service, url)
  return [...characters, ...checkSafety(url), ...form]
}

// `URL` alone takes "https:host" and "mailto:x"; a service is called at scheme://host.
function isAbsoluteUrl(url: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\/[^/?#]/i.test(url) && URL.canParse(url)
}

const secretInQuery = /[?&][a-z_]*(?:token|password|secret|api_?key)=/i

function checkSafety(url: string): Finding[] {
  const findings: Finding[] = []
  // Every known form is https; that other schemes never work is an assumption, so it warns.
  if (!/^https:/i.test(url)) {
    const message = `${what} does not use https: credentials would travel unprotected. Use https://.`
    findings.push(warn('SERVICE_CONNECTION_NOT_HTTPS', field, message))
  }
  const { username, password, search } = new URL(url)
  if (username !== '' || password !== '' || secretInQuery.test(search)) {
    const message = `${what} has credentials in it, where they are not kept secret. Move them to Authentications.`
    findings.push(warn('SERVICE_CONNECTION_CREDENTIALS', field, message))
  }
  if (/[{}]/.test(url)) {
    const message = `${what} still has a placeholder in curly brackets. Put the real value there.`
    findings.push(warn('SERVICE_CONNECTION_PLACEHOLDER', field, message))
  }
  return findings
}

function checkForm(service: ServiceDraft, url: string): Finding[] {
  const { connection, label } = serviceTypeInfo(service.type)
  const { patterns } = connection
  if (patterns.length === 0 || patterns.some((pattern) => pattern.test(url))) return []
  const message =
    `${what} does not have the form that is known for ${label}: ${connection.placeholder}. ` +
    "Compare it with the provider's portal."
  return [warn('SERVICE_CONNECTION_FORM', field, message)]
}

const conversationUrl =
  /^https:\/\/([a-z]+)\.conversation\.api\.sinch\.com\/(v1|v1beta)\/projects\/([^/?#\s]+)\/messages:send$/

/**
 * The only type with a documented form (S8, S9): `v1` with eu or us, on FP17 `v1beta` with eu or na. The region br
 * is known to Sinch's SDK only (S42).
 */
function checkConversationForm(url: string, release: Release | undefined): Finding[] {
  const { label, connection } = serviceTypeInfo('sinchconversation')
  const [, region = '', version = '', project = ''] = conversationUrl.exec(url) ?? []
  const fp17Form = version === 'v1beta' && ['eu', 'na'].includes(region)
  const laterForm = version === 'v1' && ['eu', 'us', 'br'].includes(region)
  if (!fp17Form && !laterForm) {
    const message = `${what} of ${label} must have the form ${connection.placeholder}, with the region eu or us.`
    return [block('SERVICE_CONNECTION_FORM', field, message)]
  }
  const findings: Finding[] = []
  if (fp17Form && release !== 'fp17') {
    const message = `${what} has the form of FP17. Later releases use /v1/ and the regions eu and us: change it.`
    findings.push(warn('CONVERSATION_URL_FP17', field, message))
  }
  if (laterForm && release === 'fp17') {
    const message = `${what} has the form of later releases. FP17 uses /v1beta/ and the regions eu and na: change it.`
    findings.push(warn('CONVERSATION_URL_NOT_FP17', field, message))
  }
  if (region === 'br') {
    const message = `${what} has the region br, which is not named for Contact Pro. Check that the project is there.`
    findings.push(warn('CONVERSATION_REGION_BR', field, message))
  }
  // credentials.md asks for a UUID, messaging-services.md 1.9 for any project ID: doubt, so it warns.
  if (!isUuid(project)) {
    const message = `The project ID in the Service Connection is no UUID. Copy it from Conversation API > Apps.`
    findings.push(warn('CONVERSATION_PROJECT_ID_FORMAT', field, message))
  }
  return findings
}
