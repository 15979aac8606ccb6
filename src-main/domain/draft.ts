/**
 * Objects on their way into the store: what a form, an estate file or a server hands over.
 * Secrets are Secret values here, and nowhere else outside the store and the RCI adapter.
 */
import type { ServiceType, UserRight } from './model.ts'
import type { Secret } from './secret.ts'

/**
 * What to do with a secret when an object is saved: `undefined` leaves it as it is (absent on a new row),
 * a Secret replaces it, `null` removes it.
 */
export type SecretChange = Secret | null | undefined

export interface AuthenticationDraft {
  readonly authenticationId: string
  readonly secret?: SecretChange
}

export interface ServiceDraft {
  readonly name: string
  readonly type: ServiceType
  readonly serviceConnection: string
  readonly authenticationUrl: string
  readonly authenticationScope: string
  readonly authentications: readonly AuthenticationDraft[]
}

export interface UserDraft {
  readonly firstName: string
  readonly lastName: string
  readonly logonName: string
  readonly password?: SecretChange
  readonly use: readonly UserRight[]
}
