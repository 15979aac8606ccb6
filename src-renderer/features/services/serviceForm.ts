/** What the service screen edits, and its way to the checks and to the router. Pure. */
import type { ServiceDraft } from '../../../src-main/domain/draft.ts'
import type { Finding } from '../../../src-main/domain/finding.ts'
import type { Service, ServiceType } from '../../../src-main/domain/model.ts'
import { keepSecret, type SecretEntry, secretDraft, secretInput } from '../../ui/secretEntry.ts'

export interface AuthenticationRow {
  authenticationId: string
  secret: SecretEntry
}

/** Mutable, as react-hook-form wants it. */
export interface ServiceForm {
  name: string
  serviceConnection: string
  authenticationUrl: string
  authenticationScope: string
  authentications: AuthenticationRow[]
}

export function emptyRow(authenticationId = ''): AuthenticationRow {
  return { authenticationId, secret: keepSecret }
}

/** A new service starts with a row to fill in, and the webhook row where the type has one. */
export function newForm(type: ServiceType): ServiceForm {
  return {
    name: '',
    serviceConnection: '',
    authenticationUrl: '',
    authenticationScope: '',
    authentications: type === 'sinchconversation' ? [emptyRow(), emptyRow('webhook')] : [emptyRow()],
  }
}

/** Stored secrets stay where they are: the form only knows that they are set. */
export function formOf(service: Service): ServiceForm {
  return {
    name: service.name,
    serviceConnection: service.serviceConnection,
    authenticationUrl: service.authenticationUrl,
    authenticationScope: service.authenticationScope,
    authentications: service.authentications.map(({ authenticationId }) => emptyRow(authenticationId)),
  }
}

export function draftOf(type: ServiceType, form: ServiceForm): ServiceDraft {
  return {
    ...form,
    type,
    authentications: form.authentications.map(({ authenticationId, secret }) => ({
      authenticationId,
      secret: secretDraft(secret),
    })),
  }
}

/** The draft as `service.save` takes it: secrets in clear, on their way to the store. */
export function inputOf(type: ServiceType, form: ServiceForm) {
  return {
    ...form,
    type,
    authentications: form.authentications.map(({ authenticationId, secret }) => ({
      authenticationId,
      secret: secretInput(secret),
    })),
  }
}

export function storedSecretIdsOf(service: Service | null): ReadonlySet<string> {
  const rows = service?.authentications ?? []
  return new Set(
    rows.filter(({ secret }) => secret === 'set').map(({ authenticationId }) => authenticationId),
  )
}

const emptiness = new Set([
  'NAME_EMPTY',
  'SERVICE_CONNECTION_EMPTY',
  'AUTHENTICATION_ID_EMPTY',
  'SECRET_MISSING',
  'AUTHENTICATIONS_EMPTY',
  'CONVERSATION_OUTGOING_MISSING',
])

/**
 * Findings to show while typing: that a field is still empty is said when saving was tried, not before anything
 * was typed. In a stored service an emptied field is told at once, unless it belongs to an untouched new row.
 */
export function shownFindings(
  findings: readonly Finding[],
  form: ServiceForm,
  { isNew, isAsked }: { readonly isNew: boolean; readonly isAsked: boolean },
): Finding[] {
  if (isAsked) return [...findings]
  return findings.filter(({ code, field }) => {
    if (!emptiness.has(code)) return true
    const index = /^authentications\[(\d+)\]/.exec(field)?.[1]
    if (index === undefined) return !isNew
    const row = form.authentications[Number(index)]
    const isUntouched = row === undefined || (row.authenticationId === '' && row.secret.kind === 'keep')
    return !isNew && !isUntouched
  })
}
