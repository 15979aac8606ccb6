// `node scripts/run.mjs COMMAND ARGS`: a development tool under the pinned Node, installed first if missing.
import { install, packageBin, runNode } from './bootstrap.mjs'

install()
const [command, ...args] = process.argv.slice(2)
process.exitCode = await runNode([packageBin(command), ...args])
