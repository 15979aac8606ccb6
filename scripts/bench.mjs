// `npm run bench [-- NAME]`: the benchmarks under the pinned Node, on built screens.
import path from 'node:path'
import { build, environment, install, root, runNode } from './bootstrap.mjs'
import { findChromium } from './chromium.mjs'

install()
await build()
const env = environment({ CHROMIUM_PATH: findChromium() ?? '' })
process.exitCode = await runNode([path.join(root, 'bench', 'index.ts'), ...process.argv.slice(2)], { env })
