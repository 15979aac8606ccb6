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

export function locale(): string {
  return locales[settled]
}

export function numberText(value: number): string {
  return value.toLocaleString(locale())
}
