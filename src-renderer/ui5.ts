/**
 * UI5 as Patchbay uses it. Imported before any component.
 * Its theme and English texts are in the components; fonts come from fonts.css, never from its CDN.
 */
import '@ui5/webcomponents-base/dist/features/F6Navigation.js'
import { setDefaultFontLoading } from '@ui5/webcomponents-base/dist/config/Fonts.js'
import { setLanguage } from '@ui5/webcomponents-base/dist/config/Language.js'
import './fonts.css'

setDefaultFontLoading(false)
void setLanguage('en')
