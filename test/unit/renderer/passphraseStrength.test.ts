import { expect, test } from 'vitest'
import {
  type PassphraseStrength,
  passphraseStrength,
} from '../../../src-renderer/app/session/passphraseStrength.ts'

test.each<[string, PassphraseStrength]>([
  ['', 'weak'],
  ['password', 'weak'],
  ['aaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'weak'],
  ['dog dog dog dog dog dog', 'weak'],
  ['correct horse battery', 'strong'],
  ['river lamp cloud tin', 'strong'],
  ['Blue7kettle!x', 'fair'],
  ['oak elm ash fir', 'fair'],
  ['five words that nobody guesses', 'strong'],
  ['täglich grün über öde Äpfel', 'strong'],
])('%j is %s', (passphrase, strength) => {
  expect(passphraseStrength(passphrase)).toBe(strength)
})
