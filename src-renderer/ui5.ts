/**
 * UI5 as Patchbay uses it. Imported before any component.
 * Its fonts would come from a CDN: they are bundled, as are its themes (app/theme.ts) and languages (app/language.ts).
 */
import '@ui5/webcomponents-base/dist/features/F6Navigation.js'
import { setDefaultFontLoading } from '@ui5/webcomponents-base/dist/config/Fonts.js'
import { addCustomCSS } from '@ui5/webcomponents-base/dist/theming/CustomStyle.js'
import './fonts.css'

setDefaultFontLoading(false)

// On paper nothing folds (ui/print.css).
addCustomCSS('ui5-panel', '@media print { .ui5-panel-header-button-root { display: none } }')

// A focused input with a finding would cover the finding below it with a popover that says "Invalid entry".
for (const field of ['ui5-input', 'ui5-textarea'])
  addCustomCSS(field, '.ui5-valuestatemessage-popover { display: none }')
