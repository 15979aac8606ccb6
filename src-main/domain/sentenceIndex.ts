/**
 * Finds the translation of a text among several hundred sentences and patterns. Pure.
 *
 * A pattern has `{0}`, `{1}` for its values. In the translation `{0}` is the value as it is, `{0t}` a value that is
 * itself a text with a translation, `{0l}` a list of such, joined by commas, semicolons or "and".
 *
 *   text ── whole? ── patterns that begin alike, then those that begin with a value, longest literal first
 *              └── else sentence by sentence: what is known is translated, the rest stays
 */
export type Sentence = readonly [english: string, translated: string]

/** Null: nothing of the text is known. */
export type Translate = (text: string) => string | null

interface Form {
  /** What stands before the first value and behind the last one. */
  readonly start: string
  readonly end: string
  readonly literal: number
  readonly english: string
  readonly translated: string
  pattern: RegExp | null
}

/** Patterns are told apart by this many letters of their beginning. */
const keyLength = 4
/** A text of more sentences than that is no message of Patchbay. */
const mostSentences = 40

function formOf([english, translated]: Sentence): Form {
  const pieces = english.split(/\{\d\}/)
  return {
    start: pieces[0] ?? '',
    end: pieces.at(-1) ?? '',
    literal: pieces.join('').length,
    english,
    translated,
    pattern: null,
  }
}

/** Each value as short as it can be: the first end of a quotation ends it. */
function patternOf(english: string): RegExp {
  const pieces = english.split(/\{\d\}/).map((piece) => piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${pieces.join('(.*?)')}$`, 'su')
}

function valuesOf(form: Form, text: string): readonly string[] | null {
  if (!text.startsWith(form.start) || !text.endsWith(form.end)) return null
  form.pattern ??= patternOf(form.english)
  return form.pattern.exec(text)?.slice(1) ?? null
}

function joined(text: string, translateOne: (text: string) => string): string {
  return text
    .split(/(, |; | and )/)
    .map((piece) => (/^[,;] $/.test(piece) ? piece : translateOne(piece)))
    .join('')
}

function indexOf(forms: readonly Form[]): ReadonlyMap<string, readonly Form[]> {
  const index = new Map<string, Form[]>()
  for (const form of forms.toSorted((a, b) => b.literal - a.literal)) {
    const key = form.start.length < keyLength ? '' : form.start.slice(0, keyLength)
    const alike = index.get(key)
    if (alike) alike.push(form)
    else index.set(key, [form])
  }
  return index
}

export function buildSentenceIndex(sentences: readonly Sentence[]): Translate {
  const whole = new Map<string, string>(sentences)
  const index = indexOf(sentences.filter(([english]) => english.includes('{0}')).map(formOf))

  function filled({ translated }: Form, values: readonly string[]): string {
    const known = (text: string) => translate(text) ?? text
    return translated.replace(/\{(\d)([tl]?)\}/g, (_, number: string, kind: string) => {
      const value = values[Number(number)] ?? ''
      if (kind === 'l') return joined(value, known)
      return kind === 't' ? known(value) : value
    })
  }

  /** One sentence, or several that belong together. */
  function one(text: string): string | null {
    const known = whole.get(text)
    if (known !== undefined) return known
    const alike = [...(index.get(text.slice(0, keyLength)) ?? []), ...(index.get('') ?? [])]
    for (const form of alike) {
      const values = valuesOf(form, text)
      if (values) return filled(form, values)
    }
    return null
  }

  /** The longest beginning that is known, then the rest. */
  function inTurn(text: string): string | null {
    const ends = [...text.matchAll(/[.:!?…][")“]* (?=[\p{Lu}"(])/gu)].map((end) => end.index + end[0].length)
    if (ends.length === 0 || ends.length > mostSentences) return null
    for (const end of ends.toReversed()) {
      const head = one(text.slice(0, end - 1))
      if (head === null) continue
      const rest = text.slice(end)
      return `${head} ${translate(rest) ?? rest}`
    }
    const [end = 0] = ends
    const rest = translate(text.slice(end))
    return rest === null ? null : text.slice(0, end) + rest
  }

  function translate(text: string): string | null {
    return one(text) ?? inTurn(text)
  }
  return translate
}
