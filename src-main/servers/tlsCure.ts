/** What to do about a failed TLS connection, by the code of OpenSSL or Node. */

/** Codes of OpenSSL's certificate checks as Node reports them: they come before the request. */
const certificateCodes =
  /^(CERT_|CRL_|UNABLE_TO_|ERR_TLS_CERT_)|SELF_SIGNED_CERT|^(INVALID_CA|INVALID_PURPOSE|HOSTNAME_MISMATCH|PATH_LENGTH_EXCEEDED)$/
const unknownAuthority = /^UNABLE_TO_(GET_ISSUER|VERIFY_LEAF)|SELF_SIGNED_CERT_IN_CHAIN$|^CERT_UNTRUSTED$/
const wrongHost = /^(ERR_TLS_CERT_ALTNAME_INVALID|HOSTNAME_MISMATCH)$/
const wrongTime = /^CERT_(HAS_EXPIRED|NOT_YET_VALID)$/
/**
 * The server's own words about the client's certificate (alerts of RFC 8446 section 6.2). TLS 1.2 says
 * `handshake_failure` where none was shown (RFC 5246 section 7.4.6).
 */
const clientRefused =
  /ALERT_(BAD_CERTIFICATE|UNSUPPORTED_CERTIFICATE|CERTIFICATE_(REVOKED|EXPIRED|UNKNOWN|REQUIRED)|UNKNOWN_CA|ACCESS_DENIED|HANDSHAKE_FAILURE)/

export function isCertificateCode(code: string): boolean {
  return certificateCodes.test(code)
}

/** @param fingerprint SHA-256 of the certificate that was shown, where it is not the pinned one. */
export function tlsCure(code: string, fingerprint: string | null): string {
  if (fingerprint !== null) {
    return (
      `The server shows a certificate that is not pinned, with the SHA-256 fingerprint ${fingerprint}. Compare it ` +
      "with the server's administrator by another way (telephone). Only if it is the same, add it to the pinned " +
      'certificates in the settings of the server; if not, somebody stands between Patchbay and the server.'
    )
  }
  if (unknownAuthority.test(code)) {
    return (
      'The certificate comes from an authority that this computer does not trust. If the authority is that of ' +
      "the organisation, add its certificate (PEM) to the trusted authorities in the server's settings."
    )
  }
  if (code === 'DEPTH_ZERO_SELF_SIGNED_CERT') {
    return (
      "The certificate is signed by itself. Ask the server's administrator for it (PEM), by another way than this " +
      "connection, and add it to the trusted authorities in the server's settings."
    )
  }
  if (wrongTime.test(code)) {
    return (
      "The certificate is outside its time of validity. The server's administrator has to renew it; check the " +
      'clock of this computer as well.'
    )
  }
  if (wrongHost.test(code)) {
    return "The certificate is for another host. Enter the URL with the host name that the server's certificate has."
  }
  if (clientRefused.test(code)) {
    return (
      'The server did not accept the client certificate, or wants one and got none. Check the client certificate ' +
      "in the server's settings (authentication mode clientcert) and that the server trusts its authority."
    )
  }
  return "Check the server's certificate, the host name and the scheme of the URL."
}
