// `npm run package`: installers for this platform in dist/. electron-builder fetches Electron's program.
import path from 'node:path'
import { build, giveUp, install, root, runNode } from './bootstrap.mjs'

install()
await build()
const code = await runNode([
  '--disable-warning=ExperimentalWarning',
  path.join(root, 'scripts', 'packageDesktop.ts'),
])
if (code !== 0) {
  giveUp(
    'no installer was made.',
    "The lines above name the cause. Electron's program must be reached (github.com, or a mirror in ELECTRON_MIRROR).",
  )
}
