/** Why a connection failed, in words, by the code of Node, undici or OpenSSL. Pure. */

/** The first that fits. Said of either end: it may be the server's, or a proxy's. */
const causes: readonly (readonly [codes: RegExp, words: string])[] = [
  // The network
  [/^ECONNREFUSED$/, 'the connection was refused'],
  [/^(ECONNRESET|ECONNABORTED|EPIPE|UND_ERR_SOCKET)$/, 'the other side closed the connection'],
  [/^ENOTFOUND$/, 'no host of this name was found'],
  [/^EAI_AGAIN$/, 'the name service did not answer'],
  [/^EHOSTUNREACH$/, 'no way leads to this host'],
  [/^(ENETUNREACH|ENETDOWN|EADDRNOTAVAIL)$/, 'no way leads to this network'],
  [/^(ETIMEDOUT|UND_ERR_\w+_TIMEOUT)$/, 'no answer came in time'],
  [/^(EACCES|EPERM)$/, 'this computer does not allow the connection'],
  [/^(EMFILE|ENFILE|ENOBUFS)$/, 'this computer has too many connections open'],
  [/^(HPE_|UND_ERR_(HEADERS_OVERFLOW|RESPONSE))/, 'the answer is not proper HTTP'],
  // The server's certificate
  [/^CERT_HAS_EXPIRED$/, 'the certificate has expired'],
  [/^CERT_NOT_YET_VALID$/, 'the certificate is not valid yet'],
  [/^CERT_REVOKED$/, 'the certificate was revoked'],
  [/^(ERR_TLS_CERT_ALTNAME_\w+|HOSTNAME_MISMATCH)$/, 'the certificate names another host'],
  [/^DEPTH_ZERO_SELF_SIGNED_CERT$/, 'the certificate is signed by itself'],
  [
    /^(UNABLE_TO_GET_ISSUER_CERT\w*|UNABLE_TO_VERIFY_LEAF_SIGNATURE|SELF_SIGNED_CERT_IN_CHAIN|CERT_UNTRUSTED)$/,
    'the certificate comes from an authority that is not trusted',
  ],
  [/^(CERT_|CRL_|UNABLE_TO_|ERR_TLS_CERT_|INVALID_|PATH_LENGTH_)/, 'the certificate did not pass the checks'],
  // Agreeing on TLS
  [/ALERT_CERTIFICATE_REQUIRED$/, 'the server wants a client certificate'],
  [
    /ALERT_(BAD_CERTIFICATE|UNSUPPORTED_CERTIFICATE|CERTIFICATE_\w+|UNKNOWN_CA|ACCESS_DENIED)$/,
    'the server refused the client certificate',
  ],
  [/WRONG_VERSION_NUMBER$|PACKET_LENGTH_TOO_LONG$/, 'the other side does not speak TLS here'],
  [/^(ERR_SSL_|ERR_TLS_|EPROTO$)/, 'the two sides did not agree on TLS'],
]

/** One clause, to stand before the code in brackets. */
export function causeWords(code: string): string {
  return causes.find(([codes]) => codes.test(code))?.[1] ?? 'the connection failed'
}
