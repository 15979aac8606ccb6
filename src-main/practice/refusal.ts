/** Answers as values, and the one way to refuse a request: a sentence as plain text (rci.md section 6). */

export interface Answer {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  /** A list or object is sent as JSON, a string as it stands, undefined as an empty body. */
  readonly body?: unknown
}

/** Thrown by a handler; becomes an answer with this status and sentence. Never quotes a secret. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly status: number
  readonly headers: Readonly<Record<string, string>>

  constructor(status: number, sentence: string, headers: Readonly<Record<string, string>> = {}) {
    super(sentence)
    this.status = status
    this.headers = headers
  }
}
