/** The certificates of test/fixtures/certificates, as files and as settings of servers. */
import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Secret } from '../../src-main/domain/secret.ts'
import type { PracticeConfig } from '../../src-main/practice/config.ts'
import { plainTls, type ServerTls } from '../../src-main/servers/gateway.ts'

export type Certificate = 'server' | 'second' | 'elsewhere' | 'expired' | 'selfsigned' | 'client' | 'stranger'
type Authority = 'authority' | 'stranger-authority'

export function certificateFile(name: Certificate | Authority, part: 'pem' | 'key.pem' = 'pem'): string {
  return fileURLToPath(new URL(`../fixtures/certificates/${name}.${part}`, import.meta.url))
}

export function pem(name: Certificate | Authority): string {
  return readFileSync(certificateFile(name), 'utf8')
}

export function keyPem(name: Certificate): string {
  return readFileSync(certificateFile(name, 'key.pem'), 'utf8')
}

/** As a pin is written. */
export function fingerprintOf(name: Certificate): string {
  return new X509Certificate(pem(name)).fingerprint256
}

/** A practice server's `tls` with one of the certificates; client certificates by `clients` are asked for. */
export function practiceTls(name: Certificate, clients?: Authority): NonNullable<PracticeConfig['tls']> {
  const asked = clients === undefined ? {} : { clientAuthorities: certificateFile(clients) }
  return { certificate: certificateFile(name), key: certificateFile(name, 'key.pem'), ...asked }
}

/** A server's settings that trust the authority of the fixtures. */
export function trusting(part: Partial<ServerTls> = {}): ServerTls {
  return { ...plainTls, trustedAuthorities: pem('authority'), ...part }
}

/** The settings by which Patchbay shows a client certificate. */
export function showing(name: Certificate, part: Partial<ServerTls> = {}): ServerTls {
  return trusting({ clientCertificate: pem(name), clientKey: new Secret(keyPem(name)), ...part })
}
