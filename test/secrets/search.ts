/** Looks for secrets in text and bytes, in every form in which one may have got there. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'

/** What is looked for: a name for the report, and the clear text. */
export interface Wanted {
  readonly name: string
  readonly clear: string
}

/** Shortest piece that is looked for by itself: found, it is no coincidence. */
const pieceLength = 12

/** The digits of the secret that do not depend on what stands before and after it, for each of the alignments. */
function base64Forms(bytes: Buffer): string[] {
  return [0, 1, 2].flatMap((before) => {
    const padded = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64')
    const text = padded
      .replace(/=+$/, '')
      .slice(before === 0 ? 0 : before + 1, (before + bytes.length) % 3 ? -1 : undefined)
    return [text, text.replaceAll('+', '-').replaceAll('/', '_')]
  })
}

/** The bytes of every form of one text, those of text in UTF-8. */
export function formsOf(clear: string): Buffer[] {
  const bytes = Buffer.from(clear, 'utf8')
  const json = JSON.stringify(clear).slice(1, -1)
  const hex = bytes.toString('hex')
  const texts = [
    clear,
    clear.toLowerCase(),
    clear.toUpperCase(),
    json,
    JSON.stringify(json).slice(1, -1),
    encodeURIComponent(clear),
    new URLSearchParams({ v: clear }).toString().slice(2),
    hex,
    hex.toUpperCase(),
    ...base64Forms(bytes),
  ]
  const wide = Buffer.from(clear, 'utf16le')
  const forms = [...texts.map((text) => Buffer.from(text, 'utf8')), wide, Buffer.from(wide).swap16()]
  return [...new Map(forms.map((form) => [form.toString('latin1'), form])).values()]
}

/** A key of random bytes: as they are, and as text. */
export function keyForms(key: Buffer): Buffer[] {
  const hex = key.toString('hex')
  return [key, ...[hex, hex.toUpperCase(), ...base64Forms(key)].map((text) => Buffer.from(text, 'latin1'))]
}

/** The whole, its start and its end: a text that was cut off somewhere is found too. */
function piecesOf(clear: string): string[] {
  if (clear.length < 2 * pieceLength) return [clear]
  return [clear, clear.slice(0, pieceLength), clear.slice(-pieceLength)]
}

const tableBits = 22

function slotOf(bytes: Buffer, at: number): number {
  const four =
    (bytes[at] ?? 0) |
    ((bytes[at + 1] ?? 0) << 8) |
    ((bytes[at + 2] ?? 0) << 16) |
    ((bytes[at + 3] ?? 0) << 24)
  return Math.imul(four, 0x9e3779b1) >>> (32 - tableBits)
}

/** One pass over the content, whatever the number of forms. */
export class SecretSearch {
  readonly #byStart = new Map<number, { readonly name: string; readonly form: Buffer }[]>()
  readonly #isStart = new Uint8Array(1 << tableBits)
  #formCount = 0

  constructor(secrets: readonly Wanted[]) {
    for (const { name, clear } of secrets) {
      for (const piece of piecesOf(clear)) this.add(name, formsOf(piece))
    }
  }

  /** How many different byte sequences are looked for. */
  get formCount(): number {
    return this.#formCount
  }

  add(name: string, forms: readonly Buffer[]): void {
    for (const form of forms) {
      if (form.length < 8) throw new Error(`a form of ${name} is too short to be told from chance`)
      const slot = slotOf(form, 0)
      const known = this.#byStart.get(slot) ?? []
      if (known.some((other) => other.form.equals(form))) continue
      this.#byStart.set(slot, [...known, { name, form }])
      this.#isStart[slot] = 1
      this.#formCount += 1
    }
  }

  /** Names of what is in there, each once. */
  in(content: Buffer | string): string[] {
    const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content
    const found = new Set<string>()
    for (let at = 0; at + 4 <= bytes.length; at += 1) {
      const slot = slotOf(bytes, at)
      if (this.#isStart[slot] === 0) continue
      for (const { name, form } of this.#byStart.get(slot) ?? []) {
        if (
          bytes.length - at >= form.length &&
          bytes.compare(form, 0, form.length, at, at + form.length) === 0
        ) {
          found.add(name)
        }
      }
    }
    return [...found]
  }

  /** The same for every file below a folder: `<name> in <file>`, names of files included. */
  below(folder: string): string[] {
    return filesBelow(folder).flatMap((file) => {
      const place = path.relative(folder, file)
      return [...this.in(place), ...this.in(readFileSync(file))].map((name) => `${name} in ${place}`)
    })
  }
}

export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(folder, name))
    .filter((file) => statSync(file).isFile())
}
