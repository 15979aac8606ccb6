/** TLS of the practice server: certificate, key and authorities of clients from the files of the configuration. */
import { createServer, type ServerOptions } from 'node:https'
import type { Socket } from 'node:net'
import { createSecureContext, type TLSSocket } from 'node:tls'
import type { RawServerDefault } from 'fastify'
import { PatchbayError } from '../domain/errors.ts'
import { readTextFile } from '../platform/files.ts'
import type { PracticeSettings } from './config.ts'

/** What Node's TLS server takes. A client without a certificate is let in here and refused by `auth.ts`. */
export type TlsFiles = Required<Pick<ServerOptions, 'cert' | 'key' | 'requestCert' | 'rejectUnauthorized'>> &
  Pick<ServerOptions, 'ca'>

/**
 * Reads the files that the settings name; null = plain HTTP.
 * @throws FILE_NOT_FOUND, FILE_UNREADABLE; VALIDATION_FAILED when they hold nothing usable or do not fit.
 */
export function readTlsFiles({ tls }: PracticeSettings): TlsFiles | null {
  if (tls === undefined) return null
  const { certificate, key, clientAuthorities } = tls
  const ca = clientAuthorities === undefined ? {} : { ca: readTextFile(clientAuthorities) }
  const files = { cert: readTextFile(certificate), key: readTextFile(key), ...ca }
  try {
    createSecureContext(files)
  } catch {
    // Without the library's error: it is about the key.
    throw new PatchbayError(
      'VALIDATION_FAILED',
      'The practice server cannot use its certificate files: each has to be PEM, the key without a passphrase ' +
        'and that of the certificate. See docs/practice-server.md.',
      { path: 'tls' },
    )
  }
  return { ...files, requestCert: clientAuthorities !== undefined, rejectUnauthorized: false }
}

/** The server that Fastify runs on, for its `serverFactory`. */
export function createTlsServer(
  files: TlsFiles,
  handler: Parameters<typeof createServer>[1],
): RawServerDefault {
  const server = createServer(files, handler)
  // As Fastify sets it for its own: longer than a client keeps an idle connection, so that none is cut in its hands.
  server.keepAliveTimeout = 72_000
  // Fastify's types speak of plain HTTP; listening, closing and requests are the same.
  return server as unknown as RawServerDefault
}

/** Whether the caller has shown a certificate by one of the authorities, now or when its TLS session began. */
export function hasAcceptedCertificate(socket: Socket): boolean {
  return 'authorized' in socket && (socket as TLSSocket).authorized
}
