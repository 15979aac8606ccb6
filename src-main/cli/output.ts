/**
 * What the command line prints. With --json: exactly one JSON document on standard output, all else on standard
 * error. Without: plain text, no colour. A result is printed in the end, so that a command that fails prints an
 * error and nothing that looks like a result.
 */
import type { ErrorDocument } from '../domain/errors.ts'

export interface Output {
  readonly isJson: boolean
  /** The result of the command, once: `document` with --json, else `text`. */
  result(document: unknown, text: string): void
  /** Progress and remarks, on standard error; nothing with --quiet. */
  note(text: string): void
  /** What a person has to see before being asked, on standard error with --json, else on standard output. */
  show(text: string): void
  error(document: ErrorDocument): void
}

/**
 * Names and messages come from files and servers: control characters, which a terminal would obey, and marks that
 * turn the direction of writing become visible.
 */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, (character) =>
    character === '\n' ? character : '\ufffd',
  )
}

/**
 * A reader that went away (`patchbay ... | head`) is no error of the command. A result that could not be written,
 * on a full disk for one, is: the exit code must not call it done.
 */
export function watchStreams(): void {
  const watch = (stream: NodeJS.WriteStream, tell: (message: string) => void) => {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') return
      process.once('exit', () => {
        process.exitCode = 1
      })
      tell(`The output could not be written (${error.code}). Free some space, or send it elsewhere.\n`)
    })
  }
  watch(process.stdout, (message) => process.stderr.write(message))
  watch(process.stderr, () => {})
}

function writeText(stream: NodeJS.WriteStream, text: string): void {
  if (text !== '') stream.write(`${printable(text)}\n`)
}

export function createOutput(options: { readonly isJson: boolean; readonly isQuiet: boolean }): Output {
  const { isJson, isQuiet } = options
  const writeDocument = (document: unknown) => process.stdout.write(`${JSON.stringify(document)}\n`)
  return {
    isJson,
    result(document, text) {
      if (isJson) writeDocument(document)
      else writeText(process.stdout, text)
    },
    note(text) {
      if (!isQuiet) writeText(process.stderr, text)
    },
    show(text) {
      writeText(isJson ? process.stderr : process.stdout, text)
    },
    error(document) {
      if (isJson) writeDocument({ error: document })
      else writeText(process.stderr, document.message)
    },
  }
}
