/**
 * A hint, not a gate: how hard a passphrase is to guess when nothing is known of it. The real gate is the length
 * that the keyring asks for; the cost of each guess is the keyring's (architecture.md section 5).
 */
export type PassphraseStrength = 'weak' | 'fair' | 'strong'

/** Shortest passphrase of a new store, in characters; the keyring refuses shorter ones itself. */
export const shortestPassphrase = 8

/** Distinct characters and words count; repeating one does not help. */
export function passphraseStrength(passphrase: string): PassphraseStrength {
  const words = new Set(
    passphrase
      .trim()
      .toLowerCase()
      .split(/\s+/u)
      .filter((word) => word.length > 2),
  )
  const characters = [...passphrase]
  const distinct = new Set(characters).size
  const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\p{N}/u, /[^\p{L}\p{N}\s]/u].filter((kind) =>
    kind.test(passphrase),
  ).length
  if (words.size >= 5 || (characters.length >= 20 && distinct >= 10)) return 'strong'
  if (words.size >= 4 || (characters.length >= 12 && distinct >= 8 && kinds >= 2)) return 'fair'
  return 'weak'
}
