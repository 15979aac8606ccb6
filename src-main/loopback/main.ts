/** `node src-main/loopback/main.ts [--data DIR] [--port N]`: the loopback host as a process, for the start script. */
import { parseArgs } from 'node:util'
import { createApplication } from '../application.ts'
import { toErrorDocument } from '../domain/errors.ts'
import { resolveDataPaths } from '../platform/paths.ts'
import { serve } from './serve.ts'

const { values } = parseArgs({ options: { data: { type: 'string' }, port: { type: 'string' } } })

try {
  const app = createApplication({ paths: resolveDataPaths(values.data, process.env), host: 'loopback' })
  await serve(app, {
    port: Number(values.port ?? 0),
    wantsBrowser: true,
    tell: (line) => process.stdout.write(`${line}\n`),
  })
} catch (error) {
  const { code, message } = toErrorDocument(error)
  if (code === 'BUG' && error instanceof Error) process.stderr.write(`${error.stack}\n`)
  process.stderr.write(`patchbay: ${message}\n`)
  process.exit(1)
}
// A Ctrl+C may come a second time: one that meets Node taking itself down bit by bit would look like a crash.
process.exit(0)
