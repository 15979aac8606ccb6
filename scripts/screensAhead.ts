/**
 * The page's entry asks for the screens only when language and theme are there (src-renderer/main.ts); their files are
 * on the way by then.
 */
import type { HtmlTagDescriptor, Plugin, Rollup } from 'vite'

const screens = 'src-renderer/app/mount.tsx'

type Bundle = Readonly<Record<string, Rollup.OutputChunk | Rollup.OutputAsset>>

/** The file and all that it needs. */
function withImports(bundle: Bundle, file: string, found: Set<string>): Set<string> {
  const chunk = bundle[file]
  if (chunk?.type !== 'chunk' || found.has(file)) return found
  found.add(file)
  for (const needed of chunk.imports) withImports(bundle, needed, found)
  return found
}

export function screensAhead(): Plugin {
  return {
    name: 'patchbay:screens-ahead',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const chunks = Object.values(bundle).filter((output) => output.type === 'chunk')
        const first = chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith(screens))
        if (first === undefined) throw new Error(`No chunk begins with ${screens}.`)
        const files = [...withImports(bundle, first.fileName, new Set())].filter(
          (file) => !html.includes(file),
        )
        return files.map(
          (file): HtmlTagDescriptor => ({
            tag: 'link',
            attrs: { rel: 'modulepreload', crossorigin: true, href: `./${file}` },
            injectTo: 'head',
          }),
        )
      },
    },
  }
}
