/**
 * The chosen language. Personalize > Language: kept beside the text size, for it is needed before the store is open
 * and tells nothing of it.
 */
import components from '@ui5/webcomponents/dist/generated/assets/i18n/messagebundle_de.json?url'
import { registerI18nLoader } from '@ui5/webcomponents-base/dist/asset-registries/i18n.js'
import { registerLocaleDataLoader } from '@ui5/webcomponents-base/dist/asset-registries/LocaleData.js'
import { setLanguage } from '@ui5/webcomponents-base/dist/config/Language.js'
import fiori from '@ui5/webcomponents-fiori/dist/generated/assets/i18n/messagebundle_de.json?url'
import icons from '@ui5/webcomponents-icons/dist/generated/assets/i18n/messagebundle_de.json?url'
import { type Language, languages } from '../i18n/language.ts'
import { loadTexts } from '../i18n/t.ts'
import { readData } from './data.ts'
import { keepInBrowser, keptInBrowser } from './keptInBrowser.ts'

type CLDRData = Awaited<ReturnType<Parameters<typeof registerLocaleDataLoader>[1]>>
type Bundle = Awaited<ReturnType<Parameters<typeof registerI18nLoader>[2]>>

export const languageChoices = ['system', ...languages] as const
export type LanguageChoice = (typeof languageChoices)[number]

const storageKey = 'patchbay.language'

export function chosenLanguage(): LanguageChoice {
  const kept = keptInBrowser(storageKey)
  return languageChoices.find((choice) => choice === kept) ?? 'system'
}

/** The first of the wished languages that Patchbay has; else English. */
export function languageOf(choice: LanguageChoice, wished: readonly string[]): Language {
  if (choice !== 'system') return choice
  const known = wished.map((tag) =>
    languages.find((language) => language === tag.toLowerCase().split('-')[0]),
  )
  return known.find((language) => language !== undefined) ?? 'en'
}

/** Keeps the choice and starts the page anew: its modules hold texts of the former language. */
export function changeLanguage(choice: LanguageChoice): void {
  keepInBrowser(storageKey, choice)
  location.reload()
}

// UI5 would fetch these from a CDN, and does so at every change of language. Only its date, time and step inputs read
// them, of which Patchbay has none (test/unit/renderer/ui5.test.ts): 100 kB that no screen needs.
for (const language of languages) registerLocaleDataLoader(language, async () => ({}) as CLDRData)

const germanBundles = {
  '@ui5/webcomponents': components,
  '@ui5/webcomponents-fiori': fiori,
  '@ui5/webcomponents-icons': icons,
}
for (const [name, address] of Object.entries(germanBundles))
  registerI18nLoader(name, 'de', () => readData<Bundle>(address))

/** At the start of the page, before any screen is loaded. */
export async function startLanguage(): Promise<void> {
  const language = languageOf(chosenLanguage(), navigator.languages)
  document.documentElement.lang = language
  await Promise.all([loadTexts(language), setLanguage(language)])
}
