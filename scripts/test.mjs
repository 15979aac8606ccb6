// `npm test`: types, lint, tests of every layer, build, and end-to-end tests in a real Chromium.
// The last line is `N passed, N failed, N skipped`; types, lint and build count as one test each.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { build, environment, install, packageBin, runNode } from './bootstrap.mjs'
import { findChromium } from './chromium.mjs'

install()

const counts = { passed: 0, failed: 0, skipped: 0 }
const reports = mkdtempSync(path.join(os.tmpdir(), 'patchbay-test-'))

function count(outcome, number = 1) {
  counts[outcome] += number
}

async function step(name, args) {
  process.stdout.write(`\n== ${name}\n`)
  const code = await runNode(args)
  count(code === 0 ? 'passed' : 'failed')
}

/** A report that is not there means that the runner itself broke: one failed test. */
function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null
}

async function layers() {
  process.stdout.write('\n== Tests of every layer\n')
  const report = path.join(reports, 'vitest.json')
  const vitest = [packageBin('vitest'), 'run', '--config', 'test/vitest.config.ts']
  const code = await runNode([
    ...vitest,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ])
  const result = readReport(report)
  count('passed', result?.numPassedTests ?? 0)
  count('failed', result?.numFailedTests ?? 0)
  count('skipped', (result?.numPendingTests ?? 0) + (result?.numTodoTests ?? 0))
  // A broken file or hook fails the run without failing a test.
  if (code !== 0 && !result?.numFailedTests) count('failed')
}

async function endToEnd() {
  process.stdout.write('\n== End-to-end tests in Chromium\n')
  const chromium = findChromium()
  if (chromium === null) {
    process.stdout.write(
      'No Chromium was found, and none could be installed. Install one, or name it in CHROMIUM_PATH.\n',
    )
    count('failed')
    return
  }
  const report = path.join(reports, 'playwright.json')
  const code = await runNode([packageBin('playwright'), 'test', '--config', 'test/playwright.config.ts'], {
    env: environment({ CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: report }),
  })
  const stats = readReport(report)?.stats
  count('passed', stats?.expected ?? 0)
  count('failed', (stats?.unexpected ?? 0) + (stats?.flaky ?? 0))
  count('skipped', stats?.skipped ?? 0)
  if (code !== 0 && !stats?.unexpected) count('failed')
}

await step('Types', [packageBin('tsc'), '--noEmit'])
await step('Lint', [packageBin('biome'), 'ci', '.'])
process.stdout.write('\n== Build\n')
await build()
count('passed')
await layers()
await endToEnd()
rmSync(reports, { recursive: true, force: true })
process.stdout.write(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped\n`)
process.exitCode = counts.failed === 0 ? 0 : 1
