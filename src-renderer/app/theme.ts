/**
 * The chosen theme. Personalize > Theme: kept beside the text size, for it is needed before the store is open.
 * The parameters of the light theme come with the components (scripts/ui5Once.ts), those of another when it is chosen.
 */

import darkComponents from '@ui5/webcomponents/dist/generated/assets/themes/sap_horizon_dark/parameters-bundle.css.json?url'
import blackComponents from '@ui5/webcomponents/dist/generated/assets/themes/sap_horizon_hcb/parameters-bundle.css.json?url'
import whiteComponents from '@ui5/webcomponents/dist/generated/assets/themes/sap_horizon_hcw/parameters-bundle.css.json?url'
import { registerThemePropertiesLoader } from '@ui5/webcomponents-base/dist/asset-registries/Themes.js'
import { setTheme } from '@ui5/webcomponents-base/dist/config/Theme.js'
import darkFiori from '@ui5/webcomponents-fiori/dist/generated/assets/themes/sap_horizon_dark/parameters-bundle.css.json?url'
import blackFiori from '@ui5/webcomponents-fiori/dist/generated/assets/themes/sap_horizon_hcb/parameters-bundle.css.json?url'
import whiteFiori from '@ui5/webcomponents-fiori/dist/generated/assets/themes/sap_horizon_hcw/parameters-bundle.css.json?url'
import darkBase from '@ui5/webcomponents-theming/dist/generated/assets/themes/sap_horizon_dark/parameters-bundle.css.json?url'
import blackBase from '@ui5/webcomponents-theming/dist/generated/assets/themes/sap_horizon_hcb/parameters-bundle.css.json?url'
import whiteBase from '@ui5/webcomponents-theming/dist/generated/assets/themes/sap_horizon_hcw/parameters-bundle.css.json?url'
import { readData } from './data.ts'
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

/** UI5's packages with the place of their parameters, as their own registration has it. */
const packages = [
  { name: '@ui5/webcomponents-theming', place: 'root' },
  { name: '@ui5/webcomponents', place: 'host' },
  { name: '@ui5/webcomponents-fiori', place: 'host' },
] as const

/** For each theme the addresses of the packages' parameters, in the order of `packages`. */
const parameters = {
  sap_horizon_dark: [darkBase, darkComponents, darkFiori],
  sap_horizon_hcb: [blackBase, blackComponents, blackFiori],
  sap_horizon_hcw: [whiteBase, whiteComponents, whiteFiori],
}

for (const [theme, addresses] of Object.entries(parameters))
  packages.forEach(({ name, place }, index) => {
    const address = addresses[index] ?? ''
    registerThemePropertiesLoader(name, theme, () => readData<string>(address), place)
  })
