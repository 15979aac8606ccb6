import os from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/e2e/**'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: 'forks',
    maxWorkers: os.availableParallelism(),
    // Tests of the hosts run what a user runs: the build.
    globalSetup: './test/support/build.mjs',
  },
})
