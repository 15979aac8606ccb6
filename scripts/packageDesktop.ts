/** Runs electron-builder for this platform; under the pinned Node, after the build. */
import { build } from 'electron-builder'
import { packageConfig } from './packageConfig.ts'

const files = await build({ config: packageConfig, publish: 'never' })
for (const file of files) process.stdout.write(`${file}\n`)
