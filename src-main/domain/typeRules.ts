/** Rules of one service type that look at several fields or tell kinds of rows apart. */
import { conversationRules } from './conversationRules.ts'
import type { ServiceDraft } from './draft.ts'
import type { Finding } from './finding.ts'
import { isUuid, newSecretOf } from './formats.ts'
import { block, rowField, warn } from './makeFinding.ts'
import type { Release, ServiceType } from './model.ts'

type TypeRule = (service: ServiceDraft, release: Release | undefined) => Finding[]

// facebook, sap365, c4semail, c4semailv2 and wavy: the formats of the catalogue say all.
const formatsOnly: TypeRule = () => []

export const typeRules: Readonly<Record<ServiceType, TypeRule>> = Object.freeze({
  facebook: formatsOnly,
  sap365: formatsOnly,
  twilio: twilioRules,
  social365: social365Rules,
  c4semail: formatsOnly,
  c4semailv2: formatsOnly,
  sinchconversation: conversationRules,
  sinchsms: sinchsmsRules,
  wavy: formatsOnly,
  msteams: teamsRules,
})

const twilioAccount = /\/Accounts\/(AC[0-9a-fA-F]{32})(?![0-9a-zA-Z])/

/** Token shapes and the form of the URL are common practice, not documented (credentials.md): they warn. */
function twilioRules(service: ServiceDraft): Finding[] {
  const account = twilioAccount.exec(service.serviceConnection)?.[1]
  return service.authentications.flatMap((row, index) => {
    const id = row.authenticationId.trim()
    const field = rowField(index, 'secret')
    if (id.startsWith('SK'))
      return [...twilioKeySecret(newSecretOf(row), field), ...twilioKeyAccount(account)]
    if (id.startsWith('AC'))
      return [...twilioToken(newSecretOf(row), field), ...twilioSameAccount(id, account)]
    return []
  })
}

function twilioToken(token: string | null, field: string): Finding[] {
  if (token === null || /^[0-9a-f]{32}$/.test(token)) return []
  const message = 'A Twilio auth token usually has 32 digits and small letters a to f. Copy it again.'
  return [warn('TWILIO_TOKEN_FORMAT', field, message)]
}

function twilioKeySecret(secret: string | null, field: string): Finding[] {
  if (secret === null || /^[A-Za-z0-9]{32}$/.test(secret)) return []
  const message = 'The secret of a Twilio API key usually has 32 letters and digits. Copy it again.'
  return [warn('TWILIO_KEY_SECRET_FORMAT', field, message)]
}

function twilioKeyAccount(account: string | undefined): Finding[] {
  if (account !== undefined) return []
  const message = 'An API key (SK...) needs the Account SID in the URL: put .../Accounts/AC.../ into it.'
  return [warn('TWILIO_ACCOUNT_MISSING', 'serviceConnection', message)]
}

function twilioSameAccount(id: string, account: string | undefined): Finding[] {
  if (account === undefined || account.toLowerCase() === id.toLowerCase()) return []
  const message = 'The Account SID in the URL is not the authentication ID. Use the same account in both.'
  return [warn('TWILIO_ACCOUNT_MISMATCH', 'serviceConnection', message)]
}

/** `username@accountID` (seed.txt). A user name may be an e-mail address, hence the last `@` (credentials.md). */
function social365Rules(service: ServiceDraft): Finding[] {
  return service.authentications.flatMap((row, index) => {
    const id = row.authenticationId.trim()
    const at = id.lastIndexOf('@')
    const complete = at > 0 && id.slice(0, at).trim() !== '' && id.slice(at + 1).trim() !== ''
    if (id === '' || complete) return []
    const message = 'The authentication ID must have the form username@account ID. Enter both parts.'
    return [block('SOCIAL365_ID_FORMAT', rowField(index, 'authenticationId'), message)]
  })
}

/** FP17 has a user name in the row (messaging-services.md section 1.3), so the plan can only be compared later. */
function sinchsmsRules(service: ServiceDraft, release: Release | undefined): Finding[] {
  const plan = /\/xms\/v1\/([^/?#\s]+)\/batches$/.exec(service.serviceConnection.trim())?.[1]
  if (plan === undefined || release === 'fp17') return []
  const others = service.authentications.map((row) => row.authenticationId.trim()).filter((id) => id !== '')
  if (others.length === 0 || others.includes(plan)) return []
  const message =
    'The service plan in the URL is not the authentication ID. Use the same plan in both, unless the server is FP17.'
  return [warn('SINCHSMS_PLAN_MISMATCH', 'serviceConnection', message)]
}

const eMailForm = /^[^\s@]+@[^\s@]+\.[^\s@]+$/

/** A row for the Azure application and one for the technical user (messaging-services.md 1.3; 1.5 [INF]). */
function teamsRules({ authentications }: ServiceDraft): Finding[] {
  const isUser = (id: string) => id.includes('@')
  const findings = authentications.flatMap((row, index) => {
    const id = row.authenticationId.trim()
    const field = rowField(index, 'authenticationId')
    return isUser(id) ? teamsUser(id, field) : teamsApplication(id, newSecretOf(row), index)
  })
  const users = authentications.filter((row) => isUser(row.authenticationId)).length
  const applications = authentications.length - users
  const flag = (code: string, message: string) => findings.push(warn(code, 'authentications', message))
  if (applications > 1) flag('TEAMS_APPLICATION_TWICE', 'More than one row is an application. Keep one.')
  if (users > 1) flag('TEAMS_USER_TWICE', 'More than one row is a technical user. Keep one.')
  if (applications === 0 && users > 0) {
    flag('TEAMS_APPLICATION_MISSING', 'No row is the Azure application. Add one with its client ID.')
  }
  if (users === 0 && applications > 0) {
    flag('TEAMS_USER_MISSING', 'No row is the technical user. Add one with its user name in e-mail form.')
  }
  return findings
}

function teamsUser(id: string, field: string): Finding[] {
  if (eMailForm.test(id)) return []
  const message =
    'The user name of the technical user has no e-mail form. Enter it like teams.bot@example.com.'
  return [warn('TEAMS_USER_FORMAT', field, message)]
}

function teamsApplication(id: string, secret: string | null, index: number): Finding[] {
  const findings: Finding[] = []
  if (id !== '' && !isUuid(id)) {
    const message =
      'The ID is neither an application (client) ID, which is a GUID, nor a user name in e-mail form. Copy it again.'
    findings.push(warn('TEAMS_APPLICATION_ID_FORMAT', rowField(index, 'authenticationId'), message))
  }
  if (secret !== null && isUuid(secret)) {
    const message = 'The secret looks like the ID of a client secret. Copy its value instead of its ID.'
    findings.push(warn('TEAMS_SECRET_IS_ID', rowField(index, 'secret'), message))
  }
  return findings
}
