/** Commander's own errors as Patchbay's: USAGE_INVALID with a sentence. Values are not quoted: one may be a secret. */
import { Argument, type CommanderError, InvalidArgumentError, Option } from 'commander'
import { PatchbayError } from '../domain/errors.ts'

/** Text of `error: ...` without what the user typed behind an equals sign or as a superfluous argument. */
function sentenceOf({ code, message }: CommanderError): string {
  if (code === 'commander.help') return 'A command is missing'
  const text = message
    .replace(/^error: /, '')
    .replace(/\s*\n\s*/g, ' ')
    .replace(/(unknown option '--?[^'=]*)=[^']*'/, "$1'")
  const plain = code === 'commander.excessArguments' ? text.replace(/( but got \d+): .*$/s, '$1') : text
  return plain.charAt(0).toUpperCase() + plain.slice(1).replace(/\.$/, '')
}

/** @param command words that lead to the command, for the cure */
export function usageError(error: CommanderError, command: string): PatchbayError {
  return new PatchbayError(
    'USAGE_INVALID',
    `${sentenceOf(error)}. "${command} --help" shows what is possible.`,
    {
      command,
    },
  )
}

export function usage(message: string): PatchbayError {
  return new PatchbayError('USAGE_INVALID', message)
}

/** A whole number from `low` to `high`, for options. */
export function wholeNumber(low: number, high: number): (text: string) => number {
  return (text) => {
    const value = Number(text)
    if (/^\d{1,9}$/.test(text) && value >= low && value <= high) return value
    throw new InvalidArgumentError(`A whole number from ${low} to ${high} is needed.`)
  }
}

/** A value that is not empty: an unset variable in a script must not mean "the default". */
export function notEmpty(text: string): string {
  if (text !== '') return text
  throw new InvalidArgumentError('It is empty.')
}

/** For options that may be repeated. */
export function collect(text: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), notEmpty(text)]
}

/** An option that names a file. */
export function fileOption(flags: string, description: string): Option {
  return new Option(flags, description).argParser(notEmpty)
}

/** An argument that must not be empty; the brackets of `name` say whether it may be left out. */
export function textArgument(name: string, description: string): Argument {
  return new Argument(name, description).argParser(notEmpty)
}

export const anyPort = wholeNumber(0, 65_535)
