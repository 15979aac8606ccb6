/**
 * Leaves out of the screens what UI5 brings twice and shows once: about 40 kB of the first screen.
 *
 *   icons for themes before Horizon   Patchbay has Horizon's themes only (src-renderer/app/theme.ts)
 *   a second copy of its renderer     `jsx-runtime` is not among the modules that its `production` condition covers
 */
import type { Plugin } from 'vite'

const runtime = '@ui5/webcomponents-base/jsx-runtime'

export function ui5Once(): Plugin {
  return {
    name: 'patchbay:ui5-once',
    enforce: 'pre',
    resolveId(source, importer) {
      const other = otherOf(source, importer ?? '')
      return other === null ? null : this.resolve(other, importer, { skipSelf: true })
    },
  }
}

function otherOf(source: string, importer: string): string | null {
  if (source === runtime) return '@ui5/webcomponents-base/dist/jsx-runtime.js'
  const isIcon = source.startsWith('./v4/') && importer.includes('@ui5/webcomponents-icons/dist/')
  return isIcon ? source.replace('./v4/', './v5/') : null
}
