// `npm run histories -- [--seed N] [--count N]`: generated histories of two stores and one server (test/sync/histories).
import { install, runNode } from './bootstrap.mjs'

install()
process.exitCode = await runNode(['test/sync/histories/run.ts', ...process.argv.slice(2)])
