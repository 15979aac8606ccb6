/** A client certificate and its private key as a person enters them (auth mode `clientcert`, rci.md section 3, F). */
import { createPrivateKey, X509Certificate } from 'node:crypto'
import { PatchbayError } from '../domain/errors.ts'
import { Secret } from '../domain/secret.ts'

function refused(field: string, message: string, cause?: unknown): PatchbayError {
  return new PatchbayError('VALIDATION_FAILED', `${message} Nothing was saved.`, { field }, cause)
}

/**
 * The key in the one form in which it is kept: PEM, PKCS #8, without a passphrase of its own.
 * @throws VALIDATION_FAILED when it is no private key, or the passphrase does not open it.
 */
export function readClientKey(entered: Secret, passphrase: Secret | null): Secret {
  try {
    const key = createPrivateKey({
      key: entered.reveal(),
      format: 'pem',
      ...(passphrase && { passphrase: passphrase.reveal() }),
    })
    return new Secret(key.export({ type: 'pkcs8', format: 'pem' }).toString())
  } catch {
    // Without the library's error as cause: it may quote what was entered.
    throw refused(
      'clientKey',
      'The private key cannot be read: it is not in PEM form, or its passphrase is missing or wrong. From a .pfx ' +
        'file, "openssl pkcs12 -in FILE -nocerts -out key.pem" makes one.',
    )
  }
}

/** @throws VALIDATION_FAILED when the certificate cannot be read, or is not the key's. */
export function checkClientIdentity(certificate: string, key: Secret): void {
  let isPair: boolean
  try {
    isPair = new X509Certificate(certificate).checkPrivateKey(createPrivateKey(key.reveal()))
  } catch (error) {
    throw refused(
      'clientCertificate',
      'The client certificate cannot be read as a certificate in PEM form.',
      error,
    )
  }
  if (isPair) return
  throw refused(
    'clientKey',
    'The private key does not belong to the client certificate. Enter the two of one pair, the certificate of the ' +
      'client first in its file.',
  )
}
