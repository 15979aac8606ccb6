/** Findings of one user (messaging-services.md sections 2.2 to 2.6, rci.md "users"). */
import type { UserDraft } from './draft.ts'
import type { Finding } from './finding.ts'
import { block, info, warn } from './makeFinding.ts'
import { shortestPassword } from './passwordPolicy.ts'
import type { Secret } from './secret.ts'
import { checkCharacters, checkLength, textLimits } from './textRules.ts'

export interface KnownOfUser {
  /** A password is stored already: a left-out one is fine. */
  readonly hasStoredPassword?: boolean
}

/** First and last name have 1 to 400 characters in RCI [doc]. */
const longestName = 400

/** All findings of a user, in the order of its fields. Never throws, whatever the texts are. */
export function checkUser(user: UserDraft, known: KnownOfUser = {}): Finding[] {
  return [
    ...checkPersonName(user.firstName, 'firstName', 'First Name', 'FIRST_NAME'),
    ...checkPersonName(user.lastName, 'lastName', 'Last Name', 'LAST_NAME'),
    ...checkLogonName(user.logonName),
    ...checkPassword(user.password, known.hasStoredPassword ?? false),
    ...checkUse(user),
  ]
}

function checkPersonName(name: string, field: string, label: string, code: string): Finding[] {
  if (name.trim() === '') return [block(`${code}_EMPTY`, field, `${label} is mandatory. Enter one.`)]
  const findings = checkCharacters(name, field, label, 'name')
  if (name.length <= longestName) return findings
  const message = `${label} has ${name.length} characters; a server takes ${longestName}. Shorten it.`
  return [...findings, block(`${code}_TOO_LONG`, field, message)]
}

const plainLogonName = /^[A-Za-z0-9._-]+$/

/** "No spaces, no special characters" (section 2.5). Which ones are special is not said: those warn. */
function checkLogonName(logonName: string): Finding[] {
  const field = 'logonName'
  if (logonName.trim() === '') {
    return [block('LOGON_NAME_EMPTY', field, 'Logon Name is mandatory. Enter one, like hook.twilio.')]
  }
  const findings = checkLength(logonName, textLimits.name, field, 'Logon Name')
  if (plainLogonName.test(logonName)) return findings
  if (/\s/.test(logonName)) {
    findings.push(
      block('LOGON_NAME_SPACE', field, 'Logon Name has a space. Use a full stop, like hook.twilio.'),
    )
  }
  const visible = logonName.replace(/\s/g, '').replace(/[\p{Cc}\p{Cf}]/gu, '')
  if (visible !== logonName.replace(/\s/g, '')) {
    findings.push(block('LOGON_NAME_CONTROL', field, 'Logon Name has an invisible character. Type it anew.'))
  }
  if (visible.includes(':')) {
    const message = 'Logon Name has a colon, which basic authentication does not allow. Use a full stop.'
    findings.push(block('LOGON_NAME_COLON', field, message))
  }
  if (!/^[A-Za-z0-9._:-]*$/.test(visible)) {
    const message =
      'Logon Name has a special character. Use letters a to z, digits, full stop, hyphen and underscore only.'
    findings.push(warn('LOGON_NAME_SPECIAL', field, message))
  }
  return findings
}

// Advice of Sinch for API users (rci.md section 4): no non-Latin letters, none of these signs.
const unwiseInPassword = /[¤£€½§]|[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u

function checkPassword(password: Secret | null | undefined, stored: boolean): Finding[] {
  const field = 'password'
  if (password === undefined && stored) return []
  if (password === undefined || password === null || password.isEmpty) {
    return [warn('PASSWORD_MISSING', field, 'The user has no password and cannot log on. Enter one.')]
  }
  const clear = password.reveal()
  const findings = checkCharacters(clear, field, 'The password', 'password')
  if (clear.length < shortestPassword) {
    const message = `The password has fewer than ${shortestPassword} characters, the usual minimum of the cloud. Use a longer one.`
    findings.push(warn('PASSWORD_SHORT', field, message))
  }
  if (unwiseInPassword.test(clear)) {
    const message =
      'The password has a non-Latin letter or one of ¤ £ € ½ §, which Sinch advises against. Use other characters.'
    findings.push(warn('PASSWORD_CHARACTERS', field, message))
  }
  return [...findings, ...checkLength(clear, textLimits.secret, field, 'The password')]
}

function checkUse(user: UserDraft): Finding[] {
  if (user.use.includes('messagingService')) return []
  const message =
    'Incoming messages are refused for this user. If it shall deliver them, give it the right Use on Messaging Service.'
  return [info('USER_WITHOUT_RIGHT', 'use', message)]
}
