// Lists the files that a build depends on, one a line.
import { globSync } from 'node:fs'

const sources = globSync([
  'src-main/**/*',
  'src-renderer/**/*',
  'drizzle/**/*',
  '*.config.ts',
  'package-lock.json',
])
process.stdout.write(`${sources.join('\n')}\n`)
