/** A strong password for a user that only a provider logs on with (domain/passwordPolicy.ts says what it is like). */
import { generatedKinds, generatedLength } from '../../src-main/domain/passwordPolicy.ts'

const alphabet = generatedKinds.join('')

type RandomBytes = (count: number) => Uint8Array

function browserBytes(count: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(count))
}

/** Has at least one small letter, one capital and one digit, for policies that count kinds. */
export function generatePassword(randomBytes: RandomBytes = browserBytes): string {
  for (;;) {
    const password = randomText(randomBytes)
    const characters = [...password]
    if (generatedKinds.every((kind) => characters.some((character) => kind.includes(character))))
      return password
  }
}

/** Bytes beyond the last whole multiple of the alphabet are thrown away: each character is equally likely. */
function randomText(randomBytes: RandomBytes): string {
  const limit = 256 - (256 % alphabet.length)
  let text = ''
  while (text.length < generatedLength) {
    for (const byte of randomBytes(generatedLength)) {
      if (byte < limit && text.length < generatedLength) text += alphabet.charAt(byte % alphabet.length)
    }
  }
  return text
}
