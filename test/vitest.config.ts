import os from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/e2e/**'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Modules of screens ask for texts as soon as they are loaded, which the page's entry sees to.
    setupFiles: ['./test/support/texts.ts'],
    pool: 'forks',
    maxWorkers: os.availableParallelism(),
    // Tests of the hosts run what a user runs: the build.
    globalSetup: './test/support/build.mjs',
  },
})
