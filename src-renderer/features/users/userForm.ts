/** What the user screen edits, and its way to the checks and to the router. Pure. */
import { checkUser } from '../../../src-main/domain/checkUser.ts'
import type { UserDraft } from '../../../src-main/domain/draft.ts'
import type { Finding } from '../../../src-main/domain/finding.ts'
import type { IncomingUserProposal } from '../../../src-main/domain/incomingUser.ts'
import { block, warn } from '../../../src-main/domain/makeFinding.ts'
import { naturalKey, type User, type UserRight } from '../../../src-main/domain/model.ts'
import { Secret } from '../../../src-main/domain/secret.ts'
import { t } from '../../i18n/t.ts'

/** Mutable, as react-hook-form wants it. */
export interface UserForm {
  firstName: string
  lastName: string
  logonName: string
  /** Set Password is ticked. */
  setsPassword: boolean
  password: string
  confirmedPassword: string
  /** The password was generated here and is shown in clear until it is saved. */
  isGenerated: boolean
  usesMessagingService: boolean
}

const noPassword = { setsPassword: false, password: '', confirmedPassword: '', isGenerated: false }

/** Users are made here for incoming messages, hence with the one right that these need. */
export const emptyForm: Readonly<UserForm> = {
  firstName: '',
  lastName: '',
  logonName: '',
  ...noPassword,
  usesMessagingService: true,
}

/** A stored password stays where it is: the form only knows that it is set. */
export function formOf(user: User): UserForm {
  const { firstName, lastName, logonName, use } = user
  return {
    firstName,
    lastName,
    logonName,
    ...noPassword,
    usesMessagingService: use.includes('messagingService'),
  }
}

/** Names and rights of another user; the logon name must be its own, and passwords are not copied. */
export function copyOf(user: User): UserForm {
  return { ...formOf(user), logonName: '' }
}

export function proposedForm(proposal: IncomingUserProposal, password: string): UserForm {
  const { firstName, lastName, logonName } = proposal
  return { ...emptyForm, firstName, lastName, logonName, ...generated(password) }
}

/** The part of the form that a generated password fills. */
export function generated(password: string) {
  return { setsPassword: true, password, confirmedPassword: password, isGenerated: true }
}

function rightsOf(form: UserForm): UserRight[] {
  return form.usesMessagingService ? ['messagingService'] : []
}

export function draftOf(form: UserForm): UserDraft {
  const { firstName, lastName, logonName } = form
  const password = form.setsPassword && form.password !== '' ? new Secret(form.password) : undefined
  return { firstName, lastName, logonName, password, use: rightsOf(form) }
}

/** The draft as `user.save` takes it: the password in clear, on its way to the store. */
export function inputOf(form: UserForm) {
  const { firstName, lastName, logonName } = form
  const password = form.setsPassword ? { password: form.password } : {}
  return { firstName, lastName, logonName, ...password, use: rightsOf(form) }
}

export function findingsOf(form: UserForm, stored: User | null): Finding[] {
  const hasStoredPassword = stored?.password === 'set'
  const findings = checkUser(draftOf(form), { hasStoredPassword })
  if (!form.setsPassword) return [...findings, ...checkRename(form, stored)]
  if (form.password === '') {
    const others = findings.filter(({ code }) => code !== 'PASSWORD_MISSING')
    return [...others, block('PASSWORD_NOT_ENTERED', 'password', t('user.password.notEntered'))]
  }
  if (form.password === form.confirmedPassword) return findings
  return [...findings, block('PASSWORD_NOT_CONFIRMED', 'confirmedPassword', t('user.password.notConfirmed'))]
}

/** "Changing it forces a new password" (messaging-services.md section 2.5). */
function checkRename(form: UserForm, stored: User | null): Finding[] {
  const isRenamed = stored !== null && naturalKey(stored.logonName) !== naturalKey(form.logonName)
  if (!isRenamed || stored.password !== 'set') return []
  return [warn('LOGON_NAME_CHANGED', 'logonName', t('user.logonName.changed'))]
}

const emptiness = new Set(['FIRST_NAME_EMPTY', 'LAST_NAME_EMPTY', 'LOGON_NAME_EMPTY', 'PASSWORD_MISSING'])
const halfTyped = new Set(['PASSWORD_NOT_ENTERED', 'PASSWORD_NOT_CONFIRMED'])

/**
 * Findings to show while typing: what is merely not typed yet is said when saving was tried. In a stored user an
 * emptied field is told at once.
 */
export function shownFindings(
  findings: readonly Finding[],
  form: UserForm,
  { isNew, isAsked }: { readonly isNew: boolean; readonly isAsked: boolean },
): Finding[] {
  if (isAsked) return [...findings]
  return findings.filter(({ code }) => {
    if (emptiness.has(code)) return !isNew
    if (!halfTyped.has(code)) return true
    return form.confirmedPassword !== '' && !form.password.startsWith(form.confirmedPassword)
  })
}
