/** The user that a provider logs on with for incoming calls (seed.txt "Incoming Authentication", product.md). */
import type { ServiceType } from './model.ts'
import { naturalKey } from './model.ts'
import { incomingRuleOf, serviceTypeInfo } from './serviceTypes.ts'

export interface IncomingUserProposal {
  readonly firstName: string
  readonly lastName: string
  readonly logonName: string
  readonly use: readonly ['messagingService']
}

/** In code points, far below what a server takes. */
const longestName = 100

/** Whether a service of the type needs an external user on a server with this setting. */
export function needsIncomingUser(type: ServiceType, localHttpAuth: boolean): boolean {
  return localHttpAuth && incomingRuleOf(type) === 'externalUser'
}

/**
 * A new user for a service. Its logon name is free: the seed advises against an existing user.
 * `existingLogonKeys`: natural keys of all users.
 */
export function proposeIncomingUser(
  service: { readonly name: string; readonly type: ServiceType },
  existingLogonKeys: ReadonlySet<string>,
): IncomingUserProposal {
  const printable = service.name.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '').trim()
  // "Hook Twilio" gives Hook / Twilio, not Hook / Hook Twilio.
  const name = [...printable.replace(/^hook\s+/i, '')].slice(0, longestName).join('').trim()
  const slug = slugOf(name) || slugOf(service.type)
  return {
    firstName: 'Hook',
    lastName: name || serviceTypeInfo(service.type).label,
    logonName: freeLogonName(`hook.${slug}`, existingLogonKeys),
    use: ['messagingService'],
  }
}

/** Letters a to z, digits and full stops, as System Configurator advises for logon names. */
function slugOf(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return (plain.match(/[a-z0-9]+/g) ?? []).join('.')
}

function freeLogonName(wanted: string, existing: ReadonlySet<string>): string {
  let name = wanted
  for (let number = 2; existing.has(naturalKey(name)); number += 1) name = `${wanted}.${number}`
  return name
}
