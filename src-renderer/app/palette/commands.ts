/** What the command palette finds, and in which order. Pure. */

export type CommandKind = 'screen' | 'action' | 'service' | 'user' | 'server'

export interface Command {
  /** Of an object its address; unique. */
  readonly id: string
  readonly kind: CommandKind
  readonly text: string
  /** More to recognise it by. */
  readonly detail?: string
  /** Keys that do the same. */
  readonly keys?: string
  readonly run: () => void
  /** The palette goes on with another question. */
  readonly staysOpen?: boolean
}

/** What is kept of a choice: of an object also its name, since it may not be among what is found now. */
export interface Choice {
  readonly id: string
  readonly kind: CommandKind
  readonly text: string
}

const keptChoices = 8
const kinds: readonly CommandKind[] = ['screen', 'action', 'service', 'user', 'server']

/** Of a preference, which may be of an older Patchbay. */
export function readChoices(kept: unknown): readonly Choice[] {
  if (!Array.isArray(kept)) return []
  return kept.flatMap((entry: unknown) => {
    if (typeof entry !== 'object' || entry === null) return []
    const { id, kind: named, text } = entry as Record<string, unknown>
    const kind = kinds.find((known) => known === named)
    return typeof id === 'string' && typeof text === 'string' && kind ? [{ id, kind, text }] : []
  })
}

export function withChoice(choices: readonly Choice[], { id, kind, text }: Choice): readonly Choice[] {
  return [{ id, kind, text }, ...choices.filter((choice) => choice.id !== id)].slice(0, keptChoices)
}

/** Case and accents make no difference. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

/** Lower is better; null: it is not meant. Every word must be there. */
function rankOf({ text, detail = '' }: Pick<Command, 'text' | 'detail'>, typed: string): number | null {
  const name = fold(text)
  const all = `${name} ${fold(detail)}`
  const words = fold(typed).split(/\s+/).filter(Boolean)
  if (!words.every((word) => all.includes(word))) return null
  const first = words[0] ?? ''
  if (name.startsWith(words.join(' '))) return 0
  if (name.split(/[\s:]+/).some((word) => word.startsWith(first))) return 1
  return name.includes(first) ? 2 : 3
}

/** In the order of their fit, else as they stand; what was chosen lately comes first among equals. */
export function findCommands(
  commands: readonly Command[],
  typed: string,
  recent: readonly Choice[],
): readonly Command[] {
  const places = new Map(recent.map(({ id }, place) => [id, place]))
  const placeOf = ({ id }: Command) => places.get(id) ?? keptChoices
  return commands
    .flatMap((command) => {
      const rank = rankOf(command, typed)
      return rank === null ? [] : [{ command, rank }]
    })
    .sort((a, b) => a.rank - b.rank || placeOf(a.command) - placeOf(b.command))
    .map(({ command }) => command)
}
