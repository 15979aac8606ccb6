/**
 * Services that have in common what is taken to belong to one of them. The sources say so of landscapes alone
 * (seed.txt, social365); the rest is inferred, so that everything here warns and says what is assumed.
 */
import { webhookId } from './conversationRules.ts'
import type { Finding } from './finding.ts'
import { rowField, warn } from './makeFinding.ts'
import type { ServiceType } from './model.ts'

export interface Connected {
  readonly type: ServiceType
  readonly serviceConnection: string
}

function urlKey({ serviceConnection }: Connected): string {
  return serviceConnection.trim().replace(/\/$/, '').toLowerCase()
}

function key(...parts: readonly string[]): string {
  return parts.join(' ')
}

/** Same for services of one landscape, or of one region and project; null: a URL of this type may be shared. */
export function connectionKey(service: Connected): string | null {
  const isOnePerUrl = service.type === 'social365' || service.type === 'sinchconversation'
  const url = urlKey(service)
  return isOnePerUrl && url !== '' ? key(service.type, url) : null
}

/**
 * Same for two rows of one account; null: the ID may be shared. Pages, apps and Azure applications are known by their
 * ID alone; a user name says nothing without the address at which it is one. An app on a server of FP17 and on a later
 * one needs two services, since their addresses differ.
 */
export function idKey(service: Connected, authenticationId: string): string | null {
  const id = authenticationId.trim().toLowerCase()
  if (id === '') return null
  switch (service.type) {
    case 'facebook':
      return key(service.type, id)
    case 'sinchconversation': {
      const release = service.serviceConnection.includes('/v1beta/') ? 'fp17' : 'later'
      return id === webhookId ? null : key(service.type, release, id)
    }
    case 'msteams':
      // A technical user may serve several applications.
      return id.includes('@') ? null : key(service.type, id)
    default:
      return key(service.type, urlKey(service), id)
  }
}

/** `other`: name of the service that has the same `connectionKey`. */
export function connectionShared(type: ServiceType, other: string): Finding {
  if (type === 'social365') {
    const message = `The service "${other}" has the same Service Connection. Put the accounts of one landscape into one service.`
    return warn('SOCIAL365_LANDSCAPE_SHARED', 'serviceConnection', message)
  }
  const message = `The service "${other}" has the same Service Connection. It is assumed that one service per region and project takes the rows of all its apps: check that both are meant.`
  return warn('CONVERSATION_PROJECT_SHARED', 'serviceConnection', message)
}

/** `other`: name of the service that has a row of the same `idKey`. */
export function idShared(index: number, other: string): Finding {
  const message = `The service "${other}" has this authentication ID too. It is assumed that an account belongs into one service: check that both are meant.`
  return warn('AUTHENTICATION_ID_SHARED', rowField(index, 'authenticationId'), message)
}
