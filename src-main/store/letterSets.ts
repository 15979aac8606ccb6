/**
 * Which of a-z and 0-9 occur in each of many folded texts: which of them match one such letter is known without reading
 * the texts, and for a longer word few have to be read.
 */
const letters = /[a-z]/
const digits = /[0-9]/

interface Bits {
  readonly letters: number
  readonly digits: number
}

/** One bit for each letter and digit that occurs. */
function bitsOf(text: string): Bits {
  const bits = { letters: 0, digits: 0 }
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code >= 0x61 && code <= 0x7a) bits.letters |= 1 << (code - 0x61)
    else if (code >= 0x30 && code <= 0x39) bits.digits |= 1 << (code - 0x30)
  }
  return bits
}

/** `numbers`: of texts, in the order in which their matches are wanted. */
export type Numbers = Uint32Array<ArrayBuffer>

export class LetterSets {
  readonly #texts: readonly string[]
  readonly #letters: Int32Array
  readonly #digits: Int32Array

  constructor(texts: readonly string[]) {
    this.#texts = texts
    this.#letters = new Int32Array(texts.length)
    this.#digits = new Int32Array(texts.length)
    for (const [number, text] of texts.entries()) {
      const bits = bitsOf(text)
      this.#letters[number] = bits.letters
      this.#digits[number] = bits.digits
    }
  }

  /** Those of `numbers` whose texts have every word in them. */
  matching(numbers: Numbers, words: readonly string[]): Numbers {
    return words.reduce((found, word) => this.#having(found, word), numbers)
  }

  #having(numbers: Numbers, word: string): Numbers {
    const bits = bitsOf(word)
    const isSure = word.length === 1 && (letters.test(word) || digits.test(word))
    const found = new Uint32Array(numbers.length)
    let count = 0
    for (const number of numbers) {
      if (((this.#letters[number] ?? 0) & bits.letters) !== bits.letters) continue
      if (((this.#digits[number] ?? 0) & bits.digits) !== bits.digits) continue
      if (isSure || this.#texts[number]?.includes(word)) found[count++] = number
    }
    return found.slice(0, count)
  }
}
