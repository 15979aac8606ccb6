/** Choices of Personalize that more than one place offers. */

import { keepMessages } from '../ui/messages.ts'
import { unsavedNames } from '../ui/useUnsavedGuard.ts'
import { createValueStore } from '../ui/valueStore.ts'
import { changeLanguage, type LanguageChoice } from './language.ts'
import { changeTheme, chosenTheme, type ThemeChoice } from './theme.ts'

const theme = createValueStore(chosenTheme())
export const useThemeChoice = theme.use

export function chooseTheme(choice: ThemeChoice): void {
  changeTheme(choice)
  theme.set(choice)
}

/** A language that was chosen while something is unsaved: the page would start anew, so the menu asks first. */
const wished = createValueStore<LanguageChoice | null>(null)
export const useWishedLanguage = wished.use
export const forgetLanguage = (): void => wished.set(null)

export function chooseLanguage(choice: LanguageChoice): void {
  if (unsavedNames().length > 0) wished.set(choice)
  else startLanguageAnew(choice)
}

/** The page starts anew in it; the list of messages stays. */
export function startLanguageAnew(choice: LanguageChoice): void {
  keepMessages()
  changeLanguage(choice)
}
