/**
 * A strong password for a user that only a provider logs on with. Latin letters and digits alone: Sinch advises
 * API users against other letters and some signs (rci.md section 3). Letters that look like digits are left out,
 * since people may have to type it at the provider's portal.
 */

const kinds = ['abcdefghijkmnpqrstuvwxyz', 'ABCDEFGHJKLMNPQRSTUVWXYZ', '23456789'] as const
const alphabet = kinds.join('')

/** About 139 bits; the cloud's policy asks for 16 characters (messaging-services.md section 2.6). */
const passwordLength = 24

type RandomBytes = (count: number) => Uint8Array

function browserBytes(count: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(count))
}

/** Has at least one small letter, one capital and one digit, for policies that count kinds. */
export function generatePassword(randomBytes: RandomBytes = browserBytes): string {
  for (;;) {
    const password = randomText(randomBytes)
    const characters = [...password]
    if (kinds.every((kind) => characters.some((character) => kind.includes(character)))) return password
  }
}

/** Bytes beyond the last whole multiple of the alphabet are thrown away: each character is equally likely. */
function randomText(randomBytes: RandomBytes): string {
  const limit = 256 - (256 % alphabet.length)
  let text = ''
  while (text.length < passwordLength) {
    for (const byte of randomBytes(passwordLength)) {
      if (byte < limit && text.length < passwordLength) text += alphabet.charAt(byte % alphabet.length)
    }
  }
  return text
}
