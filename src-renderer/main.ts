/**
 * Entry of the page: UI5's settings, language and theme first, then everything else. A static import of the screens
 * would not do: the bundler may put components into a chunk that runs before this file, UI5 starts with the first
 * component, and modules of screens ask for texts as soon as they are loaded.
 */
import './ui5.ts'
import './app/app.css'
import './app/session/session.css'
import './ui/ui.css'
import './ui/print.css'
import { readKept } from './app/keptInBrowser.ts'
import { startLanguage } from './app/language.ts'
import { startTheme } from './app/theme.ts'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no element with the id "root"')

await readKept()
await Promise.all([startLanguage(), startTheme()])
const { mount } = await import('./app/mount.tsx')
mount(root)
