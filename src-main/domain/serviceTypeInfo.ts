/**
 * The shape of one entry of the catalogue of service types. Types only; the data is in serviceTypes.ts.
 */
import type { FindingLevel } from './finding.ts'
import type { Release, ServiceType } from './model.ts'

/** Whether a fact stands in a source (seed.txt or a page of messaging-services.md) or was inferred from one. */
export type Trust = 'documented' | 'inferred'

/**
 * What a release does with a type (messaging-services.md section 1.4).
 * `notYet`: the release's list was read and does not have the type, later ones do. `gone`: no longer supported.
 * `unknown`: the list of that release was not available, or was cut before the type.
 */
export type ReleaseSupport = 'offered' | 'notYet' | 'deprecated' | 'gone' | 'unknown'

/** Headings of the Authentications block. */
export interface Columns {
  readonly id: string
  readonly secret: string
  readonly trust: Trust
}

/** A format that a value should have. `level` is that of the finding when it does not match. */
export interface FormatRule {
  readonly pattern: RegExp
  readonly level: Extract<FindingLevel, 'block' | 'warn'>
  readonly code: string
  /** What is wrong and the cure; never quotes the value. */
  readonly message: string
}

/** One kind of row of the Authentications block. */
export interface RowKind {
  readonly name: string
  /** What the authentication ID and the secret are, in the provider's words. */
  readonly id: string
  readonly secret: string
  /** Where the two values come from in the provider's portal. */
  readonly idHelp: string
  readonly secretHelp: string
  /** Of the two help texts: ways through a provider's portal are mostly general knowledge. */
  readonly helpTrust: Trust
  /** Releases for which the row is meant like this; missing: all. */
  readonly releases?: readonly Release[]
  /** Of the meaning of the two values. */
  readonly trust: Trust
  readonly idFormat?: FormatRule
  readonly secretFormat?: FormatRule
}

export interface ConnectionInfo {
  /** Shown in the empty field. */
  readonly placeholder: string
  /** A complete sample, `null` where no source gives a form. */
  readonly example: string | null
  readonly help: string
  /** Known forms, none of them documented: a URL of another form warns. Empty: nothing is known. */
  readonly patterns: readonly RegExp[]
  readonly trust: Trust
}

/** How incoming calls authenticate (seed.txt "Incoming Authentication", messaging-services.md section 2.1). */
export type IncomingRule = 'none' | 'externalUser' | 'webhookRow'

export interface ServiceTypeInfo {
  readonly type: ServiceType
  /** The type as System Configurator writes it. */
  readonly label: string
  readonly purpose: string
  readonly support: Readonly<Record<Release, ReleaseSupport>>
  /** Doubts about `support`; empty where there are none beyond releases that nobody could read. */
  readonly supportNote: string
  readonly columns: Readonly<Record<Release, Columns>>
  readonly rows: readonly RowKind[]
  readonly cardinality: {
    /** Most rows of a service; `null`: no limit. */
    readonly max: number | null
    /** Level of the finding when there are more. */
    readonly level: Extract<FindingLevel, 'block' | 'warn'>
    readonly trust: Trust
    readonly source: string
  }
  readonly connection: ConnectionInfo
  readonly incoming: { readonly rule: IncomingRule; readonly trust: Trust }
  /** Whether the sources name the packages of model.ts for this type (seed.txt: "SMS and Facebook integrations"). */
  readonly packages: Trust
}
