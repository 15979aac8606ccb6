import type { Command } from 'commander'

/** The command that the arguments lead to, as typed: `patchbay server add`. Options between the words are skipped. */
export function commandPath(program: Command, args: readonly string[]): string {
  let command = program
  let words = program.name()
  for (const word of args) {
    const next = command.commands.find((candidate) => candidate.name() === word)
    if (!next) continue
    command = next
    words += ` ${word}`
  }
  return words
}
