/** The language of the page. It is settled before the first text is asked for and stays until the page starts anew. */

export const languages = ['en', 'de'] as const
export type Language = (typeof languages)[number]

/** How dates, times and numbers are written. */
const locales: Readonly<Record<Language, string>> = { en: 'en-GB', de: 'de-DE' }

let settled: Language = 'en'

export function settleLanguage(language: Language): void {
  settled = language
}

export function currentLanguage(): Language {
  return settled
}

/** What `make` makes, once for the language of the page: formats take long to make, and a list needs hundreds. */
export function oncePerLanguage<Made>(make: (locale: string) => Made): () => Made {
  let made: { readonly language: Language; readonly value: Made } | null = null
  return () => {
    if (made?.language !== settled) made = { language: settled, value: make(locales[settled]) }
    return made.value
  }
}

const numbers = oncePerLanguage((locale) => new Intl.NumberFormat(locale))

export function numberText(value: number): string {
  return numbers().format(value)
}
