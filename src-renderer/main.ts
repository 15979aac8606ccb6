/**
 * Entry of the page: UI5's settings first, then everything else. A static import of the screens would not do: the
 * bundler may put components into a chunk that runs before this file, and UI5 starts with the first component.
 */
import './ui5.ts'
import './app/app.css'
import './app/session/session.css'
import './ui/ui.css'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no element with the id "root"')

const { mount } = await import('./app/mount.tsx')
mount(root)
