import { expect, test } from 'vitest'
import { causeWords } from '../../../src-main/domain/systemCauses.ts'

test.each([
  ['ECONNREFUSED', 'the connection was refused'],
  ['ECONNRESET', 'the other side closed the connection'],
  ['UND_ERR_SOCKET', 'the other side closed the connection'],
  ['ENOTFOUND', 'no host of this name was found'],
  ['ETIMEDOUT', 'no answer came in time'],
  ['UND_ERR_CONNECT_TIMEOUT', 'no answer came in time'],
  ['EHOSTUNREACH', 'no way leads to this host'],
  ['HPE_INVALID_CONSTANT', 'the answer is not proper HTTP'],
  ['CERT_HAS_EXPIRED', 'the certificate has expired'],
  ['CERT_SIGNATURE_FAILURE', 'the certificate did not pass the checks'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'the certificate names another host'],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'the certificate comes from an authority that is not trusted'],
  ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 'the server wants a client certificate'],
  ['ERR_SSL_SSL/TLS_ALERT_BAD_CERTIFICATE', 'the server refused the client certificate'],
  ['ERR_SSL_TLSV1_ALERT_UNKNOWN_CA', 'the server refused the client certificate'],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'the other side does not speak TLS here'],
  ['ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE', 'the two sides did not agree on TLS'],
  ['EWHATEVER', 'the connection failed'],
])('%s: %s', (code, words) => {
  expect(causeWords(code)).toBe(words)
})
