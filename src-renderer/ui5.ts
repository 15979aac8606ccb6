/**
 * UI5 as Patchbay uses it. Imported before any component.
 * Its theme and English texts are in the components. Fonts and locale data would come from a CDN: they are bundled.
 */
import '@ui5/webcomponents-base/dist/features/F6Navigation.js'
import { registerLocaleDataLoader } from '@ui5/webcomponents-base/dist/asset-registries/LocaleData.js'
import { setDefaultFontLoading } from '@ui5/webcomponents-base/dist/config/Fonts.js'
import { setLanguage } from '@ui5/webcomponents-base/dist/config/Language.js'
import { addCustomCSS } from '@ui5/webcomponents-base/dist/theming/CustomStyle.js'
import './fonts.css'

type CLDRData = Awaited<ReturnType<Parameters<typeof registerLocaleDataLoader>[1]>>

setDefaultFontLoading(false)
registerLocaleDataLoader('en', async () => {
  const data = await import('@ui5/webcomponents-localization/dist/generated/assets/cldr/en.json')
  return data.default as unknown as CLDRData
})
void setLanguage('en')

// A focused input with a finding would cover the finding below it with a popover that says "Invalid entry".
for (const field of ['ui5-input', 'ui5-textarea'])
  addCustomCSS(field, '.ui5-valuestatemessage-popover { display: none }')
