/**
 * The words of product.md as types. Shared by the main process and the renderer; no behaviour.
 */
import type { ChangeWindow } from './changeWindow.ts'
import type { SecretState } from './secret.ts'

declare const brand: unique symbol
type Branded<Name extends string> = string & { readonly [brand]: Name }

export type ServiceId = Branded<'ServiceId'>
export type UserId = Branded<'UserId'>
export type ServerId = Branded<'ServerId'>
export type RunId = Branded<'RunId'>

export const serviceTypeNames = Object.freeze([
  'facebook',
  'sap365',
  'twilio',
  'social365',
  'c4semail',
  'c4semailv2',
  'sinchconversation',
  'sinchsms',
  'wavy',
  'msteams',
] as const)
export type ServiceType = (typeof serviceTypeNames)[number]

/** On-premise feature packs and the cloud edition, oldest first (messaging-services.md section 1.4). */
export const releases = Object.freeze(['fp17', 'fp19', 'fp20', 'fp21', 'cloud'] as const)
export type Release = (typeof releases)[number]

export const authModes = Object.freeze([
  'basic',
  'basic+apikey',
  'ecfsession',
  'bearer',
  'clientcert',
  'none',
] as const)
export type AuthMode = (typeof authModes)[number]

/** Whether the proxy settings of the system apply on the way to a server. */
export const proxyUses = Object.freeze(['system', 'none'] as const)
export type ProxyUse = (typeof proxyUses)[number]

/** What a person who unlocked the store may do (product.md); the table of procedures is rpc/roles.ts. */
export const roles = Object.freeze(['administrator', 'support', 'auditor'] as const)
export type Role = (typeof roles)[number]

/** Rights that Patchbay grants: Use on Messaging Service and nothing else (seed.txt, incoming authentication). */
export const userRights = Object.freeze(['messagingService'] as const)
export type UserRight = (typeof userRights)[number]

/** Packages that must be installed on a server (seed.txt, prerequisites), ticked by a person. */
export const prerequisites = Object.freeze(['chatServer', 'chainMatcher', 'smsServer', 'restfulCmi'] as const)
export type Prerequisite = (typeof prerequisites)[number]

/** One row of a service's Authentications block. */
export interface Authentication {
  /** Natural key within the service, as entered (Page ID, user name, KeyID@APPID, `webhook`, ...). */
  readonly authenticationId: string
  readonly secret: Extract<SecretState, 'absent' | 'set'>
}

export interface Service {
  readonly id: ServiceId
  /** Natural key, compared without case. */
  readonly name: string
  /** Fixed after creation, as in System Configurator. */
  readonly type: ServiceType
  readonly serviceConnection: string
  readonly authenticationUrl: string
  readonly authenticationScope: string
  readonly authentications: readonly Authentication[]
  /** Counts edits; an edit that names an older revision is refused. */
  readonly revision: number
  readonly updatedAt: string
}

export interface User {
  readonly id: UserId
  readonly firstName: string
  readonly lastName: string
  /** Natural key, compared without case. */
  readonly logonName: string
  readonly password: Extract<SecretState, 'absent' | 'set'>
  readonly use: readonly UserRight[]
  readonly revision: number
  readonly updatedAt: string
}

/** A Contact Pro installation or tenant, reached by RCI. */
export interface Server {
  readonly id: ServerId
  readonly name: string
  /** Resource root of RCI, used as it is, without a trailing slash. */
  readonly url: string
  readonly authMode: AuthMode
  readonly authUser: string
  /** Password, or token for `bearer`. */
  readonly authSecret: Extract<SecretState, 'absent' | 'set'>
  readonly apiKey: Extract<SecretState, 'absent' | 'set'>
  readonly release: Release
  /** SMS Server variable Use Local Http Authentication. */
  readonly localHttpAuth: boolean
  /** Packages that a person has ticked as installed. */
  readonly prerequisites: readonly Prerequisite[]
  /** Part of the RCI mapping that differs from the defaults (interfaces.md section 5). */
  readonly mapping: Readonly<Record<string, unknown>>
  /** PEM, leaf first; empty = none. Used by the mode `clientcert`. */
  readonly clientCertificate: string
  readonly clientKey: Extract<SecretState, 'absent' | 'set'>
  /** PEM of private certificate authorities, trusted beside those of the system; empty = none. */
  readonly trustedAuthorities: string
  /** SHA-256 fingerprints (upper-case hex pairs, colons) of which the server's certificate must have one. */
  readonly pinnedCertificates: readonly string[]
  readonly proxy: ProxyUse
  /** When a push may update and delete without asking again; none = always. */
  readonly changeWindows: readonly ChangeWindow[]
  /** Minutes between two scheduled pulls while the store is unlocked; null = only on demand. */
  readonly pullEveryMinutes: number | null
  /** The server whose agreed objects are promoted to this one; null = it gets the store's objects. */
  readonly promotedFrom: ServerId | null
  readonly revision: number
  readonly updatedAt: string
}

/** Names are compared without case and in Unicode's composed form; the entered form is kept. */
export function naturalKey(name: string): string {
  return name.normalize('NFC').trim().toLowerCase()
}
