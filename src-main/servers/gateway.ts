/**
 * The door between the sync engine and one Contact Pro server. `rci/` implements it; nothing else talks to a
 * server. All methods throw PatchbayError with a SERVER_* code; messages never hold a secret.
 */

import type { Mapping } from '../domain/mapping.ts'
import type { AuthMode, ProxyUse, ServiceType, UserRight } from '../domain/model.ts'
import type { Secret } from '../domain/secret.ts'
import type { CanonicalObject, RemoteKind } from '../domain/syncModel.ts'

/** An object as the server has it. */
export interface RemoteObject {
  readonly kind: RemoteKind
  /** The server's id: compared without hyphens and case. */
  readonly remoteId: string
  /** Only what Patchbay manages, in canonical form; secrets `unknown` unless the server reads them back. */
  readonly canonical: CanonicalObject
  /** Everything the server sent, unknown attributes included; they are sent back on a PUT. May hold read-back
   *  secrets: never logged, shown or stored. */
  readonly raw: Readonly<Record<string, unknown>>
  /** Ids of authentication rows on the server, by authentication ID (both mapping locations). */
  readonly rowIds: Readonly<Record<string, string>>
  /** Sub-resource rows as the server sent them, by authentication ID; embedded rows are inside `raw`. May hold
   *  read-back secrets, like `raw`. */
  readonly rawRows?: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}

export interface UnreadableObject {
  readonly remoteId: string | null
  /** Name or logon name where it could be read: nothing of this name may be created. */
  readonly label?: string | null
  readonly reason: string
}

/** All objects of one kind. `complete` is false when paging did not end by the rules of rci.md section 7. */
export interface RemoteList {
  readonly complete: boolean
  readonly objects: readonly RemoteObject[]
  /** Objects that could not be read (missing name or id, unknown type): kept out of every plan, counted. */
  readonly unreadable: readonly UnreadableObject[]
}

/** What a service shall be. Row secrets: a Secret is sent, `null` is left out of the request. */
export interface ServiceWrite {
  readonly kind: 'service'
  readonly name: string
  readonly type: ServiceType
  readonly serviceConnection: string
  readonly authenticationUrl: string
  readonly authenticationScope: string
  readonly authentications: readonly { readonly authenticationId: string; readonly secret: Secret | null }[]
}

export interface UserWrite {
  readonly kind: 'user'
  readonly firstName: string
  readonly lastName: string
  readonly logonName: string
  readonly password: Secret | null
}

export type ObjectWrite = ServiceWrite | UserWrite

export interface Gateway {
  /** Every object of a kind that the API user may see, all pages. */
  list(kind: RemoteKind): Promise<RemoteList>
  /** One object by id; `null` when the server answers 404. */
  read(kind: RemoteKind, remoteId: string): Promise<RemoteObject | null>
  /** Objects whose natural key equals `key`, by the server's filter where it has one, else by a full list. */
  find(kind: RemoteKind, label: string): Promise<readonly RemoteObject[]>
  /** Creates an object. `null`: created, but the server did not tell the id; the caller looks it up by name. */
  create(write: ObjectWrite): Promise<string | null>
  /** Full replace that carries `current`'s unknown attributes along (sub-resource rows included). */
  update(current: RemoteObject, write: ObjectWrite): Promise<void>
  /** Deletes. False: the server answered 404; whether the object is gone or hidden, the caller finds out. */
  remove(kind: RemoteKind, remoteId: string): Promise<boolean>
  /** Whether the user has the right; `null` where the mapping says that rights are done by hand. */
  hasRight(userRemoteId: string, right: UserRight): Promise<boolean | null>
  grantRight(userRemoteId: string, right: UserRight): Promise<void>
  /** Takes a right back; a 404 counts as done. */
  revokeRight(userRemoteId: string, right: UserRight): Promise<void>
  /** Log-off where the auth mode has a session; never throws. */
  close(): Promise<void>
}

/** How the server's certificate is judged, and how Patchbay identifies itself by certificate. */
export interface ServerTls {
  /** PEM, leaf first; '' = none. Shown only in the auth mode `clientcert`. */
  readonly clientCertificate: string
  /** PEM PKCS#8. */
  readonly clientKey: Secret | null
  /** PEM; trusted beside the authorities of the system; '' = those of the system alone. */
  readonly trustedAuthorities: string
  /** SHA-256 of the leaf certificate, upper-case hex pairs joined by colons; empty = none is asked for. */
  readonly pinnedCertificates: readonly string[]
}

/** The system's authorities judge, nothing else. */
export const plainTls: ServerTls = Object.freeze({
  clientCertificate: '',
  clientKey: null,
  trustedAuthorities: '',
  pinnedCertificates: [],
})

/** Everything needed to reach a server. Lives only while a pull or push runs. */
export interface ServerAccess {
  readonly name: string
  readonly url: string
  readonly authMode: AuthMode
  readonly authUser: string
  /** Password, or token for `bearer`. */
  readonly authSecret: Secret | null
  readonly apiKey: Secret | null
  readonly mapping: Mapping
  readonly tls: ServerTls
  readonly proxy: ProxyUse
}

/** Keyed fingerprint of a secret (HMAC under a key derived from the secrets key), hex. */
export type Fingerprinter = (secret: Secret) => string
