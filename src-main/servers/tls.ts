/**
 * The rules by which a TLS connection to a server is judged: authorities of the system and of the server's
 * settings, pins, and the certificate by which Patchbay identifies itself. Checked before anything is sent.
 */
import { X509Certificate } from 'node:crypto'
import * as tls from 'node:tls'
import { PatchbayError } from '../domain/errors.ts'
import type { Secret } from '../domain/secret.ts'
import { PinMismatch } from './connectFailure.ts'
import type { ServerAccess } from './gateway.ts'

/** PEM, leaf first, and PEM PKCS#8. */
export interface ClientIdentity {
  readonly certificate: string
  readonly key: Secret
}

/** What `tls.connect` needs to judge the other side. */
export type Judgement = Required<
  Pick<tls.ConnectionOptions, 'secureContext' | 'rejectUnauthorized' | 'checkServerIdentity'>
>

export interface TlsRules {
  /** For the server itself. */
  readonly server: Judgement
  /** For a proxy that is reached by TLS: the same authorities; pins and client certificate are not for it. */
  readonly proxy: Judgement
  /** Whether the server is shown a client certificate. */
  readonly showsCertificate: boolean
}

type TlsAccess = Pick<ServerAccess, 'name' | 'url' | 'tls'>

/**
 * @param identity the client certificate that the server shall see, if any.
 * @returns null when the server has no rules of its own: `plainTlsRules` hold, which are not made before they are needed.
 * @throws VALIDATION_FAILED for certificates, keys or pins that cannot be used, and for any of them with http.
 */
export function tlsRulesOf(access: TlsAccess, identity: ClientIdentity | null): TlsRules | null {
  const { trustedAuthorities, pinnedCertificates } = access.tls
  refusePlainHttp(access, identity)
  if (identity === null && trustedAuthorities.trim() === '' && pinnedCertificates.length === 0) {
    return null
  }
  const ca = authorities(access)
  return {
    server: judging(clientContext(access, ca, identity), pinsOf(access)),
    proxy: judging(tls.createSecureContext({ ca }), new Set()),
    showsCertificate: identity !== null,
  }
}

let plainRules: TlsRules | null = null

/** The system's authorities judge, nothing else. Made once: some hundred certificates are parsed for it. */
export function plainTlsRules(): TlsRules {
  if (plainRules === null) {
    const options = judging(tls.createSecureContext({ ca: systemAuthorities() }), new Set())
    plainRules = { server: options, proxy: options, showsCertificate: false }
  }
  return plainRules
}

function judging(secureContext: tls.SecureContext, pins: ReadonlySet<string>): Judgement {
  return {
    secureContext,
    // Said, so that NODE_TLS_REJECT_UNAUTHORIZED in the environment cannot switch it off.
    rejectUnauthorized: true,
    // Called when the chain was found good, before any byte of a request.
    checkServerIdentity(host, certificate) {
      const wrong = tls.checkServerIdentity(host, certificate)
      if (wrong || pins.size === 0 || pins.has(certificate.fingerprint256)) return wrong
      return new PinMismatch(certificate.fingerprint256)
    },
  }
}

/** Node's own list and that of the operating system, where companies put their authorities. */
function systemAuthorities(): string[] {
  // Other builds of the runtime (Electron's) need not have it.
  if (typeof tls.getCACertificates !== 'function') return [...tls.rootCertificates]
  return [...new Set([...tls.getCACertificates('default'), ...tls.getCACertificates('system')])]
}

function authorities(access: TlsAccess): string[] {
  const text = access.tls.trustedAuthorities
  const own = certificatesOf(text)
  if (own === null || (own.length === 0 && text.trim() !== '')) {
    throw invalid(access, 'The trusted authorities', 'are not certificates in PEM form')
  }
  return [...systemAuthorities(), ...own]
}

/** The certificates of a PEM text; null when one of them cannot be read. */
function certificatesOf(text: string): string[] | null {
  const found = text.match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g) ?? []
  try {
    for (const certificate of found) new X509Certificate(certificate)
    return found
  } catch {
    return null
  }
}

function clientContext(access: TlsAccess, ca: string[], identity: ClientIdentity | null): tls.SecureContext {
  if (identity === null) return tls.createSecureContext({ ca })
  const { certificate, key } = identity
  if (!certificatesOf(certificate)?.length) {
    throw invalid(access, 'The client certificate', 'is no certificate in PEM form')
  }
  try {
    return tls.createSecureContext({ ca, cert: certificate, key: key.reveal() })
  } catch {
    // Without the library's error: it is about the key.
    throw invalid(
      access,
      'The key of the client certificate',
      'cannot be read or does not belong to it. A key is entered in PEM form (PKCS#8) without a passphrase',
    )
  }
}

function pinsOf(access: TlsAccess): ReadonlySet<string> {
  const pins = access.tls.pinnedCertificates
  if (pins.every((pin) => /^[\dA-F]{2}(:[\dA-F]{2}){31}$/.test(pin))) return new Set(pins)
  throw invalid(
    access,
    'A pinned certificate',
    'is no SHA-256 fingerprint: 32 pairs of hexadecimal digits in capitals, joined by colons',
  )
}

function refusePlainHttp(access: TlsAccess, identity: ClientIdentity | null): void {
  if (URL.parse(access.url)?.protocol !== 'http:') return
  const { trustedAuthorities, pinnedCertificates } = access.tls
  const needing = [
    ...(identity === null ? [] : ['a client certificate']),
    ...(pinnedCertificates.length === 0 ? [] : ['pinned certificates']),
    ...(trustedAuthorities.trim() === '' ? [] : ['trusted authorities']),
  ]
  if (needing.length === 0) return
  throw new PatchbayError(
    'VALIDATION_FAILED',
    `Server "${access.name}" is set up with ${needing.join(' and ')}, but its URL begins with http, where no ` +
      'certificate is ever shown. Enter an https URL, or remove them. Nothing was sent.',
    { server: access.name },
  )
}

function invalid(access: TlsAccess, what: string, problem: string): PatchbayError {
  return new PatchbayError(
    'VALIDATION_FAILED',
    `${what} of server "${access.name}" ${problem}. Enter it again in the settings of the server. Nothing was sent.`,
    { server: access.name },
  )
}
