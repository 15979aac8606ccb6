/** All texts of the screens, by typed keys. `{name}` in a text is a value that the caller must give. */
import { settleDomainTexts } from './domainText.ts'
import type { en } from './en/index.ts'
import { type Language, numberText, settleLanguage } from './language.ts'

type Texts = typeof en
export type TextKey = keyof Texts

type Placeholders<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never
type Values<Key extends TextKey> = [Placeholders<Texts[Key]>] extends [never]
  ? []
  : [values: Readonly<Record<Placeholders<Texts[Key]>, string | number>>]

/** Keys of texts without placeholders, for texts that are handed on as a key. */
export type PlainKey = { [Key in TextKey]: Values<Key> extends [] ? Key : never }[TextKey]

let texts: Readonly<Partial<Record<TextKey, string>>> = {}

/** Before the first text is asked for: modules keep texts, such as headings of columns, from their start on. */
export async function loadTexts(language: Language): Promise<void> {
  settleLanguage(language)
  if (language === 'de') {
    const german = await import('./de/index.ts')
    settleDomainTexts(german)
    texts = german.de
  } else {
    settleDomainTexts(null)
    texts = (await import('./en/index.ts')).en
  }
}

function textOf(key: TextKey): string {
  const text = texts[key]
  if (text === undefined) throw new Error(`The text ${key} was asked for before the texts were loaded.`)
  return text
}

export function t<Key extends TextKey>(key: Key, ...[values]: Values<Key>): string {
  const text = textOf(key)
  if (values === undefined) return text
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String((values as Record<string, unknown>)[name]))
}

/** Picks between the text for one and the text for another number; both take `{count}` at most. */
export function tCount(
  count: number,
  one: TextKey & `${string}.one`,
  other: TextKey & `${string}.other`,
): string {
  return textOf(count === 1 ? one : other).replace('{count}', numberText(count))
}
