/** What can go wrong before a request leaves. Wrapped in these, a failure says so whatever its own code is. */

/** No connection to the server came about: no byte of the request has left. */
export class ConnectFailure extends Error {
  override readonly name: string = 'ConnectFailure'

  constructor(cause: unknown) {
    super('no connection', { cause })
  }
}

/** The proxy was not reached, or did not open the way. */
export class ProxyFailure extends ConnectFailure {
  override readonly name = 'ProxyFailure'
  /** Status of the proxy's answer; null when none came. */
  readonly status: number | null

  constructor(status: number | null, cause?: unknown) {
    super(cause)
    this.status = status
  }
}

/** The server's certificate is sound but not one of those that are pinned. */
export class PinMismatch extends Error {
  override readonly name = 'PinMismatch'
  /** SHA-256 of the certificate that was shown, in the form of the pins. */
  readonly fingerprint: string

  constructor(fingerprint: string) {
    super('the certificate is not pinned')
    this.fingerprint = fingerprint
  }
}
