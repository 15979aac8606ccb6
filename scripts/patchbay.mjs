#!/usr/bin/env node
// The command line: installs what is missing, then hands over to the built src-main/cli.
import path from 'node:path'
import { build, install, root, runNode } from './bootstrap.mjs'

install()
await build()
// npm runs scripts in the package's folder; relative paths mean the folder the user stands in.
const startedByNpm = process.env.npm_lifecycle_event === 'patchbay' && process.env.INIT_CWD
const cwd = startedByNpm ? process.env.INIT_CWD : process.cwd()
process.exitCode = await runNode([path.join(root, 'out', 'main', 'cli.js'), ...process.argv.slice(2)], {
  cwd,
})
