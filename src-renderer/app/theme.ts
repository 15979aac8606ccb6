/**
 * The chosen theme. Personalize > Theme: kept beside the text size, for it is needed before the store is open.
 * The light theme is in the components; the parameters of another one are loaded when it is chosen.
 */
import { registerThemePropertiesLoader } from '@ui5/webcomponents-base/dist/asset-registries/Themes.js'
import { setTheme } from '@ui5/webcomponents-base/dist/config/Theme.js'
import { keepInBrowser, keptInBrowser } from './keptInBrowser.ts'

const themes = {
  light: { name: 'sap_horizon', scheme: 'light' },
  dark: { name: 'sap_horizon_dark', scheme: 'dark' },
  contrastBlack: { name: 'sap_horizon_hcb', scheme: 'dark' },
  contrastWhite: { name: 'sap_horizon_hcw', scheme: 'light' },
} as const
export type Theme = keyof typeof themes

export const themeChoices = ['system', 'light', 'dark', 'contrastBlack', 'contrastWhite'] as const
export type ThemeChoice = (typeof themeChoices)[number]

const storageKey = 'patchbay.theme'

export function chosenTheme(): ThemeChoice {
  const kept = keptInBrowser(storageKey)
  return themeChoices.find((choice) => choice === kept) ?? 'system'
}

const prefersDark = matchMedia('(prefers-color-scheme: dark)')
const contrastQueries = [matchMedia('(forced-colors: active)'), matchMedia('(prefers-contrast: more)')]

function themeOfSystem(): Theme {
  if (contrastQueries.some((query) => query.matches))
    return prefersDark.matches ? 'contrastBlack' : 'contrastWhite'
  return prefersDark.matches ? 'dark' : 'light'
}

async function apply(): Promise<void> {
  const choice = chosenTheme()
  const { name, scheme } = themes[choice === 'system' ? themeOfSystem() : choice]
  // The browser's own parts: scroll bars, and the page before anything is drawn on it.
  document.documentElement.style.colorScheme = scheme
  await parametersOf(name)
  await setTheme(name)
}

export function changeTheme(choice: ThemeChoice): void {
  keepInBrowser(storageKey, choice)
  void apply()
}

/** At the start of the page, before any component: nothing is drawn in another theme first. */
export async function startTheme(): Promise<void> {
  for (const query of [prefersDark, ...contrastQueries]) query.addEventListener('change', () => void apply())
  await apply()
}

type Parameters = readonly { readonly default: unknown }[]

/** For each theme the parameters of UI5's packages, in the order of `packages`. */
const loaders: Readonly<Record<string, () => Promise<Parameters>>> = {
  sap_horizon_dark: () =>
    Promise.all([
      import(
        '@ui5/webcomponents-theming/dist/generated/assets/themes/sap_horizon_dark/parameters-bundle.css.json'
      ),
      import('@ui5/webcomponents/dist/generated/assets/themes/sap_horizon_dark/parameters-bundle.css.json'),
      import(
        '@ui5/webcomponents-fiori/dist/generated/assets/themes/sap_horizon_dark/parameters-bundle.css.json'
      ),
    ]),
  sap_horizon_hcb: () =>
    Promise.all([
      import(
        '@ui5/webcomponents-theming/dist/generated/assets/themes/sap_horizon_hcb/parameters-bundle.css.json'
      ),
      import('@ui5/webcomponents/dist/generated/assets/themes/sap_horizon_hcb/parameters-bundle.css.json'),
      import(
        '@ui5/webcomponents-fiori/dist/generated/assets/themes/sap_horizon_hcb/parameters-bundle.css.json'
      ),
    ]),
  sap_horizon_hcw: () =>
    Promise.all([
      import(
        '@ui5/webcomponents-theming/dist/generated/assets/themes/sap_horizon_hcw/parameters-bundle.css.json'
      ),
      import('@ui5/webcomponents/dist/generated/assets/themes/sap_horizon_hcw/parameters-bundle.css.json'),
      import(
        '@ui5/webcomponents-fiori/dist/generated/assets/themes/sap_horizon_hcw/parameters-bundle.css.json'
      ),
    ]),
}

/** UI5's packages with the place of their parameters, as their own registration has it. */
const packages = [
  { name: '@ui5/webcomponents-theming', place: 'root' },
  { name: '@ui5/webcomponents', place: 'host' },
  { name: '@ui5/webcomponents-fiori', place: 'host' },
] as const

async function parametersOf(theme: string): Promise<readonly string[]> {
  const loaded = await loaders[theme]?.()
  return (loaded ?? []).map((module) => String(module.default))
}

for (const theme of Object.keys(loaders))
  packages.forEach(({ name, place }, index) => {
    const load = async () => (await parametersOf(theme))[index] ?? ''
    registerThemePropertiesLoader(name, theme, load, place)
  })
