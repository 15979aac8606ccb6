/**
 * Takes out of the script of the first screen what UI5 puts there without need: about 215 kB.
 *
 *   icons for themes before Horizon   Patchbay has Horizon's themes only (src-renderer/app/theme.ts)
 *   a second copy of its renderer     `jsx-runtime` is not among the modules that its `production` condition covers
 *   parameters of its default theme   a text within a script; as a file of their own they are read as data
 */
import type { Plugin } from 'vite'

const runtime = '@ui5/webcomponents-base/jsx-runtime'
const defaultTheme = 'sap_horizon/parameters-bundle.css.js'
/** Followed by the name of one of UI5's packages. */
const themeModule = '\0patchbay:theme:'

export function ui5Once(): Plugin {
  return {
    name: 'patchbay:ui5-once',
    enforce: 'pre',
    resolveId(source, importer = '') {
      if (source.endsWith(`/${defaultTheme}`))
        return `${themeModule}${packageOf(source) ?? packageOf(importer)}`
      const other = otherOf(source, importer)
      return other === null ? null : this.resolve(other, importer, { skipSelf: true })
    },
    load(id) {
      if (!id.startsWith(themeModule)) return null
      const file = `${id.slice(themeModule.length)}/dist/generated/assets/themes/${defaultTheme.replace(/js$/, 'json')}`
      // UI5 asks for it with `async () => theme`: a promise will do.
      return `import url from '${file}?url'\nexport default fetch(url).then((answer) => answer.json())`
    },
  }
}

function packageOf(path: string): string | null {
  return /@ui5\/webcomponents[a-z-]*/.exec(path)?.[0] ?? null
}

function otherOf(source: string, importer: string): string | null {
  if (source === runtime) return '@ui5/webcomponents-base/dist/jsx-runtime.js'
  const isIcon = source.startsWith('./v4/') && importer.includes('@ui5/webcomponents-icons/dist/')
  return isIcon ? source.replace('./v4/', './v5/') : null
}
